"""Everything that the page of one agreement shows, and its card on paper."""

import datetime
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Audience, audiences_of
from mosty.activities.models import Activity
from mosty.activities.queries import for_lists
from mosty.agreements import bridge, rolling, telling
from mosty.agreements.models import Agreement, Confirmation, Paper, PublicField
from mosty.agreements.partner import is_shown, partner_of
from mosty.agreements.shown import (
    directions_of,
    extensions_of,
    hidden,
    publicly,
    tells,
)
from mosty.agreements.tree import Twig, tree_of
from mosty.partners.headings import heading_of as partner_heading
from mosty.partners.headings import sic
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.span import Span


@dataclass(frozen=True)
class Side:
    """A party: the name on the paper, and the name borne today if it is another.

    `signed` says in words who signed; empty when that is not known.
    """

    party: object
    name: str
    name_today: str
    place: str
    signed: str
    url: str


@dataclass(frozen=True)
class Record:
    agreement: Agreement
    partner: object
    title: str
    heading: object
    sic: str
    kind: str
    badge: tuple[str, str]
    sentence: str
    span: Span
    sides: list[Side]
    facts: list[dict]
    activities: list
    papers: list | None
    tree: list[Twig]
    newer: Agreement | None
    older: list
    obligations: list
    confirmed_on: datetime.date | None
    tells_signatories: bool
    asks_for_dates: bool
    linked_data: dict


def record_of(agreement, *, user, institution, on) -> Record:
    """What the site tells `user` of an agreement visible to them."""
    agreement = publicly(agreement)
    ours = str(institution.short_name)
    visible = Agreement.objects.visible_to(user).exclude(hidden(PublicField.TREE))
    tells_tree = tells(agreement, PublicField.TREE)
    partner = partner_of(agreement, audiences_of(user))
    called = partner_heading(partner) if partner else ""
    title = telling.title_of(agreement, ours, partner=called)
    sides = sides_of(agreement, institution, user)
    span = bridge.span_of(
        agreement,
        institution=institution,
        extensions=extensions_of(agreement),
        on=on,
        partner=partner,
        partner_url=next((side.url for side in sides if side.url), ""),
    )
    dates = (PublicField.SIGNED, PublicField.TERM)
    return Record(
        agreement=agreement,
        partner=partner,
        title=title,
        heading=telling.heading_of(agreement, ours, partner=partner, called=called),
        sic=sic(title),
        kind=telling.kind_of(agreement),
        badge=telling.badge_of(agreement, on),
        sentence=telling.term_sentence(agreement, on),
        span=span,
        sides=sides,
        facts=facts_of(agreement),
        activities=activities_of(agreement, user),
        papers=papers_of(agreement, user),
        tree=tree_of(agreement, visible) if tells_tree else [],
        newer=visible.filter(pk=agreement.superseded_by_id).first()
        if tells_tree and agreement.superseded_by_id
        else None,
        older=list(visible.filter(superseded_by=agreement.pk)) if tells_tree else [],
        obligations=obligations_of(agreement),
        confirmed_on=confirmed_on(agreement),
        tells_signatories=tells(agreement, PublicField.SIGNATORIES),
        asks_for_dates=not span.is_known
        and all(tells(agreement, one) for one in dates),
        linked_data=linked_data(agreement, title, sides, on),
    )


def sides_of(agreement, institution, user) -> list[Side]:
    """Both banks; ours stands even where the paper's parties lack it."""
    audiences = audiences_of(user)
    parties = list(
        agreement.parties.select_related(
            "organisation__country", "organisation__region"
        )
    )
    sides = [
        side_of(party, audiences)
        if party.organisation.is_ours or is_shown(party.organisation, audiences)
        else on_paper(party, agreement, audiences)
        for party in parties
    ]
    if not tells(agreement, PublicField.SIGNATORIES):
        sides = [replace(side, signed="") for side in sides]
    if not any(party.organisation.is_ours for party in parties):
        ours = Side(None, institution.name, "", our_place(institution), "", "")
        sides.insert(0, ours)
    return sides


def our_place(institution) -> str:
    return in_language(institution, "city").text


def side_of(party, audiences) -> Side:
    """A party that the reader may see; the name is the paper's."""
    organisation = party.organisation
    today = in_language(organisation, "name").text
    name = party.name_at_signing or today
    known = {organisation.name_ru, organisation.name_en}
    return Side(
        party=party,
        name=today if name in known else name,
        name_today="" if name in known else today,
        place=place_of(
            organisation.country,
            organisation.region,
            in_language(organisation, "city").text,
        ),
        signed=signed_by(party, audiences),
        url="" if organisation.is_ours else organisation.get_absolute_url(),
    )


def on_paper(party, agreement, audiences) -> Side:
    """A party that the reader may not see: what the agreement itself tells of it."""
    is_first = party.organisation_id == agreement.counterpart_id
    return Side(
        party=party,
        name=party.name_at_signing or _("Partner not named"),
        name_today="",
        place=place_of(agreement.country, agreement.region) if is_first else "",
        signed=signed_by(party, audiences),
        url="",
    )


def signed_by(party, audiences) -> str:
    """Names of signatories are for staff; everybody is told the position.

    Without the person's consent a name is not spread (152-ФЗ, art. 10.1).
    """
    name = party.signatory if Audience.STAFF in audiences else ""
    told = ", ".join(filter(None, (name, party.signatory_position)))
    if told:
        return _("Signatory: %(signatory)s") % {"signatory": told}
    return _("The signatory’s name is not published") if party.signatory else ""


def place_of(country, region, city="") -> str:
    """`Республика Беларусь, Минская область, Минск`, as far as it is known.

    A region that is the city itself, as St Petersburg is, is said once.
    """
    official = in_language(country, "official").text if country else ""
    within = in_language(region, "name").text if region else ""
    is_city = bool(within) and bridge.is_same_place(within, city)
    places = (
        official or (in_language(country, "name").text if country else ""),
        "" if is_city else within,
        city,
    )
    return ", ".join(filter(None, places))


def facts_of(agreement) -> list[dict]:
    """What the paper says; what is not published has no line."""
    facts = [
        (None, _("Kind"), telling.kind_of(agreement), ""),
        (None, _("Section"), agreement.get_section_display(), ""),
        (
            PublicField.NUMBER,
            _("Number"),
            agreement.number,
            pgettext("number", "not stated"),
        ),
        (
            PublicField.SIGNED,
            _("Date of signing"),
            speak(agreement.signed_on, agreement.signed_precision),
            pgettext("date", "not stated"),
        ),
        *facts_of_term(agreement),
        (
            PublicField.LANGUAGES,
            _("Languages"),
            telling.languages_told(agreement),
            pgettext("several", "not stated"),
        ),
        (
            PublicField.DIRECTIONS,
            _("Directions"),
            "; ".join(
                in_language(one, "title").text for one in directions_of(agreement)
            ),
            pgettext("several", "not stated"),
        ),
    ]
    told = [
        {"label": label, "value": value, **({"unknown": unknown} if unknown else {})}
        for field, label, value, unknown in facts
        if field is None or tells(agreement, field)
    ]
    return [*told, *basis_of(agreement)]


def facts_of_term(agreement):
    term = pgettext("term", "not stated")
    return (
        (
            PublicField.TERM,
            _("Entry into force"),
            speak(agreement.in_force_from),
            pgettext("date", "not stated"),
        ),
        (PublicField.TERM, _("Term"), telling.term_told(agreement), term),
        (PublicField.TERM, _("Extension"), telling.renewal_told(agreement), term),
    )


def basis_of(agreement) -> list[dict]:
    basis = in_language(agreement, "basis").text
    return [{"label": _("Basis"), "value": basis}] if basis else []


def obligations_of(agreement) -> list:
    if not tells(agreement, PublicField.OBLIGATIONS):
        return []
    return list(agreement.obligations.select_related("party"))


def confirmed_on(agreement) -> datetime.date | None:
    """When a partner confirmed the terms as they stand, if that is told."""
    if not tells(agreement, PublicField.CONFIRMATION):
        return None
    rows = Confirmation.objects.filter(agreement=agreement.pk).confirmed()
    last = rows.filter(differs_since=None).order_by("-answered_at").first()
    return timezone.localdate(last.answered_at) if last else None


def activities_of(agreement, user) -> list:
    done = Activity.objects.visible_to(user).filter(
        agreement_links__agreement=agreement
    )
    return list(for_lists(done).newest_first())


def papers_of(agreement, user) -> list | None:
    """Those that the site shows; None where it does not tell whether there are any."""
    if not tells(agreement, PublicField.PAPERS):
        return None
    papers = Paper.objects.shown_to(user).filter(agreement=agreement)
    return list(papers.select_related("document"))


def linked_data(agreement, title, sides, on) -> dict:
    return {
        "@type": "DigitalDocument",
        "@id": settings.PUBLIC_URL + agreement.get_absolute_url(),
        "name": title,
        "genre": telling.kind_of(agreement),
        "identifier": str(agreement.register_number),
        "dateCreated": agreement.signed_on,
        "expires": rolling.running_end(agreement, on),
        "inLanguage": list(agreement.languages),
        "contributor": [
            {"@type": "EducationalOrganization", "name": side.name} for side in sides
        ],
    }
