"""Entering what was prepared: in the background, in parts, never twice.

A table goes in by parts of a few rows, each a transaction of its own that also marks
its rows as entered: a restart goes on with the first row that is not marked. A page
goes in as a whole, in one transaction, with the decisions on its remarks.
"""

import hashlib

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from mosty.access.refusals import Refused
from mosty.imports.actions.agreed import enter_agreement, tie
from mosty.imports.actions.checking import check_all, check_rows, hold, is_long
from mosty.imports.actions.deciding import accept_flag, refuse_flag
from mosty.imports.actions.drafting import bytes_of, locked
from mosty.imports.actions.ledger import Change, Ledger, settle
from mosty.imports.actions.listed import enter_partner, note_left_over
from mosty.imports.actions.page import put_page, read_page_file
from mosty.imports.actions.telling import tell_broken_off, tell_entered
from mosty.imports.actions.workbook import (
    NothingChecked,
    can_be_entered,
    check_workbook,
    enter_workbook,
)
from mosty.imports.examining import row_fault
from mosty.imports.models import Draft, DraftRow, Flag, Import
from mosty.imports.page import wording
from mosty.journal.actions import actor_of, defer, record
from mosty.partners.models import Organisation

ROWS_AT_ONCE = 20
ENTERED_BY = {
    Draft.Kind.PARTNERS: enter_partner,
    Draft.Kind.AGREEMENTS: enter_agreement,
}
Stage, Status = Draft.Stage, DraftRow.Status
BROKEN_OFF = gettext_noop(
    "Something went wrong on the server, and the entering broke off. What was entered "
    "is marked; enter the rest again. If it breaks off again, tell an administrator: "
    "the server’s log says why."
)


class NothingReady(Refused):
    message = gettext_lazy(
        "No row can be entered now. Mend the rows that have faults and decide on the "
        "duplicates, or leave these rows out."
    )


@transaction.atomic
def start(draft: Draft, *, by) -> Draft:
    """Check everything once more and begin to enter it; raises `NothingReady`.

    A long list is checked once more as the first thing in the background.
    """
    draft = locked(draft, Stage.REVIEW)
    if draft.is_workbook:
        if not can_be_entered(draft):
            raise NothingChecked(draft)
        draft.checked = 0
    elif not draft.is_page:
        draft.answers["is_to_check"] = is_long(draft)
        if not draft.answers["is_to_check"]:
            hold(draft)
        if not draft.rows.ready().exists():
            raise NothingReady(draft)
        draft.made = draft.made or _new_import(draft, by)
        draft.made.state = Import.State.RUNNING
        draft.made.save(update_fields=["state"])
    draft.answers["entered_by"] = actor_of(by)
    draft.stage, draft.error = Stage.RUNNING, ""
    draft.save()
    record("import.started", draft, by=by, is_public=False)
    defer("imports.enter", draft_id=draft.pk)
    return draft


def _new_import(draft, by) -> Import:
    return Import.objects.create(
        kind=draft.kind,
        name=draft.name,
        sha256=draft.document.newest.sha256,
        title=draft.name[:400],
        state=Import.State.RUNNING,
        made_by=actor_of(by),
        document=draft.document,
        counts={"made": 0, "changed": 0, "found": 0},
    )


def enter(draft_id: int, *, today) -> None:
    """Go on where it was left, until the last row; safe to repeat."""
    with translation.override(settings.LANGUAGE_CODE):
        draft = Draft.objects.filter(pk=draft_id, stage=Stage.RUNNING).first()
        if draft is None:
            return
        if draft.is_page:
            _enter_page(draft_id, today=today)
            return
        if draft.is_workbook:
            enter_workbook(draft, by=draft.answers["entered_by"])
            return
        _check_once_more(draft_id)
        while _some_more(draft_id):
            pass


def check(draft_id: int, number: int) -> None:
    """Hold the file against the register; changes nothing there, safe to repeat."""
    draft = Draft.objects.filter(pk=draft_id, check_number=number).first()
    if draft is None or draft.stage != Stage.CHECKING:
        return
    with translation.override(settings.LANGUAGE_CODE):
        (check_workbook if draft.is_workbook else check_rows)(draft, number)


def _check_once_more(draft_id) -> None:
    """What was decided may have changed the verdict of another row of a long list."""
    draft = Draft.objects.filter(pk=draft_id, stage=Stage.RUNNING).first()
    if draft is None or not draft.answers.get("is_to_check"):
        return
    if check_all(draft, number=draft.check_number, stage=Stage.RUNNING):
        draft.answers["is_to_check"] = False
        draft.save(update_fields=["answers"])


def _running(draft_id) -> Draft | None:
    rows = Draft.objects.select_for_update(of=["self"]).select_related("made")
    return rows.filter(pk=draft_id, stage=Stage.RUNNING).first()


def _enter_page(draft_id, *, today) -> None:
    """The page and the decisions on its remarks: all of it, or words why not."""
    try:
        with transaction.atomic():
            draft = _running(draft_id)
            if draft is not None:
                _put_whole_page(draft, today=today)
    except Refused as refusal:
        Draft.objects.filter(pk=draft_id, stage=Stage.RUNNING).update(
            stage=Stage.REVIEW, error=str(refusal)
        )


def _put_whole_page(draft, *, today) -> None:
    data, by = bytes_of(draft), draft.answers["entered_by"]
    page, _sha = read_page_file(data, today=today, name=draft.name)
    made = put_page(
        page,
        name=draft.name,
        sha256=hashlib.sha256(data).hexdigest(),
        by=by,
        document=draft.document,
    )
    if not made.is_new:
        draft.stage, draft.is_put_away = Stage.REVIEW, True
        draft.error = _("The register says all this already; nothing is changed.")
        draft.save()
        return
    decided = draft.answers.get("flags", {})
    for flag in made.flags.order_by("pk"):
        decision = decided.get(f"{flag.record}:{flag.row or 0}:{flag.code}")
        if decision == "accepted" and flag.proposed:
            accept_flag(flag, by=by)
        elif decision == "refused":
            refuse_flag(flag, by=by)
    draft.made, draft.stage = made, Stage.DONE
    draft.save()
    tell_entered(draft)


@transaction.atomic
def _some_more(draft_id) -> bool:
    """The next few rows, with the mark that they are entered; False at the end."""
    draft = _running(draft_id)
    if draft is None:
        return False
    rows = list(draft.rows.ready().select_for_update()[:ROWS_AT_ONCE])
    if not rows:
        _finish(draft)
        return False
    made = draft.made
    ledger = Ledger(made, draft.answers["entered_by"], title=made.title)
    flags = []
    for row in rows:
        _enter_row(draft, row, ledger, flags)
    ledger.close()
    Flag.objects.bulk_create(flags)
    fields = ["status", "entered_at", "outcome", "findings"]
    DraftRow.objects.bulk_update(rows, fields)
    made.counts["made"] += ledger.count(Change.MADE)
    made.counts["changed"] += sum(
        1
        for entry, _thing in ledger.entries
        if entry.change == Change.CHANGED and entry.before
    )
    made.counts["found"] += sum(1 for row in rows if row.outcome == Status.FOUND)
    made.save(update_fields=["counts"])
    return True


def _enter_row(draft, row, ledger, flags) -> None:
    """One row in a savepoint of its own: what is refused waits with its reason."""
    entries = len(ledger.entries)
    try:
        with transaction.atomic():
            row.outcome, partner = ENTERED_BY[draft.kind](row, ledger)
            note_left_over(row, partner, ledger)
    except (Refused, IntegrityError, DataError) as error:
        del ledger.entries[entries:]
        why = str(error) if isinstance(error, Refused) else _("the values do not fit")
        row.findings["faults"] = [row_fault("failed", why=why)]
        row.status = Status.FAULT
        return
    row.status, row.entered_at = Status.ENTERED, timezone.now()
    flags.extend(_flags(draft, row, partner))


def _flags(draft, row, partner) -> list[Flag]:
    """Corrections of the name that nobody decided on stay as remarks."""
    kind = ContentType.objects.get_for_model(Organisation)
    return [
        Flag(
            of_import=draft.made,
            record="partner",
            row=row.number,
            code=one["code"],
            kind=kind,
            object_id=partner.pk,
            field="organisation",
            message=wording.message(one["code"], one["detail"]),
            original=one["original"],
            proposed=one["proposed"],
            detail=one["detail"],
        )
        for one in row.findings.get("proposals", ())
        if one["code"] in wording.MESSAGES and partner.name_ru == one["original"]
    ]


def _finish(draft) -> None:
    """All that was ready is in; rows that ask or wait keep the draft open."""
    made, by = draft.made, draft.answers["entered_by"]
    if draft.kind == Draft.Kind.AGREEMENTS:
        ledger = Ledger(made, by, title=made.title)
        tie(draft, ledger)
        if ledger.entries:
            ledger.close()
            settle(made)
    made.state = Import.State.DONE
    made.save(update_fields=["state"])
    is_open = draft.rows.filter(
        status__in=[*DraftRow.ASKING, Status.WAITS], entered_at=None
    ).exists()
    draft.stage = Stage.REVIEW if is_open else Stage.DONE
    draft.save(update_fields=["stage", "touched_at"])
    record("import.made", made, by=by, detail={"counts": made.counts})
    tell_entered(draft)


@transaction.atomic
def break_off(draft_id: int) -> None:
    """Give a draft back that could not be entered to its end, with words.

    What was entered stays entered; `start` goes on with the rest.
    """
    draft = _running(draft_id)
    if draft is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        draft.stage, draft.error = Stage.REVIEW, _(BROKEN_OFF)
    draft.save(update_fields=["stage", "error", "touched_at"])
    if draft.made is not None:
        draft.made.state = Import.State.DONE
        draft.made.save(update_fields=["state"])
    by = draft.answers["entered_by"]
    record("import.broken_off", draft, by=by, is_public=False)
    tell_broken_off(draft)
