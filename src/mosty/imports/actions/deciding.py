"""A person's decision on what looked odd."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.activities.actions import reword
from mosty.agreements import actions as agreements
from mosty.agreements.models import Agreement
from mosty.imports.actions.ledger import Ledger
from mosty.imports.models import Flag, Import
from mosty.journal.actions import actor_of, record
from mosty.partners import actions as partners
from mosty.partners.models import Organisation, OrganisationLink
from mosty.places.models import Region
from mosty.places.names import read_region
from mosty.projects.models import Project
from mosty.sveden.reading import names


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

    Several corrections of one name add up in any order, and those that the name no
    longer needs are settled with it. What is done belongs to the flag's import and is
    undone with it.
    """
    flag = _open(flag)
    if not (flag.proposed or value):
        raise NothingProposed(flag)
    correct = CORRECTIONS.get(flag.code)
    if correct is None or flag.object_id is None:
        raise NotCorrectedHere(flag)
    ledger = Ledger(flag.of_import, by)
    value = value.strip()
    correct(flag, ledger, "" if value == flag.proposed else value)
    ledger.close()
    decided = _decide(flag, Flag.Decision.ACCEPTED, by=by)
    if flag.code in names.CORRECTIONS:
        _settle_mended(flag, by=by)
    return decided


def _settle_mended(flag, *, by):
    """Nobody is asked again about what the name, as it now stands, no longer has."""
    name = organisation_of(flag).name_ru
    waiting = Flag.objects.waiting().filter(
        of_import=flag.of_import,
        kind=flag.kind,
        object_id=flag.object_id,
        code__in=names.CORRECTIONS,
    )
    for each in waiting:
        if names.correct(each.code, name) is None:
            _decide(each, Flag.Decision.ACCEPTED, by=by)


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
    flag.decided_by = actor_of(by)
    flag.save(update_fields=["decision", "decided_at", "decided_by"])
    detail = {"code": flag.code, "original": flag.original}
    record(f"flag.{decision}", flag, by=by, detail=detail)
    return flag


def organisation_of(flag) -> Organisation:
    """The partner whose name or place is odd: the record itself, or an agreement's."""
    if flag.kind.model_class() is Organisation:
        return Organisation.objects.get(pk=flag.object_id)
    agreement = Agreement.objects.select_related("counterpart").get(pk=flag.object_id)
    return agreement.counterpart


@transaction.atomic
def join(flag, *, by, is_renamed_to_other: bool) -> Flag:
    """Say that two partners are one organisation under two names.

    Both records stay, linked as renamed; the link is undone with the import.
    """
    flag = _open(flag)
    own, other = organisation_of(flag), other_organisation(flag)
    if other is None or other == own:
        raise NotCorrectedHere(flag)
    former, present = (own, other) if is_renamed_to_other else (other, own)
    ledger = Ledger(flag.of_import, by)
    relation = OrganisationLink.Relation.RENAMED
    made = partners.link(former, present, relation=relation, by=by)
    ledger.made(made, row=flag.row)
    touched = flag.of_import.records.filter(
        kind=ContentType.objects.get_for_model(Organisation),
        object_id__in=[own.pk, other.pk],
    )
    for key in set(touched.values_list("object_id", flat=True)):
        ledger.changed(own if key == own.pk else other, {}, row=flag.row)
    ledger.close()
    twin = Flag.objects.waiting().filter(
        of_import=flag.of_import, code=flag.code, row=flag.detail["with"]
    )
    for each in twin:
        _decide(each, Flag.Decision.ACCEPTED, by=by)
    return _decide(flag, Flag.Decision.ACCEPTED, by=by)


def other_organisation(flag) -> Organisation | None:
    """The partner of the row with which this one may be the same."""
    kind = ContentType.objects.get_for_model(Agreement)
    rows = flag.of_import.records.filter(kind=kind, row=flag.detail.get("with"))
    entry = rows.order_by("-pk").first()
    agreement = entry and Agreement.objects.filter(pk=entry.object_id).first()
    return agreement.counterpart if agreement else None


def _correct_name(flag, ledger, value):
    organisation = organisation_of(flag)
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
    organisation = organisation_of(flag)
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
