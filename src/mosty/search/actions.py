"""Everything that writes the index. Its rows belong to the caller's transaction."""

import json
from collections.abc import Iterable
from itertools import islice
from zlib import crc32

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.search.kinds import KINDS, Doc, Kind, companions, kind_of
from mosty.search.models import IndexEntry, Word
from mosty.search.spelling import can_be_mistyped, deletions
from mosty.search.words import fold, sort_key

BATCH = 1000
SAMPLE = 16
PATIENCE_S = 10
LONGEST_BODY = 20_000
LONGEST_SORT = 400
TEXTS = ("title_ru", "title_en", "subtitle_ru", "subtitle_en", "body_ru", "body_en")

WRITE_ENTRIES = """
WITH given AS MATERIALIZED (
    SELECT * FROM unnest(
        %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
        %s::text[], %s::text[], %s::text[], %s::jsonb[], %s::text[], %s::timestamptz[],
        %s::timestamptz[], %s::float[], %s::text[], %s::text[], %s::text[], %s::text[],
        %s::text[], %s::text[], %s::bool[]
    ) AS row (
        kind, object_id, title_ru, title_en, subtitle_ru, subtitle_en, body_ru, body_en,
        url_name, url_kwargs, audience, visible_from, visible_until, weight,
        sort_ru, sort_en, titles, subtitles, bodies, shelf, is_sample
    )
), written AS (
    INSERT INTO search_indexentry (
        kind, object_id, title_ru, title_en, subtitle_ru, subtitle_en, body_ru, body_en,
        url_name, url_kwargs, audience, visible_from, visible_until, weight,
        sort_ru, sort_en
    )
    SELECT
        kind, object_id, title_ru, title_en, subtitle_ru, subtitle_en, body_ru, body_en,
        url_name, url_kwargs, audience, visible_from, visible_until, weight,
        sort_ru, sort_en
    FROM given
    ORDER BY kind, object_id
    ON CONFLICT (kind, object_id) DO UPDATE SET
        title_ru = excluded.title_ru, title_en = excluded.title_en,
        subtitle_ru = excluded.subtitle_ru, subtitle_en = excluded.subtitle_en,
        body_ru = excluded.body_ru, body_en = excluded.body_en,
        url_name = excluded.url_name, url_kwargs = excluded.url_kwargs,
        audience = excluded.audience, visible_from = excluded.visible_from,
        visible_until = excluded.visible_until, weight = excluded.weight,
        sort_ru = excluded.sort_ru, sort_en = excluded.sort_en
    RETURNING id, kind, object_id
)
INSERT INTO search_entrywords (
    entry_id, kind, number, audience, visible_from, visible_until, is_sample, words
)
SELECT
    written.id, kind, CASE WHEN object_id ~ '^[0-9]{1,18}$' THEN object_id::bigint END,
    audience, visible_from, visible_until, is_sample,
    setweight(to_tsvector('russian', titles), 'A')
        || setweight(to_tsvector('russian', subtitles), 'B')
        || setweight(to_tsvector('russian', bodies), 'C')
        || array_to_tsvector(ARRAY[shelf, '#' || kind])
FROM written JOIN given USING (kind, object_id)
ORDER BY kind, object_id
ON CONFLICT (entry_id) DO UPDATE SET
    audience = excluded.audience, visible_from = excluded.visible_from,
    visible_until = excluded.visible_until, is_sample = excluded.is_sample,
    words = excluded.words
"""
MISSING_WORDS = """
SELECT DISTINCT audience, text
FROM unnest(%s::text[], %s::text[]) AS asked (audience, text)
WHERE NOT EXISTS (
    SELECT FROM search_word
    WHERE search_word.text = asked.text AND search_word.audience = asked.audience
)
"""
DOUBLE_WORDS = """
DELETE FROM search_word AS later USING search_word AS earlier
WHERE later.text = earlier.text AND later.audience = earlier.audience
    AND later.id > earlier.id
"""


class IndexBusy(Refused):
    message = _("A long import is writing the index. Try again when it has ended.")


def index(thing) -> None:
    """Make the thing findable as it is now; not findable if its kind says so."""
    index_many([thing])


def forget(thing) -> None:
    """Make the thing not findable."""
    kind = kind_of(thing)
    if kind is not None:
        _forget(kind, [str(thing.pk)])
        _accompany()


def index_many(things: Iterable) -> int:
    """Make many things findable, in batches; gives how many are.

    A thing of a kind that nobody registered is passed over. Select what the kinds'
    `build` reads along with the things, or each costs its queries.
    """
    things, known, written = iter(things), set(), 0
    while batch := list(islice(things, BATCH)):
        with transaction.atomic():
            written += len(_index_batch(batch, known))
    _accompany()
    return written


def keep_found(kind: Kind, things: Iterable) -> None:
    """Make these things of a kind findable and no others; writes the difference.

    For companions: what stands in the index already is left as it is.
    """
    wanted = {str(thing.pk): thing for thing in things}
    entries = IndexEntry.objects.filter(kind=kind.name)
    standing = set(entries.values_list("object_id", flat=True))
    if gone := standing - set(wanted):
        _forget(kind, gone)
    if new := [thing for pk, thing in wanted.items() if pk not in standing]:
        _index_batch(new, set())


def reindex() -> int:
    """Make the index anew from the things themselves; gives how many are findable.

    Each batch reads its things under a lock that holds other writers of the index
    back (for about a second), so that no older state overwrites a newer one. Run
    it outside a transaction. Raises `IndexBusy` when others do not let go.
    """
    before = set(IndexEntry.objects.values_list("kind", "object_id"))
    written, known = set(), set()
    for kind in list(KINDS.values()):
        last = None
        while True:
            with transaction.atomic():
                _hold_back("search_indexentry")
                batch = _next_batch(kind, last)
                written |= _index_batch(batch, known)
            if not batch:
                break
            last = batch[-1].pk
    _forget_the_lost(before - written)
    sweep()
    return len(written)


@transaction.atomic
def sweep() -> int:
    """Take words away that no entry has any more; gives how many were.

    Raises `IndexBusy` rather than make every other writer queue behind it.
    """
    _hold_back("search_word")
    standing = set()
    texts = IndexEntry.objects.values_list("audience", *TEXTS)
    for audience, *fields in texts.iterator(chunk_size=BATCH):
        standing |= {(audience, word) for word in _words_of(fields)}
    with connection.cursor() as cursor:
        cursor.execute(DOUBLE_WORDS)
        doubles = cursor.rowcount
    lost = [
        pk
        for pk, audience, text in Word.objects.values_list("pk", "audience", "text")
        if (audience, text) not in standing
    ]
    for start in range(0, len(lost), BATCH):
        Word.objects.filter(pk__in=lost[start : start + BATCH]).delete()
    return len(lost) + doubles


def _accompany():
    """Have each companion run once when this transaction is committed."""
    waiting = {refresh for _savepoints, refresh, *_ in connection.run_on_commit}
    for refresh in companions():
        if refresh not in waiting:
            transaction.on_commit(refresh)


def _next_batch(kind, last) -> list:
    if kind.is_fixed:
        return [] if last else kind.things()
    rest = kind.all_things().order_by("pk")
    return list((rest.filter(pk__gt=last) if last else rest)[:BATCH])


def _thing(kind, object_id):
    if kind.is_fixed:
        return next((one for one in kind.things() if str(one.pk) == object_id), None)
    return kind.all_things().filter(pk=object_id).first()


def _hold_back(table):
    """Keep other writers of the table out until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE_S}s'")
        try:
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        except OperationalError as fault:
            raise IndexBusy from fault


def _index_batch(things, known) -> set[tuple[str, str]]:
    docs, gone = {}, {}
    for thing in things:
        kind = kind_of(thing)
        if kind is None:
            continue
        doc = kind.build(thing)
        if doc is None:
            gone.setdefault(kind.name, []).append(str(thing.pk))
        else:
            docs[kind.name, str(thing.pk)] = doc
    for name, object_ids in gone.items():
        _forget(KINDS[name], object_ids)
    _write(docs, known)
    return set(docs)


def _forget(kind: Kind, object_ids):
    IndexEntry.objects.filter(kind=kind.name, object_id__in=object_ids).delete()


def _forget_the_lost(entries):
    """Remove entries whose thing is gone or may not be found any more."""
    for name, object_id in entries:
        kind = KINDS.get(name)
        thing = kind and _thing(kind, object_id)
        if not thing or kind.build(thing) is None:
            IndexEntry.objects.filter(kind=name, object_id=object_id).delete()


def _write(docs: dict[tuple[str, str], Doc], known: set):
    if not docs:
        return
    rows = [_row(name, pk, doc) for (name, pk), doc in docs.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            WRITE_ENTRIES, [list(column) for column in zip(*rows, strict=True)]
        )
    _learn(docs.values(), known)


def _row(name, pk, doc: Doc):
    kind = KINDS[name]
    fields = [_clean(getattr(doc, field)) for field in TEXTS]
    title_ru, title_en, subtitle_ru, subtitle_en, body_ru, body_en = fields
    return (
        name,
        pk,
        *fields,
        doc.url_name,
        json.dumps(dict(doc.url_kwargs)),
        str(doc.audience),
        doc.visible_from,
        doc.visible_until,
        kind.weight,
        sort_key(title_ru or title_en)[:LONGEST_SORT],
        sort_key(title_en or title_ru)[:LONGEST_SORT],
        fold(f"{title_ru} {title_en}"),
        fold(f"{subtitle_ru} {subtitle_en}"),
        fold(f"{body_ru} {body_en}"),
        kind.shelf,
        not kind.is_many or crc32(pk.encode()) % SAMPLE == 0,
    )


def _clean(text) -> str:
    return str(text).replace("\0", "")[:LONGEST_BODY]


def _words_of(texts) -> set[str]:
    return set(filter(can_be_mistyped, fold(" ".join(texts)).split()))


def _learn(docs: Iterable[Doc], known: set):
    """Add the words of these documents to the vocabulary of their audiences."""
    met = set()
    for doc in docs:
        words = _words_of(_clean(getattr(doc, field)) for field in TEXTS)
        met |= {(str(doc.audience), word) for word in words}
    met -= known
    if not met:
        return
    audiences, texts = zip(*sorted(met), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(MISSING_WORDS, [list(audiences), list(texts)])
        missing = cursor.fetchall()
    Word.objects.bulk_create(
        Word(audience=audience, text=text, deletions=deletions(text))
        for audience, text in missing
    )
    known |= met
