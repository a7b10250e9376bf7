"""Everything that the page of one agreement shows, and its card on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Audience, audiences_of
from mosty.activities.models import Activity
from mosty.activities.queries import for_lists
from mosty.agreements import bridge, telling
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.partner import is_shown, partner_of
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
    papers: list
    children: list
    parent: Agreement | None
    linked_data: dict


def record_of(agreement, *, user, institution, on) -> Record:
    """What `user` may know of an agreement visible to them."""
    ours = str(institution.short_name)
    extensions = sorted(
        agreement.extensions.exclude(until=None), key=lambda one: one.until
    )
    visible = Agreement.objects.visible_to(user)
    partner = partner_of(agreement, audiences_of(user))
    called = partner_heading(partner) if partner else ""
    title = telling.title_of(agreement, ours, partner=called)
    sides = sides_of(agreement, institution, user)
    return Record(
        agreement=agreement,
        partner=partner,
        title=title,
        heading=telling.heading_of(agreement, ours, partner=partner, called=called),
        sic=sic(title),
        kind=telling.kind_of(agreement),
        badge=telling.badge_of(agreement, on),
        sentence=telling.term_sentence(agreement, on),
        span=bridge.span_of(
            agreement,
            institution=institution,
            extensions=extensions,
            on=on,
            partner=partner,
            partner_url=next((side.url for side in sides if side.url), ""),
        ),
        sides=sides,
        facts=facts_of(agreement),
        activities=activities_of(agreement, user),
        papers=papers_of(agreement, user),
        children=list(visible.filter(parent=agreement)),
        parent=visible.filter(pk=agreement.parent_id).first(),
        linked_data=linked_data(agreement, title, sides),
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
    """`Республика Беларусь, Минская область, Минск`, as far as it is known."""
    official = in_language(country, "official").text if country else ""
    places = (
        official or (in_language(country, "name").text if country else ""),
        in_language(region, "name").text if region else "",
        city,
    )
    return ", ".join(filter(None, places))


def facts_of(agreement) -> list[dict]:
    directions = [in_language(one, "title").text for one in agreement.directions.all()]
    return [
        {"label": _("Kind"), "value": telling.kind_of(agreement)},
        {"label": _("Section"), "value": agreement.get_section_display()},
        {
            "label": _("Number"),
            "value": agreement.number,
            "unknown": pgettext("number", "not stated"),
        },
        {
            "label": _("Date of signing"),
            "value": speak(agreement.signed_on, agreement.signed_precision),
            "unknown": pgettext("date", "not stated"),
        },
        {
            "label": _("Entry into force"),
            "value": speak(agreement.in_force_from),
            "unknown": pgettext("date", "not stated"),
        },
        {
            "label": _("Term"),
            "value": telling.term_told(agreement),
            "unknown": pgettext("term", "not stated"),
        },
        {
            "label": _("Extension"),
            "value": telling.renewal_told(agreement),
            "unknown": pgettext("term", "not stated"),
        },
        {
            "label": _("Languages"),
            "value": telling.languages_told(agreement),
            "unknown": pgettext("several", "not stated"),
        },
        {
            "label": _("Directions"),
            "value": "; ".join(directions),
            "unknown": pgettext("several", "not stated"),
        },
        *basis_of(agreement),
    ]


def basis_of(agreement) -> list[dict]:
    basis = in_language(agreement, "basis").text
    return [{"label": _("Basis"), "value": basis}] if basis else []


def activities_of(agreement, user) -> list:
    done = Activity.objects.visible_to(user).filter(
        agreement_links__agreement=agreement
    )
    return list(for_lists(done).newest_first())


def papers_of(agreement, user) -> list:
    """Those that the site shows, as far as the reader may see them."""
    papers = Paper.objects.shown_to(user).filter(agreement=agreement)
    return list(papers.select_related("document"))


def linked_data(agreement, title, sides) -> dict:
    return {
        "@type": "DigitalDocument",
        "@id": settings.PUBLIC_URL + agreement.get_absolute_url(),
        "name": title,
        "genre": telling.kind_of(agreement),
        "identifier": str(agreement.register_number),
        "dateCreated": agreement.signed_on,
        "expires": agreement.ends_on,
        "inLanguage": list(agreement.languages),
        "contributor": [
            {"@type": "EducationalOrganization", "name": side.name} for side in sides
        ],
    }
