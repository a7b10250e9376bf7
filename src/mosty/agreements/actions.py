"""Everything that writes the register."""

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements import rules, term
from mosty.agreements.models import (
    Agreement,
    AgreementActivity,
    Extension,
    Party,
    Stage,
)
from mosty.agreements.models.agreement import Origin, RenewalRule
from mosty.documents.sources import Source
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.partners.models import Organisation
from mosty.search.actions import forget, index

NOTHING = Source()
NUMBERING_LOCK = 0x4D4F5354


class NoPartner(Refused):
    message = _("An agreement needs at least one partner. Name one and try again.")


class NoReason(Refused):
    message = _("Say why this paper is known to be signed, then register it.")


class NotCleared(Refused):
    message = _(
        "A foreign agreement on education is not signed without the federal body's "
        "conclusion (273-ФЗ, art. 105). Enter the conclusion or a reasoned exemption."
    )


@transaction.atomic
def open_idea(facts, *, parties, by=None, source=NOTHING) -> Agreement:
    """Start an agreement at its first stage."""
    agreement = _enter(facts, parties=parties, stage=Stage.IDEA, source=source)
    record("agreement.opened", agreement, by=by)
    return agreement


@transaction.atomic
def register_signed(facts, *, parties, by, reason, source=NOTHING) -> Agreement:
    """Register a paper that already exists; nobody is written to.

    `by` says so (an account, or a command's name) and `reason` says why it is
    known to be signed. Without dates the term is unknown, never guessed.
    """
    if not by or not reason:
        raise NoReason
    agreement = _enter(
        facts,
        parties=parties,
        stage=Stage.SIGNED,
        source=source,
        origin=Origin.REGISTERED,
        origin_reason=reason,
    )
    record("agreement.registered", agreement, by=by, detail={"reason": reason})
    return agreement


@transaction.atomic
def sign(agreement, *, by, on) -> Agreement:
    """Sign on the day `on`; refused without clearance where the law asks for it."""
    agreement = locked(agreement)
    if not rules.can_become(agreement, Stage.SIGNED):
        raise WrongStage(agreement)
    if not rules.is_cleared(agreement, jurisdiction=institution().country_code):
        raise NotCleared(agreement)
    agreement.stage, agreement.origin = Stage.SIGNED, Origin.SIGNED_HERE
    agreement.signed_on, agreement.signed_precision = on, "day"
    agreement.is_shown_as_planned = False
    _date(agreement)
    agreement.save()
    record("agreement.signed", agreement, by=by, detail={"on": str(on)})
    index(agreement)
    return agreement


@transaction.atomic
def move(agreement, stage, *, by=None) -> Agreement:
    """Take an agreement to another stage; signing and ending have their own actions."""
    agreement = locked(agreement)
    if stage in {Stage.SIGNED, Stage.ENDED} or not rules.can_become(agreement, stage):
        raise WrongStage(agreement)
    before, agreement.stage = agreement.stage, stage
    if stage in {Stage.REFUSED, Stage.ARCHIVED}:
        agreement.is_shown_as_planned = False
    agreement.save(update_fields=["stage", "is_shown_as_planned", "changed_at"])
    detail = {"before": before, "after": stage}
    record("agreement.moved", agreement, by=by, detail=detail)
    index(agreement)
    return agreement


@transaction.atomic
def end_early(agreement, *, by, on) -> Agreement:
    """End a signed agreement on the day `on`, before its term."""
    agreement = locked(agreement)
    if not rules.can_become(agreement, Stage.ENDED):
        raise WrongStage(agreement)
    agreement.stage, agreement.ended_early_on = Stage.ENDED, on
    agreement.save(update_fields=["stage", "ended_early_on", "changed_at"])
    record("agreement.ended", agreement, by=by, detail={"on": str(on)})
    index(agreement)
    return agreement


@transaction.atomic
def extend(agreement, *, until, by=None, made_on=None, reason="") -> Extension:
    """Prolong by an act of the parties until the day `until`."""
    agreement = locked(agreement)
    if agreement.stage != Stage.SIGNED:
        raise WrongStage(agreement)
    extension = Extension.objects.create(
        agreement=agreement, until=until, made_on=made_on, reason=reason
    )
    _date(agreement)
    agreement.save(update_fields=["starts_on", "ends_on", "is_endless", "changed_at"])
    record("agreement.extended", agreement, by=by, detail={"until": str(until)})
    index(agreement)
    return extension


@transaction.atomic
def describe(agreement, *, by=None, **fields) -> Agreement:
    """Change the named columns that the paper states; the term is reckoned anew."""
    agreement = locked(agreement)
    for field, value in fields.items():
        setattr(agreement, field, value)
    _date(agreement)
    agreement.save()
    record("agreement.described", agreement, by=by, detail={"fields": sorted(fields)})
    index(agreement)
    return agreement


@transaction.atomic
def link_activity(agreement, activity, *, by=None) -> AgreementActivity:
    """Say that an activity was carried out under the agreement."""
    link, is_new = AgreementActivity.objects.get_or_create(
        agreement=agreement, activity=activity
    )
    if is_new:
        detail = {"activity": activity.pk}
        record("agreement.activity_linked", agreement, by=by, detail=detail)
    return link


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
    detail = {"before": before, "after": after}
    for agreement in touched:
        record("agreement.party_name_corrected", agreement, by=by, detail=detail)
    for agreement in led:
        index(agreement)
    return touched


@transaction.atomic
def move_place(agreement, *, by=None) -> Agreement:
    """Take country and region over from the first partner anew."""
    lead = Organisation.objects.get(pk=agreement.counterpart_id)
    return describe(
        agreement, by=by, country_id=lead.country_id, region_id=lead.region_id
    )


def locked(agreement) -> Agreement:
    """The row, held until the transaction ends."""
    return Agreement.objects.select_for_update(of=["self"]).get(pk=agreement.pk)


def strike(agreement, *, by=None) -> None:
    """Take a record out that an undone import made; the journal keeps the fact."""
    forget(agreement)
    record("agreement.struck", agreement, by=by)
    agreement.delete()


def _enter(facts, *, parties, stage, source, **origin) -> Agreement:
    if not parties:
        raise NoPartner
    lead = parties[0].organisation
    agreement = Agreement(
        register_number=_next_number(),
        stage=stage,
        counterpart=lead,
        country_id=lead.country_id,
        region_id=lead.region_id,
        partner_sort=lead.sort_ru,
        **origin,
        **facts.columns(),
        **source.fields(),
    )
    _date(agreement)
    agreement.save()
    _seat(agreement, parties)
    index(agreement)
    return agreement


def _seat(agreement, parties):
    ours = Organisation.objects.filter(is_ours=True).first()
    seats = []
    if ours is not None:
        seats.append(Party(organisation=ours, name_at_signing=ours.name_ru))
    for party in parties:
        organisation = party.organisation
        name = party.name_at_signing or organisation.name_on(agreement.signed_on)
        seats.append(
            Party(
                organisation=organisation,
                name_at_signing=name,
                signatory=party.signatory,
                signatory_position=party.signatory_position,
                authority=party.authority,
                own_number=party.own_number,
                signed_on=party.signed_on,
            )
        )
    for position, seat in enumerate(seats, start=1):
        seat.agreement, seat.position = agreement, position
    Party.objects.bulk_create(seats)


def _date(agreement):
    extensions = ()
    if agreement.pk:
        given = agreement.extensions.exclude(until=None)
        extensions = tuple(given.values_list("until", flat=True))
    facts = term.Term(
        rule=agreement.term_rule,
        signed_on=agreement.signed_on,
        in_force_from=agreement.in_force_from,
        months=agreement.term_months,
        valid_until=agreement.valid_until,
        renews_by_itself=agreement.renewal_rule == RenewalRule.AUTOMATIC,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        extensions=extensions,
    )
    agreement.starts_on = term.starts_on(facts)
    agreement.ends_on = term.ends_on(facts)
    agreement.is_endless = term.is_endless(facts)


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
    highest = Agreement.objects.aggregate(Max("register_number"))
    return (highest["register_number__max"] or 0) + 1
