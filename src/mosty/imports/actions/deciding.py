"""A person's decision on what looked odd."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.activities.actions import reword
from mosty.agreements import actions as agreements
from mosty.agreements.models import Agreement
from mosty.imports.actions.ledger import Ledger
from mosty.imports.models import Flag, Import
from mosty.imports.page import names
from mosty.journal.actions import record
from mosty.partners import actions as partners
from mosty.places.models import Region
from mosty.places.names import read_region
from mosty.projects.models import Project


class AlreadyDecided(Refused):
    message = _("This is decided already.")


class ImportUndone(Refused):
    message = _("The import was undone, so there is nothing to correct.")


class NothingProposed(Refused):
    message = _("Only a person can know this. Say what is right, or refuse the flag.")


class NotCorrectedHere(Refused):
    message = _("This is not corrected by accepting it. Mend the record itself.")


class UnknownRegion(Refused):
    message = _("There is no such region. Give its name or its code, like RU-TA.")


@transaction.atomic
def accept_flag(flag, *, by, value: str = "") -> Flag:
    """Apply the proposed correction, or `value` where a person knows better.

    Several corrections of one name add up in any order. What is done belongs to
    the flag's import and is undone with it.
    """
    flag = _open(flag)
    if not (flag.proposed or value):
        raise NothingProposed(flag)
    correct = CORRECTIONS.get(flag.code)
    if correct is None or flag.object_id is None:
        raise NotCorrectedHere(flag)
    ledger = Ledger(flag.of_import, by)
    correct(flag, ledger, value.strip())
    ledger.close()
    return _decide(flag, Flag.Decision.ACCEPTED, by=by)


@transaction.atomic
def refuse_flag(flag, *, by) -> Flag:
    """Say that the original is right, or that nothing is to be done."""
    return _decide(_open(flag), Flag.Decision.REFUSED, by=by)


def _open(flag) -> Flag:
    flag = Flag.objects.select_for_update(of=["self"]).get(pk=flag.pk)
    if flag.of_import.state != Import.State.DONE:
        raise ImportUndone(flag)
    if flag.decision != Flag.Decision.OPEN:
        raise AlreadyDecided(flag)
    return flag


def _decide(flag, decision, *, by) -> Flag:
    flag.decision, flag.decided_at = decision, timezone.now()
    flag.decided_by = str(by)[:120]
    flag.save(update_fields=["decision", "decided_at", "decided_by"])
    detail = {"code": flag.code, "original": flag.original}
    record(f"flag.{decision}", flag, by=by, detail=detail)
    return flag


def _correct_name(flag, ledger, value):
    agreement = Agreement.objects.select_related("counterpart").get(pk=flag.object_id)
    organisation = agreement.counterpart
    before = organisation.name_ru
    after = value or (
        flag.proposed
        if before == flag.original
        else names.correct(flag.code, before) or before
    )
    if after == before:
        return
    partners.correct_name(organisation, after, by=ledger.by)
    touched = agreements.correct_party_name(organisation, before, after, by=ledger.by)
    ledger.changed(organisation, {"name_ru": before}, row=flag.row)
    for each in touched:
        ledger.changed(each, {"party_name": [after, before]}, row=flag.row)


def _mark_state(flag, ledger, value):
    activity = Project.objects.get(pk=flag.object_id).activity
    before = {"state": activity.state}
    reword(activity, by=ledger.by, state="finished")
    ledger.changed(activity, before, row=flag.row)


def _place(flag, ledger, value):
    region = _region(value)
    agreement = Agreement.objects.select_related("counterpart").get(pk=flag.object_id)
    organisation = agreement.counterpart
    before = {"region_id": organisation.region_id}
    partners.describe(organisation, by=ledger.by, region_id=region.pk)
    ledger.changed(organisation, before, row=flag.row)
    for each in organisation.agreements_led.all():
        before = {"region_id": each.region_id}
        agreements.move_place(each, by=ledger.by)
        ledger.changed(each, before, row=flag.row)


def _region(text: str) -> Region:
    reading = read_region(text)
    code = reading.code if reading else text.upper()
    region = Region.objects.filter(pk=code).first()
    if region is None:
        raise UnknownRegion
    return region


CORRECTIONS = {
    **dict.fromkeys(names.CORRECTIONS, _correct_name),
    "past_end_not_marked_finished": _mark_state,
    "region_unknown": _place,
}
