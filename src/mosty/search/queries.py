"""The questions put to the index: one statement each, over capped candidates.

No question reads more than `KIND_CAP` rows of a kind before it ranks them, nor more
than `DELETION_CAP` words of the vocabulary for a deletion before they are measured.
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from mosty.search.kinds import FEW

CAP = 150
MOST = 1000
DENSE = 60
TITLE_CAP = 2000
WORD_CAP = 300
DELETION_CAP = 50
NO_KEY = "\x01"

CANDIDATE = "entry_id, kind, words"

VISIBLE = """
    audience = ANY(%(audience)s)
    AND (visible_from IS NULL OR visible_from <= %(at)s)
    AND (visible_until IS NULL OR visible_until > %(at)s)
"""
PAGE = """
SELECT
    counted.counts, counted.is_dense, counted.stems,
    page.kind, page.object_id, page.title_ru, page.title_en,
    page.subtitle_ru, page.subtitle_en, page.body_ru, page.body_en,
    page.url_name, page.url_kwargs
FROM (
    SELECT
        (
            SELECT jsonb_object_agg(kind, number)
            FROM (SELECT kind, count(*) AS number FROM ranked GROUP BY kind) AS kinds
        ) AS counts,
        (SELECT is_dense FROM density) AS is_dense,
        tsvector_to_array(to_tsvector('russian', %(plain)s)) AS stems
) AS counted
LEFT JOIN (
    SELECT best.rank, best.sort_ru AS sort, entry.*
    FROM (
        SELECT id, rank, sort_ru FROM ranked
        ORDER BY rank DESC, sort_ru, id LIMIT %(limit)s OFFSET %(offset)s
    ) AS best
    JOIN search_indexentry AS entry USING (id)
) AS page ON true
ORDER BY page.rank DESC, page.sort, page.id
"""
# What no entry of the sample has is rare, and all of it is counted: EXISTS would lead
# the planner through every entry of a kind.
IN_SAMPLE_OR_WHOLE = f"""
    CASE
        WHEN numnode(asked.query) = 0 THEN true
        WHEN EXISTS (
            SELECT FROM search_entrywords
            WHERE is_sample AND words @@ asked.query
                AND kind = ANY(%(kinds)s) AND {VISIBLE}
        ) THEN true
        ELSE (
            SELECT count(*) > 0 FROM search_entrywords
            WHERE words @@ asked.query AND kind = ANY(%(kinds)s) AND {VISIBLE}
        )
    END
"""
BY_WORDS = f"""
WITH asked AS MATERIALIZED (
    SELECT to_tsquery('russian', %(query)s) AS query
), sampled AS MATERIALIZED (
    SELECT shelves.name AS shelf, entry.*
    FROM asked
    CROSS JOIN unnest(%(shelves)s::text[]) AS shelves (name)
    CROSS JOIN LATERAL (
        SELECT {CANDIDATE}
        FROM search_entrywords
        WHERE is_sample
            AND words @@ (asked.query && quote_literal(shelves.name)::tsquery)
            AND numnode(asked.query) > 0 AND kind = ANY(%(kinds)s) AND {VISIBLE}
        LIMIT %(cap)s
    ) AS entry
), density AS MATERIALIZED (
    SELECT count(*) >= %(dense)s AS is_dense FROM sampled WHERE shelf <> '{FEW}'
), sure AS MATERIALIZED (
    SELECT {IN_SAMPLE_OR_WHOLE} AS is_possible
    FROM (SELECT to_tsquery('russian', %(sure)s) AS query) AS asked
    WHERE NOT (SELECT is_dense FROM density)
), found AS MATERIALIZED (
    SELECT {CANDIDATE} FROM sampled WHERE (SELECT is_dense FROM density)
    UNION ALL
    (
        SELECT {CANDIDATE} FROM asked CROSS JOIN (
            SELECT id FROM search_indexentry
            WHERE (SELECT is_dense FROM density) AND sort_ru LIKE %(beginning)s
            ORDER BY sort_ru LIMIT %(cap)s
        ) AS begun CROSS JOIN LATERAL (
            SELECT * FROM search_entrywords WHERE entry_id = begun.id OFFSET 0
        ) AS entry
        WHERE NOT is_sample AND words @@ asked.query
            AND kind = ANY(%(kinds)s) AND {VISIBLE}
    )
    UNION ALL
    (
        SELECT {CANDIDATE} FROM asked, search_entrywords
        WHERE (SELECT is_possible FROM sure) AND words @@ asked.query
            AND numnode(asked.query) > 0 AND kind = ANY(%(kinds)s) AND {VISIBLE}
        LIMIT %(most)s
    )
), ranked AS MATERIALIZED (
    SELECT entry_id AS id, kind, sort_ru,
        weight * (
            ts_rank(words, asked.query, 1)
            + starts_with(sort_ru, %(key)s)::int
            + starts_with(sort_en, %(key)s)::int
        ) AS rank
    FROM asked CROSS JOIN found CROSS JOIN LATERAL (
        SELECT weight, sort_ru, sort_en FROM search_indexentry
        WHERE id = found.entry_id OFFSET 0
    ) AS entry
)
{PAGE}
"""
BY_TITLE = f"""
WITH ranked AS MATERIALIZED (
    SELECT id, kind, sort_ru, weight AS rank
    FROM (
        SELECT * FROM search_indexentry
        WHERE {{column}} LIKE %(beginning)s ORDER BY {{column}} LIMIT %(title_cap)s
    ) AS beginning
    WHERE kind = ANY(%(kinds)s) AND {VISIBLE}
    ORDER BY {{column}} LIMIT %(cap)s
), density AS (
    SELECT count(*) >= %(cap)s AS is_dense FROM ranked
)
{PAGE}
"""
FIRST_MATCHING = f"""
SELECT readings.place
FROM unnest(%(readings)s::text[]) WITH ORDINALITY AS readings (expression, place)
CROSS JOIN LATERAL (SELECT to_tsquery('russian', readings.expression)) AS asked (query)
WHERE numnode(asked.query) > 0 AND {IN_SAMPLE_OR_WHOLE}
LIMIT 1
"""
SIMILAR_WORDS = """
SELECT DISTINCT near.text
FROM unnest(%s::int[]) AS asked (deletion)
CROSS JOIN LATERAL (
    SELECT text FROM search_word
    WHERE deletions @> ARRAY[asked.deletion] AND audience = ANY(%s) LIMIT %s
) AS near
"""
BEGINNING_WORDS = """
SELECT DISTINCT text FROM (
    SELECT text FROM search_word
    WHERE text LIKE %s AND audience = ANY(%s) LIMIT %s
) AS candidates
"""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who asks, and when: bounds what any answer may rest on."""

    audience: Sequence[str]
    at: datetime.datetime
    kinds: Sequence[str]
    shelves: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Slice:
    """Which hits are wanted, out of how many candidates at most.

    `cap` bounds the candidates of words that stand nearly everywhere, `most` those
    of all others.
    """

    limit: int
    offset: int = 0
    cap: int = CAP
    most: int = MOST


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of rows, how many of each kind there are (up to the cap), the stems."""

    rows: list[dict]
    counts: dict[str, int]
    is_capped: bool
    is_dense: bool
    stems: list[str]

    def __bool__(self):
        return bool(self.counts)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A text-search expression, and what helps to answer it.

    `sure` is the part of it without beginnings of words, which cost most: where
    that matches nothing, the rest is not asked. `plain` are the words whose stems
    are wanted back; `key` is the sorting key that lifts a title which begins so.
    """

    expression: str
    sure: str = ""
    plain: str
    key: str


def by_words(question: Question, reader: Reader, *, part: Slice) -> Found:
    """Entries that match the expression; the best of the capped first."""
    key = question.key or NO_KEY
    asked = {
        "query": question.expression,
        "sure": question.sure,
        "key": key,
        "beginning": _beginning(key),
        "shelves": list(reader.shelves),
        "dense": DENSE,
        "most": part.most,
    }
    return _found(BY_WORDS, asked, reader, part=part, plain=question.plain)


def by_title(key: str, reader: Reader, *, part: Slice, plain: str) -> Found:
    """Entries whose title begins with a sorting key, in order."""
    column = "sort_en" if key.isascii() and key[:1].isalpha() else "sort_ru"
    asked = {"beginning": _beginning(key), "title_cap": TITLE_CAP}
    statement = BY_TITLE.replace("{column}", column)
    return _found(statement, asked, reader, part=part, plain=plain)


def first_matching(expressions: Sequence[str], reader: Reader) -> int | None:
    """The place of the first expression that matches anything, tried in order."""
    asked = {
        "readings": list(expressions),
        "kinds": list(reader.kinds),
        "audience": list(reader.audience),
        "at": reader.at,
    }
    places = _column(FIRST_MATCHING, asked)
    return places[0] - 1 if places else None


def similar_words(deletions: Sequence[int], reader: Reader) -> list[str]:
    """Words of the reader's vocabulary that share a deletion."""
    arguments = [list(deletions), list(reader.audience), DELETION_CAP]
    return _column(SIMILAR_WORDS, arguments)


def words_beginning(beginning: str, reader: Reader) -> list[str]:
    return _column(
        BEGINNING_WORDS, [_beginning(beginning), list(reader.audience), WORD_CAP]
    )


def _beginning(text):
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def _column(statement, arguments):
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return [value for (value,) in cursor.fetchall()]


def _found(statement, asked, reader, *, part, plain):
    arguments = {
        **asked,
        "plain": plain,
        "audience": list(reader.audience),
        "at": reader.at,
        "kinds": list(reader.kinds),
        "limit": part.limit,
        "offset": part.offset,
        "cap": part.cap,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    counts = json.loads(rows[0]["counts"] or "{}")
    return Found(
        rows=[row for row in rows if row["kind"] is not None],
        counts=counts,
        is_dense=rows[0]["is_dense"],
        is_capped=rows[0]["is_dense"] or sum(counts.values()) >= part.most,
        stems=rows[0]["stems"],
    )
