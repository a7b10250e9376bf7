"""Writing to the journal, telling the page caches, putting work off by name."""

import hashlib
import secrets

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from procrastinate.contrib.django import app

from mosty.journal.models import Entry, PersonalValue

CHANNEL = "mosty_public"


def actor_of(by) -> str:
    """`user:7` for an account, the word itself for a command or a task."""
    if by is None:
        return ""
    if isinstance(by, str):
        return by
    return f"user:{by.pk}"


@transaction.atomic
def record(verb, thing=None, *, by=None, detail=None, personal=None) -> Entry:
    """Write that `by` did `verb` to `thing`, and tell the page caches.

    `verb` is like "agreement.signed"; `detail` is JSON without personal values;
    `personal` is `(person_key, {field: value})`: the values go to erasable rows
    and the entry keeps salted hashes.
    """
    detail = dict(detail or {})
    values = []
    if personal:
        person_key, fields = personal
        for field, value in fields.items():
            salt = secrets.token_hex(16)
            values.append((person_key, field, salt, value))
            digest = hashlib.sha256(f"{salt}{value}".encode()).hexdigest()
            detail.setdefault("personal", {})[field] = digest
    entry = Entry.objects.create(
        verb=verb,
        actor=actor_of(by),
        kind=ContentType.objects.get_for_model(thing) if thing is not None else None,
        object_id=str(thing.pk) if thing is not None else "",
        label=str(thing)[:300] if thing is not None else "",
        detail=detail,
    )
    for person_key, field, salt, value in values:
        PersonalValue.objects.create(
            entry=entry, person_key=person_key, field=field, salt=salt, value=value
        )
    announce_public_change()
    return entry


def announce_public_change() -> None:
    """Tell every node, at the commit, that public pages may have changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_publicchange (at, transaction_id) "
            "VALUES (now(), pg_current_xact_id()::text::bigint)"
        )
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


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
