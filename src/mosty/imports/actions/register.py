"""Agreements of a page and the organisations they are made with."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from mosty.agreements import actions as agreements
from mosty.agreements.facts import AgreementFacts, PartyFacts
from mosty.agreements.models import Agreement
from mosty.imports import facts
from mosty.imports.actions.ledger import Ledger, plain, printed_of
from mosty.imports.page.flags import SIGNED_LATER
from mosty.imports.page.records import PageReading
from mosty.imports.pairing import is_mended, pair
from mosty.partners import actions as partners
from mosty.partners import matching
from mosty.partners.models import Organisation
from mosty.places.models import Country
from mosty.sveden.reading.names import kind_of_organisation
from mosty.sveden.reading.records import Agreement as Printed


@dataclass(frozen=True)
class New:
    """An agreement of the page with what it says, as plain values."""

    printed: Printed
    facts: dict


@dataclass(frozen=True)
class Standing:
    """An agreement of the register, what a page said of it, its partner's names."""

    agreement: Agreement
    said: dict
    names: frozenset[str]

    @property
    def number(self) -> str:
        return self.agreement.number

    @property
    def country(self) -> str:
        return self.agreement.country_id


def put_agreements(page: PageReading, ledger: Ledger) -> dict[int, Agreement]:
    """Enter the page's register; gives for each row its agreement.

    A row whose state is not recognised, or that is signed on a day to come, is left
    out: its flag says so.
    """
    new = [
        New(one, facts.of_agreement(one, page.printed.cells[str(one.row)]))
        for one in page.agreements
        if one.state_code is not None and SIGNED_LATER not in one.flags
    ]
    standing = _standing()
    pairs = pair(new, standing, passes=(_same_words, _same_partner, _corrected))
    found = {}
    for one, other in zip(new, pairs, strict=True):
        if other is None:
            found[one.printed.row] = _enter(one, ledger)
        else:
            _update(other, one, ledger)
            found[one.printed.row] = other.agreement
    taken = {agreement.pk for agreement in found.values()}
    ledger.gone.extend(
        str(each.agreement)
        for each in standing
        if each.said and each.agreement.pk not in taken
    )
    return found


def _standing() -> list[Standing]:
    said = printed_of(Agreement)
    found = []
    register = Agreement.objects.select_related("counterpart").exclude(counterpart=None)
    register = register.prefetch_related("parties__organisation")
    for each in register.order_by("register_number"):
        names = {
            party.name_at_signing
            for party in each.parties.all()
            if not party.organisation.is_ours
        }
        names |= {each.counterpart.name_ru, said.get(each.pk, {}).get("organisation")}
        names = frozenset(matching.plain(name) for name in names if name)
        found.append(Standing(each, said.get(each.pk, {}), names))
    return found


def _same_words(new: New, standing: Standing) -> bool:
    said = standing.said
    return bool(said) and (
        (new.facts["words"], new.facts["state_code"], new.facts["section"])
        == (said["words"], said["state_code"], said["section"])
    )


def _same_partner(new: New, standing: Standing) -> bool:
    if new.facts["state_code"] != standing.country:
        return False
    numbers = {new.facts["number"], standing.number} - {""}
    return len(numbers) < 2 and matching.plain(new.printed.organisation) in (
        standing.names
    )


def _corrected(new: New, standing: Standing) -> bool:
    """The same row with a name that was mended on the page."""
    said = standing.said
    return (
        bool(said)
        and new.facts["row"] == said["row"]
        and new.facts["state_code"] == said["state_code"]
        and new.facts["region"] == said["region"]
        and is_mended(said["organisation"], new.facts["organisation"])
    )


def _enter(new: New, ledger: Ledger) -> Agreement:
    one = new.printed
    source = ledger.source(one.origin, row=one.row)
    organisation = _organisation(one, ledger)
    parties = [PartyFacts(organisation, name_at_signing=one.organisation)]
    columns = AgreementFacts(**facts.agreement_columns(new.facts))
    if one.paper.planned:
        agreement = agreements.open_idea(
            columns, parties=parties, by=ledger.by, source=source
        )
        agreement = agreements.describe(
            agreement, by=ledger.by, is_shown_as_planned=True
        )
    else:
        with translation.override(settings.LANGUAGE_CODE):
            reason = _("Printed as concluded in the institution's file %(name)s.")
        agreement = agreements.register_signed(
            columns,
            parties=parties,
            by=ledger.by,
            reason=reason % {"name": ledger.of_import.name},
            source=source,
        )
    ledger.made(agreement, origin=one.origin, row=one.row, printed=new.facts)
    return agreement


def _organisation(one: Printed, ledger: Ledger) -> Organisation:
    """The partner under exactly this name, entered if there is none.

    Names that only look alike are never joined here: that is a person's decision.
    """
    same = Organisation.objects.filter(
        Q(name_ru=one.organisation) | Q(names__full_name=one.organisation),
        Q(region=None) | Q(region=one.region) if one.region else Q(),
        country=one.state_code,
        is_archived=False,
        is_ours=False,
    )
    standing = same.order_by("pk").first()
    if standing is not None:
        return standing
    made = partners.register(
        one.organisation,
        country=Country.objects.get(pk=one.state_code),
        by=ledger.by,
        source=ledger.source(one.origin, row=one.row),
        region_id=one.region,
        city_ru=one.city[:120],
        kind=kind_of_organisation(one.organisation),
    )
    ledger.made(made, origin=one.origin, row=one.row)
    return made


def _update(standing: Standing, new: New, ledger: Ledger) -> None:
    """Take over what the page changed, except where a person changed it too."""
    said = standing.said
    content = {name: value for name, value in new.facts.items() if name != "row"}
    if not said or content == {k: v for k, v in said.items() if k != "row"}:
        return
    agreement, one = standing.agreement, new.printed
    was, becomes = facts.agreement_columns(said), facts.agreement_columns(new.facts)
    wanted = {name for name in becomes if becomes[name] != was[name]}
    free = {name for name in wanted if getattr(agreement, name) == was[name]}
    if wanted - free or new.facts["planned"] != said["planned"]:
        ledger.kept.append(str(agreement))
    before = plain({name: was[name] for name in free})
    if free:
        changes = {name: becomes[name] for name in free}
        reason = ledger.why()
        agreements.describe(agreement, by=ledger.by, reason=reason, **changes)
    if new.facts["organisation"] != said["organisation"]:
        before |= _correct_partner(standing, one, ledger)
    if before:
        place = {"origin": one.origin, "row": one.row}
        ledger.changed(agreement, before, printed=new.facts, **place)


def _correct_partner(standing: Standing, one: Printed, ledger: Ledger) -> dict:
    """The name that the page mended, unless a person gave another meanwhile."""
    organisation = standing.agreement.counterpart
    was, becomes = standing.said["organisation"], one.organisation
    if organisation.name_ru != was:
        if organisation.name_ru != becomes:
            ledger.kept.append(str(organisation))
        return {}
    partners.correct_name(organisation, becomes, by=ledger.by)
    agreements.correct_party_name(organisation, was, becomes, by=ledger.by)
    ledger.changed(organisation, {"name_ru": was}, origin=one.origin, row=one.row)
    return {"party_name": [becomes, was]}
