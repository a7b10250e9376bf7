"""One action done to many rows, in small transactions that are never done twice."""

import logging

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.refusals import Refused
from mosty.journal.actions import defer, record
from mosty.listings import endings
from mosty.listings.accounts import account
from mosty.listings.listing import Viewing
from mosty.listings.models import BulkRow, BulkRun
from mosty.listings.office.declaring import OFFICE, BulkAction, OfficeListing

AT_ONCE = 20
LONGEST_LABEL = 300
State, Outcome = BulkRun.State, BulkRow.Outcome
log = logging.getLogger(__name__)


class BegunAlready(Refused):
    message = gettext_lazy("This is under way already. Look at how far it has come.")


class NothingChosen(Refused):
    message = gettext_lazy("No record is chosen. Choose some, then say what to do.")


class CannotUndo(Refused):
    message = gettext_lazy("This cannot be undone: it is not finished, or is undone.")


@transaction.atomic
def prepare(listing: OfficeListing, action: BulkAction, keys, *, by, language):
    """Keep what is to be done to which rows, until it is confirmed."""
    if not keys:
        raise NothingChosen
    BulkRun.objects.filter(by_id=by.pk, state=State.PREPARED).delete()
    return BulkRun.objects.create(
        listing=listing.name,
        action=action.name,
        keys=list(keys),
        by_id=by.pk,
        language=language,
    )


@transaction.atomic
def start(run: BulkRun, *, by, given: str = "", without=()) -> BulkRun:
    """Begin what was prepared; `without` are keys of rows that it leaves out."""
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    if run.state != State.PREPARED:
        raise BegunAlready(run)
    left_out = set(without)
    run.keys = [key for key in run.keys if key not in left_out]
    if not run.keys:
        raise NothingChosen(run)
    run.given, run.state, run.started_at = given, State.WAITING, timezone.now()
    run.save()
    _begun(run, by)
    return run


@transaction.atomic
def prepare_undo(run: BulkRun, *, by, language) -> BulkRun:
    """Begin to put back what a finished run changed.

    Where an earlier undoing was stopped, or some rows could not be put back then,
    another goes on with those.
    """
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    keys = list(run.to_put_back().values_list("object_id", flat=True))
    if not run.is_over or run.undoes_id or run.is_being_undone() or not keys:
        raise CannotUndo(run)
    back = BulkRun.objects.create(
        listing=run.listing,
        action=run.action,
        keys=keys,
        undoes=run,
        state=State.WAITING,
        started_at=timezone.now(),
        by_id=by.pk,
        language=language,
    )
    _begun(back, by)
    return back


def _begun(run, by):
    detail = {"listing": run.listing, "action": run.action, "rows": run.total}
    verb = "listing.bulk_undone" if run.undoes_id else "listing.bulk_begun"
    record(verb, run, by=by, detail=detail, is_public=False)
    defer("listings.bulk", run_id=run.pk)


@transaction.atomic
def stop(run: BulkRun, *, by) -> BulkRun:
    """Go no further; what is done stays done and can be undone."""
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    if run.is_going:
        run.state, run.ended_at = State.STOPPED, timezone.now()
        run.save(update_fields=["state", "ended_at"])
        record("listing.bulk_stopped", run, by=by, is_public=False)
    return run


def carry_on(run_id: int) -> None:
    """Go on where it was left, until the last row; safe to repeat."""
    while _some_more(run_id):
        pass


@transaction.atomic
def _some_more(run_id) -> bool:
    """The next few rows; what became of them is written with them, or not at all."""
    run = BulkRun.objects.select_for_update().filter(pk=run_id).first()
    if run is None or not run.is_going:
        return False
    by, listing = account(run.by_id), OFFICE.get(run.listing)
    action = listing.action(run.action) if listing else None
    if by is None or action is None or not action.rule(by):
        run.state, run.ended_at = State.STOPPED, timezone.now()
        run.save(update_fields=["state", "ended_at"])
        return False
    with translation.override(run.language):
        rows = _met(run, listing, action, by)
    BulkRow.objects.bulk_create(rows)
    for outcome in Outcome:
        number = sum(row.outcome == outcome for row in rows)
        setattr(run, outcome.value, getattr(run, outcome.value) + number)
    is_over = run.done >= run.total
    run.state = State.DONE if is_over else State.RUNNING
    run.ended_at = timezone.now() if is_over else None
    run.save(update_fields=["state", "ended_at", "changed", "unchanged", "failed"])
    if is_over:
        endings.ended(run, action.title)
    return not is_over


def _met(run, listing, action, by) -> list[BulkRow]:
    keys = run.keys[run.done : run.done + AT_ONCE]
    things = _things(listing, by, keys, language=run.language, is_undo=run.undoes_id)
    if run.undoes_id:
        done = run.undoes.rows.filter(object_id__in=keys)
        changes = dict(done.values_list("object_id", "changes"))

        def work(thing):
            return action.undo(thing, changes[thing.pk], by=by)
    else:
        values = values_of(action, run.given)

        def work(thing):
            return action.perform(thing, values, by=by)

    rows = [_row(run, key, things.get(key), action, by, work) for key in keys]
    for row in rows:
        if row.object_id in things:
            row.label = listing.called(things[row.object_id])[:LONGEST_LABEL]
    return rows


def _things(listing, by, keys, *, language, is_undo) -> dict:
    """The rows; an undoing meets those too that were put away since."""
    at = timezone.now()
    on = timezone.localdate(at)
    viewing = Viewing(user=by, on=on, at=at, language=language)
    rows = listing.visible(viewing)
    if is_undo:
        rows = rows.model._base_manager.all()
    return listing.named(rows).in_bulk(keys)


def _row(run, key, thing, action, by, work) -> BulkRow:
    row = BulkRow(run=run, object_id=key, outcome=Outcome.FAILED)
    if thing is None:
        row.words = _("There is no such record any more, or it is closed to you.")
        return row
    if not action.rule(by, thing):
        row.words = _("Your role does not let you change this record.")
        return row
    try:
        with transaction.atomic():
            row.changes = work(thing) or {}
        row.outcome = Outcome.CHANGED if row.changes else Outcome.UNCHANGED
    except Refused as refusal:
        row.words = str(refusal.message)
    except Exception:
        log.exception("bulk run %s fails at row %s", run.pk, key)
        row.words = _("Something went wrong here; the server's log says what.")
    return row


def values_of(action: BulkAction, given: str) -> dict:
    """What the form of the action was answered; it was valid when it was sent."""
    if action.form is None:
        return {}
    form = action.form(QueryDict(given))
    if not form.is_valid():
        raise Refused(message=_("What was chosen for all is there no more."))
    return form.cleaned_data
