"""Writing to the journal, telling the page caches, putting work off by name."""

import datetime
import secrets

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.journal import marks, sealing
from mosty.journal.chain import salted
from mosty.journal.models import Entry, PersonalValue, PublicChange

CHANNEL = "mosty_public"
CHANGES_KEPT = datetime.timedelta(days=1)

seal = sealing.seal
verify = sealing.verify


def actor_of(by) -> str:
    """`user:7` for an account, the word itself for a command or a task."""
    if by is None:
        return ""
    if isinstance(by, str):
        return by
    return f"user:{by.pk}"


@transaction.atomic(savepoint=False)
def record(
    verb, thing=None, *, by=None, detail=None, personal=None, is_public=True
) -> Entry:
    """Write that `by` did `verb` to `thing`, and tell the page caches.

    `verb` is like "agreement.signed"; `detail` is JSON without personal values;
    `personal` is `(person_key, {field: value})`: the values go to erasable rows
    and the entry keeps salted hashes. A model that `is_personal` gives no label.
    Without `is_public` no public page can have changed, and caches stay full.
    """
    # First of all, so that the transaction has its number before the entry has its:
    # sealing relies on that order.
    if is_public:
        announce_public_change()
    else:
        number_transaction()
    person_key, fields = personal or ("", {})
    values = [
        PersonalValue(
            person_key=person_key,
            field=field,
            salt=secrets.token_hex(16),
            value=str(value),
        )
        for field, value in fields.items()
    ]
    detail = dict(detail or {})
    if values:
        detail["personal"] = {one.field: salted(one.salt, one.value) for one in values}
    entry = Entry.objects.create(
        verb=verb,
        actor=actor_of(by),
        kind=ContentType.objects.get_for_model(thing) if thing is not None else None,
        object_id=str(thing.pk) if thing is not None else "",
        label=label_of(thing),
        detail=detail,
    )
    for one in values:
        one.entry = entry
    PersonalValue.objects.bulk_create(values)
    return entry


def label_of(thing) -> str:
    """How a thing was called when it was written of; nothing of a person."""
    if thing is None or getattr(thing, "is_personal", False):
        return ""
    return str(thing)[:300]


@transaction.atomic
def erase_personal(person_key, *, by=None) -> int:
    """Erase what the journal keeps of a person, and say how many values went.

    The entries stay as they are: with the salt gone their hashes tell nothing,
    and the chain remains verifiable.
    """
    erased, _models = PersonalValue.objects.filter(person_key=person_key).delete()
    detail = {"person": person_key, "values": erased}
    record("journal.personal_erased", by=by, detail=detail, is_public=False)
    return erased


@transaction.atomic
def erase_values(numbers, *, by=None) -> int:
    """Erase single personal values by their keys, whoever's they were written as."""
    erased, _models = PersonalValue.objects.filter(pk__in=numbers).delete()
    if erased:
        detail = {"values": erased}
        record("journal.personal_erased", by=by, detail=detail, is_public=False)
    return erased


def forget_changes(*, now=None) -> int:
    """Remove marks of public changes that every node has seen long ago.

    And those of all changes, once there are many.
    """
    marks.forget()
    seen = (now or timezone.now()) - CHANGES_KEPT
    removed, _models = PublicChange.objects.filter(at__lt=seen).delete()
    return removed


def announce_public_change() -> None:
    """Tell every node, at the commit, that public pages may have changed.

    One row and one notice a transaction, however often it is called.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH mine AS (SELECT pg_current_xact_id()::text::bigint AS number) "
            "INSERT INTO journal_publicchange (at, transaction_id) "
            "SELECT now(), number FROM mine WHERE NOT EXISTS "
            "(SELECT 1 FROM journal_publicchange WHERE transaction_id = number)"
        )
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


def number_transaction() -> None:
    """Let the database number this transaction now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


def defer(name: str, *, at=None, **arguments) -> int:
    """Start the background task `name` when this transaction commits.

    Gives the job's id. `at` puts it off to a moment. A house test checks that
    each name is a registered task.
    """
    options = {"schedule_at": at} if at is not None else {}
    return app.configure_task(name, allow_unknown=True, **options).defer(**arguments)


def history(thing):
    """The journal's entries of a thing, the newest first."""
    kind = ContentType.objects.get_for_model(thing)
    return Entry.objects.filter(kind=kind, object_id=str(thing.pk)).order_by("-id")
