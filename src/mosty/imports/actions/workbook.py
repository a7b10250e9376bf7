"""A workbook of the whole register on its way in: checked, entered, all or nothing.

A check enters everything and takes it back again; an entering that meets a fault does
the same. How far they are is told from beside, by a connection of its own, since
nobody sees into a transaction that is open.
"""

from collections.abc import Callable
from contextlib import closing

from django.db import connection, transaction
from django.utils.translation import gettext_lazy

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.agreements.exchange.book import Book
from mosty.agreements.exchange.faults import BadBook
from mosty.agreements.exchange.restoring import NotEntered, Outcome, restore
from mosty.documents import actions as documents
from mosty.imports.actions.checking import begin_check
from mosty.imports.actions.drafting import bytes_of, locked
from mosty.imports.actions.ledger import Change, Ledger
from mosty.imports.actions.telling import tell_entered
from mosty.imports.models import Draft, Import
from mosty.journal.actions import record

Stage = Draft.Stage
BESIDE = """
    UPDATE imports_draft SET checked = %s
    WHERE id = %s AND stage = %s AND check_number = %s
"""


class Stopped(Exception):  # noqa: N818 - a person has ended the work
    """The draft went another way meanwhile."""


class NothingChecked(Refused):
    message = gettext_lazy(
        "The workbook has faults, or adds nothing, or was not checked to its end. Check "
        "it again, then enter it."
    )


@transaction.atomic
def begin_workbook(upload, *, by) -> Draft:
    """Keep the file and begin to check it; raises `BadBook` for any that is not ours."""
    name = upload.name
    document = documents.take(upload, by=by, audience=Audience.STAFF)
    draft = Draft(
        kind=Draft.Kind.WORKBOOK, name=name[:255], document=document, begun_by=by
    )
    draft.preview = {"total": 2 * Book(bytes_of(draft)).rows}
    draft.save()
    record("import.begun", draft, by=by, detail={"kind": draft.kind}, is_public=False)
    begin_check(draft)
    return draft


@transaction.atomic
def check_workbook_again(draft: Draft) -> Draft:
    """Hold the file against the register of now."""
    draft = locked(draft, Stage.REVIEW)
    if draft.is_workbook:
        begin_check(draft)
    return draft


def check_workbook(draft: Draft, number: int) -> None:
    """What would become of every row; kept with the draft, also what is wrong."""
    step = stepping(draft, number, Stage.CHECKING)
    try:
        outcome = restore(bytes_of(draft), is_dry_run=True, step=step)
    except Stopped:
        return
    except BadBook as bad:
        keep_verdict(draft, number, error=str(bad))
        return
    keep_verdict(draft, number, outcome=outcome)


@transaction.atomic
def keep_verdict(draft, number, *, outcome: Outcome | None = None, error="") -> None:
    held = Draft.objects.select_for_update(of=["self"])
    draft = held.filter(pk=draft.pk, stage=Stage.CHECKING, check_number=number).first()
    if draft is None:
        return
    draft.preview["outcome"] = None if outcome is None else as_kept(outcome)
    draft.stage, draft.error = Stage.REVIEW, error
    draft.save(update_fields=["preview", "stage", "error", "touched_at"])


def as_kept(outcome: Outcome) -> dict:
    """Plain values; words are put to them when a person looks."""
    return {
        "added": dict(outcome.added),
        "found": dict(outcome.found),
        "kept_out": dict(outcome.kept_out),
        "rows": dict(outcome.rows),
        "differs": [
            [sheet, row, str(key), columns]
            for sheet, row, key, columns in outcome.differs
        ],
        "faults": [one.as_json() for one in outcome.faults],
    }


def can_be_entered(draft: Draft) -> bool:
    outcome = draft.preview.get("outcome")
    return bool(outcome and outcome["added"] and not outcome["faults"])


def stepping(draft: Draft, number: int, stage: str) -> Callable[[int], None]:
    """Tells how far the work is, and ends it where the draft was stopped."""
    if connection.in_atomic_block:
        return lambda count: None

    def step(count: int) -> None:
        with closing(connection.copy()) as beside, beside.cursor() as cursor:
            cursor.execute(BESIDE, [count, draft.pk, stage, number])
            if not cursor.rowcount:
                raise Stopped

    return step


def enter_workbook(draft: Draft, *, by: str) -> None:
    """All of it with its ledger, or words why not.

    The draft is held at the end only, so that the count can be written meanwhile.
    """
    step = stepping(draft, draft.check_number, Stage.RUNNING)
    try:
        with transaction.atomic():
            put_in(draft, by, step)
    except NotEntered as refused:
        found = draft.preview | {"outcome": as_kept(refused.outcome)}
        back(draft, error=str(refused), preview=found)
    except Refused as refusal:
        back(draft, error=str(refusal))
    except Stopped:
        return


def back(draft, **told) -> None:
    held = Draft.objects.filter(pk=draft.pk, stage=Stage.RUNNING)
    held.update(stage=Stage.REVIEW, **told)


def put_in(draft, by, step) -> None:
    made = Import.objects.create(
        kind=draft.kind,
        name=draft.name,
        sha256=draft.document.newest.sha256,
        title=draft.name[:400],
        made_by=by,
        document=draft.document,
    )
    ledger = Ledger(made, by, title=made.title)
    outcome = restore(
        bytes_of(draft), by=by, name=draft.name, note=ledger.made, step=step
    )
    ledger.close()
    made.counts = {
        "made": ledger.count(Change.MADE),
        "changed": 0,
        "found": sum(outcome.found.values()),
    }
    made.save(update_fields=["counts"])
    held = Draft.objects.select_for_update(of=["self"])
    draft = held.filter(pk=draft.pk, stage=Stage.RUNNING).first()
    if draft is None:
        raise Stopped
    draft.made, draft.stage = made, Stage.DONE
    draft.save(update_fields=["made", "stage", "touched_at"])
    record("import.made", made, by=by, detail={"counts": made.counts})
    tell_entered(draft)
