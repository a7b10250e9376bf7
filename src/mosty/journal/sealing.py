"""Sealing the journal without making a writer wait, and checking the seals.

A seal may reach an entry only when nothing can still be committed below it. So a
mark notes the highest committed entry and the first transaction number not yet
given out; when every transaction below that number has ended, whatever could be
written up to the marked entry is there, and it is sealed.
"""

from dataclasses import dataclass, field

from django.db import connection, transaction

from mosty.journal import chain
from mosty.journal.models import Entry, PersonalValue, Seal, SealMark

LOCK = 0x5EA1


@dataclass
class Verdict:
    """What a check of the chain found; `digest` is the last seal's."""

    seals: int = 0
    entries: int = 0
    unsealed: int = 0
    digest: str = chain.START
    faults: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.faults


@transaction.atomic
def seal() -> Seal | None:
    """Seal what the mark allows and set a new mark. Safe to repeat.

    Gives the new seal, or None where nothing could be sealed yet.
    """
    if not _is_alone():
        return None
    highest, oldest_running, next_number = _horizon()
    last = Seal.objects.order_by("-first_id").first()
    sealed_to = last.last_id if last else 0
    mark = SealMark.objects.first()
    made = None
    if mark and mark.last_id > sealed_to and mark.transaction_id <= oldest_running:
        made = _seal(last, mark.last_id)
        sealed_to = mark.last_id
    is_spent = mark is None or mark.last_id <= sealed_to
    is_foreign = mark is not None and mark.transaction_id > next_number
    if (is_spent or is_foreign) and highest > sealed_to:
        SealMark.objects.update_or_create(
            pk=1, defaults={"last_id": highest, "transaction_id": next_number}
        )
    return made


def verify(*, noted: str = "") -> Verdict:
    """Recompute every seal; `noted` is a digest written down before, if any."""
    verdict = Verdict()
    is_noted_found = not noted
    sealed_to = 0
    for one in Seal.objects.order_by("first_id").iterator():
        digest, count = chain.link(verdict.digest, _rows(one.first_id, one.last_id))
        if one.first_id != sealed_to + 1:
            verdict.faults.append(f"a seal is missing before entry {one.first_id}")
        elif count != one.entries:
            verdict.faults.append(
                f"entries {one}: {one.entries} were sealed, {count} are there"
            )
        elif digest != one.digest:
            verdict.faults.append(f"entries {one}: something was changed")
        sealed_to = one.last_id
        verdict.digest = one.digest
        verdict.seals += 1
        verdict.entries += count
        is_noted_found = is_noted_found or one.digest == noted
    if not is_noted_found:
        verdict.faults.append(f"the noted seal {noted} is not in the chain")
    verdict.unsealed = Entry.objects.filter(pk__gt=sealed_to).count()
    verdict.faults.extend(_false_values())
    return verdict


def _seal(last, last_id):
    first_id = last.last_id + 1 if last else 1
    before = last.digest if last else chain.START
    digest, count = chain.link(before, _rows(first_id, last_id))
    return Seal.objects.create(
        first_id=first_id, last_id=last_id, entries=count, digest=digest
    )


def _rows(first_id, last_id):
    entries = Entry.objects.filter(pk__range=(first_id, last_id)).order_by("pk")
    return entries.values_list(*chain.FIELDS).iterator(chunk_size=2000)


def _is_alone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


def _horizon():
    """Highest committed entry, oldest running transaction, next transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT coalesce(max(id), 0) FROM journal_entry), "
            "pg_snapshot_xmin(pg_current_snapshot())::text::bigint, "
            "pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
        )
        return cursor.fetchone()


def _false_values():
    """Personal values that differ from the hash their entry keeps."""
    for value in PersonalValue.objects.select_related("entry").iterator():
        kept = value.entry.detail.get("personal", {}).get(value.field)
        if kept != chain.salted(value.salt, value.value):
            yield f"entry {value.entry_id}: the value of “{value.field}” was changed"
