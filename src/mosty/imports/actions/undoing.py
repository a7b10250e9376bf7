"""Taking an import back as a whole, or saying why that would lose work."""

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.activities.actions import reword
from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.agreements import actions as agreements
from mosty.agreements.models import Agreement
from mosty.imports.actions.ledger import Change
from mosty.imports.actions.projects import put_back
from mosty.imports.models import Draft, DraftRow, Import, ImportedRecord
from mosty.imports.snapshots import snapshots
from mosty.journal.actions import record
from mosty.pages.actions import restate
from mosty.pages.models import Statement
from mosty.partners import actions as partners
from mosty.partners.models import Organisation
from mosty.projects.models import Project
from mosty.search.actions import forget


class AlreadyUndone(Refused):
    message = _("This import was undone before.")


class StillRunning(Refused):
    message = _(
        "This import is still being entered. Wait until it has ended, then take it "
        "back as a whole."
    )


class ChangedSince(Refused):
    """`things` are the records that were changed, or used, after the import."""

    message = _(
        "Nothing was undone: these records were changed or used since, and that "
        "work would be lost: %(things)s. Undo or remove those changes first."
    )

    def __init__(self, things):
        self.things = things
        listed = "; ".join(str(thing) for thing in things)
        super().__init__(message=str(self.message) % {"things": listed})


@transaction.atomic
def undo(of_import, *, by, leaves_changed: bool = False) -> Import:
    """Take out what the import made and put back what it changed.

    Corrections that were accepted for it go too. Raises `ChangedSince` when
    anything else was done to its records meanwhile; with `leaves_changed` these
    stay, with what they need, and `counts["left"]` tells how many.
    """
    of_import = Import.objects.select_for_update().get(pk=of_import.pk)
    if of_import.state == Import.State.RUNNING:
        raise StillRunning(of_import)
    if of_import.state != Import.State.DONE:
        raise AlreadyUndone(of_import)
    entries = list(of_import.records.select_related("kind").order_by("-pk"))
    things = _things(entries)
    changed = _changed_since(entries, things)
    if changed and not leaves_changed:
        raise ChangedSince(changed)
    left = {thing for thing in changed if not isinstance(thing, ImportedRecord)}
    _take_back(entries, things, left, by=by)
    of_import.state, of_import.undone_at = Import.State.UNDONE, timezone.now()
    if left:
        of_import.counts["left"] = len(left)
    of_import.save(update_fields=["state", "undone_at", "counts"])
    _back_to_draft(of_import)
    record("import.undone", of_import, by=by, detail={"left": len(left)})
    return of_import


def _take_back(entries, things, left: set, *, by) -> None:
    """All but what is `left`; what that needs is added to it."""
    for entry in entries:
        thing = things[entry.kind_id, entry.object_id]
        if entry.change == Change.CHANGED and thing is not None and thing not in left:
            _put_back(thing, entry.before, by=by)
    made = [
        things[entry.kind_id, entry.object_id]
        for entry in entries
        if entry.change == Change.MADE
    ]
    waiting = [thing for thing in made if thing is not None and thing not in left]
    while waiting:
        needed = [thing for thing in waiting if not _is_struck(thing, by=by)]
        if len(needed) == len(waiting):
            if not left:
                needed[0].delete()
            left.update(needed)
            return
        waiting = needed


def _is_struck(thing, *, by) -> bool:
    """False where another record still needs it, which perhaps goes after it."""
    try:
        with transaction.atomic():
            _strike(thing, by=by)
    except ProtectedError:
        return False
    return True


def _back_to_draft(of_import) -> None:
    """What was prepared for it is put away, and can be brought back and mended."""
    draft = Draft.objects.filter(made=of_import).first()
    if draft is None:
        return
    draft.rows.filter(status=DraftRow.Status.ENTERED).update(
        status=DraftRow.Status.NEW, entered_at=None, outcome=""
    )
    draft.stage, draft.made, draft.is_put_away = Draft.Stage.REVIEW, None, True
    draft.save(update_fields=["stage", "made", "is_put_away", "touched_at"])


def changed_since(of_import) -> list:
    """Records that were changed or used since, for which an undoing is refused."""
    entries = list(of_import.records.select_related("kind").order_by("-pk"))
    keys = {(entry.kind, entry.object_id) for entry in entries}
    things = {}
    for kind, key in keys:
        rows = kind.model_class()._base_manager
        things[kind.pk, key] = rows.filter(pk=key).first()
    return _changed_since(entries, things)


def _things(entries: list[ImportedRecord]) -> dict:
    """Each entry's record, or None when it is no more; locked until the end."""
    things = {}
    for entry in entries:
        key = entry.kind_id, entry.object_id
        if key not in things:
            model = entry.kind.model_class()
            rows = model._base_manager.select_for_update(of=["self"])
            things[key] = rows.filter(pk=entry.object_id).first()
    return things


def _changed_since(entries, things) -> list:
    """Records that stand otherwise than this import left them."""
    left = {}
    for entry in entries:
        left.setdefault((entry.kind_id, entry.object_id), entry)
    standing = snapshots([thing for thing in things.values() if thing is not None])
    changed = []
    for key, entry in left.items():
        thing = things[key]
        if thing is None:
            changed.append(entry)
        elif standing[type(thing), thing.pk] != entry.after:
            changed.append(thing)
    return changed


def _put_back(thing, before: dict, *, by) -> None:
    if before:
        PUT_BACK[type(thing)](thing, _typed(type(thing), before), by=by)


def _typed(model, before: dict) -> dict:
    """Plain values as the columns hold them."""
    columns = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: columns[name].to_python(value) if name in columns else value
        for name, value in before.items()
    }


def _put_back_organisation(organisation, before, *, by):
    name = before.pop("name_ru", None)
    if name is not None:
        partners.correct_name(organisation, name, by=by)
    if "name_en" in before:
        partners.name_in_english(organisation, before.pop("name_en"), by=by)
    for scheme, value in before.pop("numbers", {}).items():
        partners.number(organisation, scheme, value, by=by)
    if before:
        partners.describe(organisation, by=by, **before)


def _put_back_agreement(agreement, before, *, by):
    names = before.pop("party_name", None)
    if names is not None:
        agreements.correct_party_name(agreement.counterpart, *names, by=by)
    if before:
        with translation.override(settings.LANGUAGE_CODE):
            reason = gettext("The import that changed it was taken back.")
        agreements.describe(agreement, by=by, reason=reason, **before)


def _put_back_words(thing, before, *, by):
    reword(thing, by=by, **before)


def _put_back_statement(statement, before, *, by):
    restate(statement, by=by, **before)


PUT_BACK = {
    Organisation: _put_back_organisation,
    Agreement: _put_back_agreement,
    Project: put_back,
    Activity: _put_back_words,
    Direction: _put_back_words,
    CooperationForm: _put_back_words,
    Statement: _put_back_statement,
}


def _strike(thing, *, by) -> None:
    """Take a record out of every table; the journal keeps the fact."""
    if isinstance(thing, Agreement):
        agreements.strike(thing, by=by)
        return
    forget(thing)
    record(f"{thing._meta.model_name}.struck", thing, by=by)
    thing.delete()
