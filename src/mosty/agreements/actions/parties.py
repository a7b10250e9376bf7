"""Who is bound by an agreement, and under which name."""

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.compared import compare
from mosty.agreements.actions.following import show_partners
from mosty.agreements.actions.locking import locked, refuse_day_to_come
from mosty.agreements.actions.mending import NoReason, explain, refuse_unexplained
from mosty.agreements.actions.reckoning import reckon_around
from mosty.agreements.models import Agreement, Clearance, Party
from mosty.agreements.models.lifecycle import BEFORE_SIGNING, was_signed
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners import actions as partners
from mosty.partners.models import Organisation
from mosty.search.actions import index

NOBODY = ("", "")
ASKED_OR_GIVEN = (Clearance.Result.WAITING, Clearance.Result.GRANTED)


class SeatedTwice(Refused):
    message = _("This organisation is a party to the agreement already.")


class AppliedForOthers(Refused):
    message = _(
        "A conclusion was asked for or given for the partners as they are. Put that "
        "application away first, then change the partner and apply anew."
    )


class FollowsAmendment(Refused):
    message = _(
        "This day follows from an amendment. Change it in the record of the amendment."
    )


def seat_all(agreement, parties, *, our_signatory=NOBODY) -> None:
    """Seat us and `parties`, which are `PartyFacts`, in their order."""
    ours = Organisation.objects.filter(is_ours=True).first()
    seats = []
    if ours is not None:
        seat = our_seat(agreement, ours)
        seat.signatory, seat.signatory_position = our_signatory
        seats.append(seat)
    seats.extend(seat_of(agreement, party) for party in parties)
    for position, seat in enumerate(seats, start=1):
        seat.agreement, seat.position = agreement, position
    try:
        with transaction.atomic():
            Party.objects.bulk_create(seats)
    except IntegrityError as error:
        raise SeatedTwice(agreement) from error


def our_seat(agreement, ours) -> Party:
    """We stand first, under the name that we bore then."""
    name = ours.name_on(agreement.signed_on)
    return Party(
        agreement=agreement, organisation=ours, name_at_signing=name, position=1
    )


@transaction.atomic
def seat_us(organisation, *, by=None) -> None:
    """Seat our own organisation, first, at every agreement that lacks us.

    Safe to repeat; of others nothing is asked.
    """
    if not organisation.is_ours:
        return
    lacking = Agreement.objects.exclude(parties__organisation=organisation)
    for agreement in lacking.select_for_update(of=["self"]).order_by("pk"):
        agreement.parties.update(position=F("position") + 1)
        party = our_seat(agreement, organisation)
        party.save()
        detail = {"told": {"party": ["", party.name_at_signing]}}
        record("agreement.party_seated", agreement, by=by, detail=detail)


def seat_of(agreement, party) -> Party:
    refuse_day_to_come(party.signed_on)
    organisation = party.organisation
    name = party.name_at_signing or organisation.name_on(agreement.signed_on)
    return Party(
        agreement=agreement,
        organisation=organisation,
        name_at_signing=name,
        signatory=party.signatory,
        signatory_position=party.signatory_position,
        authority=party.authority,
        own_number=party.own_number,
        signed_on=party.signed_on,
        original_place=party.original_place,
    )


@transaction.atomic
def seat(agreement, facts, *, by=None, reason="") -> Party:
    """Add one party, a `PartyFacts`, after the others; raises `SeatedTwice`, and
    `NoReason` for a paper that is signed already."""
    agreement = locked(agreement)
    is_mended = was_signed(agreement)
    if is_mended and not reason.strip():
        raise NoReason(agreement)
    if agreement.parties.filter(organisation=facts.organisation).exists():
        raise SeatedTwice(agreement)
    refuse_applied(agreement, facts.organisation)
    last = agreement.parties.aggregate(last=Max("position"))["last"] or 0
    party = seat_of(agreement, facts)
    party.position = last + 1
    party.save()
    detail = {"told": {"party": ["", party.name_at_signing]}}
    record("agreement.party_seated", agreement, by=by, detail=detail)
    if is_mended:
        explain(agreement, reason, by=by)
    compare(agreement)
    show_partners(agreement, by=by)
    index(agreement)
    return party


@transaction.atomic
def describe_party(party, *, by=None, expected=None, reason="", **fields) -> Party:
    """Change what the paper says of a party; another organisation may take the seat.

    The register follows: who leads, which country and region. Raises `SeatedTwice`,
    and `NoReason` where a signed paper would say another thing.
    """
    refuse_day_to_come(fields.get("signed_on"))
    agreement = locked(party.agreement)
    if party.organisation.is_ours and "organisation" in fields:
        raise partners.OurOwn(party.organisation)
    refuse_derived(party, fields)
    now = Party.objects.get(pk=party.pk)
    is_mended = refuse_unexplained(agreement, now, fields, reason)
    if fields.get("organisation", party.organisation) != party.organisation:
        refuse_applied(agreement, party.organisation, fields["organisation"])
    is_lead = agreement.counterpart_id == party.organisation_id
    try:
        with transaction.atomic():
            party, changes = change(
                party, fields, by=by, verb="party.described", expected=expected
            )
    except IntegrityError as error:
        raise SeatedTwice(agreement) from error
    if is_lead and "organisation" in changes:
        lead = party.organisation
        values = {
            "counterpart": lead,
            "country": lead.country,
            "region": lead.region,
            "partner_sort": lead.sort_ru,
        }
        agreement, _changes = change(
            agreement,
            values,
            by=by,
            verb="agreement.partner_replaced",
            is_derived=True,
        )
    if is_mended:
        explain(agreement, reason, by=by)
    if changes:
        reckon_around(agreement, by=by)
        index(agreement)
    return party


def refuse_applied(agreement, *organisations) -> None:
    """An authority says yes to a paper with certain partners: until it is signed no
    foreign one comes, goes or changes under its answer."""
    code = institution().country_code
    is_foreign = any(
        one.country_id != code and not one.is_ours for one in organisations
    )
    answers = agreement.clearances.present().filter(result__in=ASKED_OR_GIVEN)
    if is_foreign and agreement.stage in BEFORE_SIGNING and answers.exists():
        raise AppliedForOthers(agreement)


def refuse_derived(party, fields) -> None:
    """Days that an amendment gave are changed at the amendment, never here."""
    by_others = {"acceded_on": party.seated_by_id, "withdrawn_on": party.left_by_id}
    for name, amendment in by_others.items():
        if amendment and fields.get(name, getattr(party, name)) != getattr(party, name):
            raise FollowsAmendment(party)


@transaction.atomic
def mend_name(party, name, *, by=None, is_borne_today=False) -> list[Agreement]:
    """Mend a mistake in the name of a party, on each paper that has the same one.

    With `is_borne_today` the organisation's present name has the mistake too and is
    mended first. Gives the agreements that were touched.
    """
    organisation, before = party.organisation, party.name_at_signing
    if is_borne_today:
        partners.correct_name(organisation, name, by=by)
    return correct_party_name(organisation, before, name, by=by)


@transaction.atomic
def correct_party_name(organisation, before, after, *, by=None) -> list[Agreement]:
    """Mend a mistake in a name at signing: no paper ever bore `before`.

    Call it after the organisation itself is corrected; gives the agreements that
    were touched.
    """
    organisation.refresh_from_db()
    parties = Party.objects.filter(organisation=organisation, name_at_signing=before)
    touched = list(Agreement.objects.filter(parties__in=parties).order_by("pk"))
    parties.update(name_at_signing=after)
    led = Agreement.objects.filter(counterpart=organisation)
    led.update(partner_sort=organisation.sort_ru)
    detail = {"told": {"name_at_signing": [before, after]}}
    for agreement in touched:
        record("agreement.party_name_corrected", agreement, by=by, detail=detail)
        compare(agreement)
    for agreement in led:
        index(agreement)
    return touched
