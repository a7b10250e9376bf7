"""Everything that the page of one partner shows."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Audience, audiences_of
from mosty.partners.headings import full_name, heading_of, sic
from mosty.partners.models import Kind, Organisation, OrganisationLink
from mosty.people.models import Consent, Purpose
from mosty.places.drawing import MapPin
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.dates import speak

MOST_NEIGHBOURS = 5


@dataclass(frozen=True)
class Name:
    """A name with the time it was borne, in words; empty when that is not known."""

    text: str
    language: str
    when: str
    is_former: bool
    is_other: bool = False


@dataclass(frozen=True)
class Link:
    """A relation in words, and the other organisation."""

    words: str
    other: Organisation
    when: str
    pk: int


@dataclass(frozen=True)
class Record:
    organisation: Organisation
    title: str
    sic: str
    kind: str
    facts: list[dict]
    names: list[Name]
    links: list[Link]
    branches: list
    neighbours: list
    contacts: list
    pins: list[MapPin]
    linked_data: dict


def record_of(organisation, *, user) -> Record:
    """What `user` may know of an organisation visible to them."""
    visible = Organisation.objects.visible_to(user)
    names = names_of(organisation)
    return Record(
        organisation=organisation,
        title=heading_of(organisation),
        sic=sic(full_name(organisation)),
        kind=""
        if organisation.kind == Kind.UNKNOWN
        else organisation.get_kind_display(),
        facts=facts_of(organisation, visible),
        names=names,
        links=links_of(organisation, visible),
        branches=list(visible.filter(parent=organisation).by_name()),
        neighbours=neighbours_of(organisation, visible),
        contacts=contacts_of(organisation, user),
        pins=pins_of(organisation),
        linked_data=linked_data(organisation, names),
    )


def names_of(organisation) -> list[Name]:
    """All of its names; none where there is but the present one in each language."""
    names = list(organisation.names.all())
    present = {one.full_name for one in names if not one.is_other}
    names = [one for one in names if not one.is_other or one.full_name not in present]
    has_history = any(one.since or one.until for one in names)
    if not has_history and len({one.language for one in names}) == len(names):
        return []
    return [
        Name(
            text=one.full_name,
            language=one.language,
            when=when_of(one.since, one.until),
            is_former=one.until is not None,
            is_other=one.is_other and one.until is None,
        )
        for one in names
    ]


def when_of(since, until) -> str:
    if since and until:
        return f"{speak(since)} — {speak(until)}"
    if since:
        return _("since %(day)s") % {"day": speak(since)}
    if until:
        return _("until %(day)s") % {"day": speak(until)}
    return ""


def facts_of(organisation, visible) -> list[dict]:
    country, region = organisation.country, organisation.region
    parent = visible.filter(pk=organisation.parent_id).first()
    form = next(
        (one.legal_form for one in organisation.names.all() if one.legal_form), ""
    )
    rows = [
        {"label": _("Full name"), "value": full_name(organisation)},
        *other_name(organisation),
        {
            "label": _("Country"),
            "value": in_language(country, "official").text
            or in_language(country, "name").text,
        },
        {
            "label": _("Region"),
            "value": in_language(region, "name").text if region else "",
        },
        {"label": _("City"), "value": in_language(organisation, "city").text},
        {"label": _("Legal form"), "value": form},
        {
            "label": _("Site"),
            "value": organisation.site,
            "url": organisation.site,
        },
    ]
    if parent is not None:
        rows.append(
            {
                "label": _("Branch of"),
                "value": full_name(parent),
                "url": parent.get_absolute_url(),
            }
        )
    rows += [
        {"label": number_label(one), "value": one.value}
        for one in organisation.identifiers.order_by("scheme", "is_other", "pk")
    ]
    return rows


def number_label(number) -> str:
    if not number.is_other:
        return number.get_scheme_display()
    words = _("Another %(scheme)s, of a merged record")
    return words % {"scheme": number.get_scheme_display()}


def other_name(organisation) -> list[dict]:
    """The name in the language that the page is not in, where there are both."""
    if not (organisation.name_ru and organisation.name_en):
        return []
    if current_language() == "ru":
        return [{"label": _("Name in English"), "value": organisation.name_en}]
    return [{"label": _("Name in Russian"), "value": organisation.name_ru}]


def links_of(organisation, visible) -> list[Link]:
    """Relations in both directions, with organisations that the reader may see."""
    out = OrganisationLink.objects.filter(source=organisation, target__in=visible)
    back = OrganisationLink.objects.filter(target=organisation, source__in=visible)
    words = {
        OrganisationLink.Relation.RENAMED: pgettext("organisation", "took over from"),
        OrganisationLink.Relation.MERGED: pgettext("organisation", "absorbed"),
        OrganisationLink.Relation.SPLIT: pgettext("organisation", "gave rise to"),
        OrganisationLink.Relation.BRANCH: pgettext("organisation", "has the branch"),
    }
    links = [
        Link(one.get_relation_display(), one.target, speak(one.on), one.pk)
        for one in out.select_related("target")
    ]
    return links + [
        Link(
            words.get(one.relation, one.get_relation_display()),
            one.source,
            speak(one.on),
            one.pk,
        )
        for one in back.select_related("source")
    ]


def neighbours_of(organisation, visible) -> list[tuple[Organisation, str]]:
    """Others of the same region, or of the same country, with full names."""
    others = visible.filter(country=organisation.country_id, is_ours=False)
    if organisation.region_id:
        others = others.filter(region=organisation.region_id)
    nearest = others.exclude(pk=organisation.pk).by_name()[:MOST_NEIGHBOURS]
    return [(one, full_name(one)) for one in nearest]


def contacts_of(organisation, user) -> list:
    """Contacts that are open to this reader; a visitor sees only public ones.

    A person stands on the site only while they agree to it, and is named only while
    they agree to that too (152-ФЗ, art. 10.1); a box of several people is nobody's.
    """
    audiences = audiences_of(user)
    contacts = organisation.contacts.present().filter(
        audience__in=audiences, until=None
    )
    contacts = contacts.select_related("person")
    if Audience.STAFF in audiences:
        return list(contacts.annotate(is_named=Value(True)))
    agreed = Q(person=None) | Q(consented_to(Purpose.CONTACT))
    shown = contacts.filter(agreed).exclude(email="", phone="")
    return list(shown.annotate(is_named=consented_to(Purpose.NAME)))


def consented_to(purpose) -> Exists:
    """Whether the person behind a contact agrees to it now."""
    consents = Consent.objects.valid().for_purpose(purpose)
    return Exists(consents.filter(person=OuterRef("person")))


def pins_of(organisation) -> list[MapPin]:
    if organisation.latitude is None:
        return []
    label = in_language(organisation, "city").text or full_name(organisation)
    return [MapPin(organisation.longitude, organisation.latitude, label)]


def linked_data(organisation, names) -> dict:
    place = {
        "@type": "PostalAddress",
        "addressCountry": organisation.country_id,
        "addressRegion": in_language(organisation.region, "name").text
        if organisation.region
        else None,
        "addressLocality": in_language(organisation, "city").text,
    }
    is_school = organisation.kind in {Kind.UNIVERSITY, Kind.INSTITUTE, Kind.SCHOOL}
    return {
        "@type": "EducationalOrganization" if is_school else "Organization",
        "@id": settings.PUBLIC_URL + organisation.get_absolute_url(),
        "name": in_language(organisation, "name").text,
        "alternateName": [one.text for one in names if one.is_former or one.is_other],
        "url": organisation.site,
        "address": place,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.value}
            for one in organisation.identifiers.all()
        ],
    }
