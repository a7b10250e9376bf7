"""The register of agreements, declared once: the page, its part, its files."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import CharField, F, Value
from django.utils.translation import gettext_lazy, pgettext

from mosty.activities.models import Direction
from mosty.agreements import telling
from mosty.agreements.dataset import FIELDS, with_told
from mosty.agreements.life.conditions import life_state
from mosty.agreements.life.counted import counted
from mosty.agreements.life.told import STATES
from mosty.agreements.models import Agreement, LifeSettings, PublicField, Section
from mosty.agreements.models.agreement import Kind, term_state
from mosty.agreements.partner import partner_of, with_partner
from mosty.agreements.rolling import COLUMNS as ROLLING
from mosty.agreements.shown import (
    hidden,
    keys_hiding,
    public_state,
    public_value,
    publicly,
    with_shown,
)
from mosty.journal.snapshots import Kept, tables_of
from mosty.listings.filters import NONE, Choice, Linked, Years
from mosty.listings.listing import (
    Column,
    Empty,
    Headings,
    Listing,
    Way,
    by_code_points,
)
from mosty.listings.related import Related
from mosty.partners.models import Organisation
from mosty.places import choices
from mosty.ui.bilingual import in_language
from mosty.ui.labels import label, labels
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in
from mosty.ui.templatetags.marks import badge

DIRECTION_LINKS = Agreement.directions.through.objects


SHOWN = (
    "register_number",
    "section",
    "kind",
    "kind_text_ru",
    "kind_text_en",
    "stage",
    "is_shown_as_planned",
    "starts_on",
    "ends_on",
    "is_endless",
    *ROLLING,
    "counterpart__audience",
    "counterpart__is_archived",
    "counterpart__name_ru",
    "counterpart__name_en",
    "counterpart__city_ru",
    "counterpart__city_en",
    "country__name_ru",
    "country__name_en",
    "country__official_ru",
    "country__official_en",
    "region__name_ru",
    "region__name_en",
)


kept_directions = Kept(
    lambda: list(Direction.objects.filter(is_archived=False)), tables_of(Direction)
)


def directions(viewing):
    found = kept_directions.value(viewing.snapshot)
    return {str(one.number): in_language(one, "title").text for one in found}


is_life_shown = Kept(
    lambda: LifeSettings.objects.filter(is_public=True).exists(),
    tables_of(LifeSettings),
)


def lives(viewing):
    """The states of life, where the institution shows them."""
    if not is_life_shown.value(viewing.snapshot):
        return {}
    return {str(key): said for key, (said, _kind) in STATES.items()}


def life_shown(viewing):
    """The state as public signs tell it; nothing where it is not shown."""
    if not is_life_shown.value(viewing.snapshot):
        return Value(None, CharField())
    state = life_state(viewing.on, counted(), is_public=True)
    return public_value(PublicField.LIFE, state)


def partner_named(number, viewing) -> str:
    found = Organisation.objects.visible_to(viewing.user).filter(pk=number).first()
    return in_language(found, "name").text if found else ""


def concerning(number):
    return Agreement.objects.concerning(number).values_list("pk", flat=True)


def visible(viewing):
    return Agreement.objects.visible_to(viewing.user)


def number_cell(row, viewing):
    return Cell(str(row.register_number))


def partner_cell(row, viewing):
    partner = partner_of(row, viewing.audiences)
    name = (
        said_in(viewing.language, partner, "name")
        if partner
        else telling.kind_of(row, language=viewing.language)
    )
    return Cell(name, url=row.get_absolute_url())


def region_cell(row, viewing):
    if row.region_id:
        return Cell(in_language(row.region, "name", language=viewing.language).text)
    partner = partner_of(row, viewing.audiences)
    if partner is not None:
        city = in_language(partner, "city", language=viewing.language).text
        if city:
            return Cell(city)
    return Cell(None, unknown=pgettext("region", "not stated"))


def kind_cell(row, viewing):
    return Cell(telling.kind_of(row, language=viewing.language))


def term_cell(row, viewing):
    text, kind = telling.badge_of(row, viewing.on)
    return Cell(term_badge(text, kind))


def public_term_cell(row, viewing):
    return term_cell(publicly(row), viewing)


@lru_cache(maxsize=64)
def term_badge(text: str, kind: str) -> str:
    """Drawn once for each of the few words that `telling.badge_of` gives."""
    return badge(text, kind=kind)


def official(country) -> str:
    return in_language(country, "official").text or in_language(country, "name").text


BY_PLACE_AND_KIND = (
    Choice(
        "section",
        gettext_lazy("Section"),
        lambda viewing: labels(Section),
        lambda viewing: F("section"),
    ),
    Choice(
        "country",
        gettext_lazy("Country"),
        choices.countries,
        lambda viewing: F("country_id"),
        is_code=True,
    ),
    Choice(
        "region",
        gettext_lazy("Region"),
        choices.regions,
        lambda viewing: F("region_id"),
        is_code=True,
    ),
    Choice(
        "kind",
        gettext_lazy("Kind"),
        lambda viewing: labels(Kind),
        lambda viewing: F("kind"),
    ),
)
BY_PARTNER = Related("partner", gettext_lazy("Organisation"), partner_named, concerning)
TERM, DIRECTION = gettext_lazy("Term"), gettext_lazy("Direction")
SIGNED = gettext_lazy("Year of signing")


@dataclass(frozen=True)
class PublicYears(Years):
    """Years of a date that some rows do not tell; such rows count as without one."""

    field: PublicField = PublicField.SIGNED

    def dimension(self, viewing):
        return public_value(self.field, super().dimension(viewing))

    def narrowed(self, reading, viewing):
        found = super().narrowed(reading, viewing) & ~hidden(self.field)
        if NONE in reading.keys:
            found |= hidden(self.field)
        return found


def open_links():
    """Links to directions of the agreements that tell theirs."""
    closed = keys_hiding(PublicField.DIRECTIONS)
    links = DIRECTION_LINKS.exclude(agreement_id__in=closed)
    return links, ("agreement_id", "direction__number")


PUBLIC_FILTERS = (
    *BY_PLACE_AND_KIND,
    Choice(
        "term",
        TERM,
        lambda viewing: telling.states(),
        lambda viewing: public_state(viewing.on),
    ),
    Linked("direction", DIRECTION, directions, links=open_links),
    Choice("living", gettext_lazy("Proof of life"), lives, life_shown),
    PublicYears("signed", SIGNED, "signed_on"),
    BY_PARTNER,
)
OFFICE_FILTERS = (
    *BY_PLACE_AND_KIND,
    Choice(
        "term",
        TERM,
        lambda viewing: telling.states(),
        lambda viewing: term_state(viewing.on),
    ),
    Linked(
        "direction",
        DIRECTION,
        directions,
        links=lambda: (DIRECTION_LINKS, ("agreement_id", "direction__number")),
    ),
    Years("signed", SIGNED, "signed_on"),
    BY_PARTNER,
)


AGREEMENTS = Listing(
    name="agreements",
    title=gettext_lazy("Agreements"),
    visible=visible,
    way=Way(by=("section", "country"), within=lambda viewing: [F("register_number")]),
    columns=(
        Column(
            "number",
            gettext_lazy("No."),
            number_cell,
            width="number",
            way=Way(within=lambda viewing: [F("register_number")]),
        ),
        Column(
            "partner",
            gettext_lazy("Organisation"),
            partner_cell,
            is_name=True,
            way=Way(within=lambda viewing: [by_code_points("partner_sort")]),
        ),
        Column(
            "region",
            gettext_lazy("Region or city"),
            region_cell,
            width="region",
            way=Way(
                by=("region",), within=lambda viewing: [by_code_points("partner_sort")]
            ),
        ),
        Column(
            "kind",
            gettext_lazy("Kind"),
            kind_cell,
            width="form",
            way=Way(
                by=("kind",), within=lambda viewing: [by_code_points("partner_sort")]
            ),
        ),
        Column(
            "term",
            gettext_lazy("Term"),
            public_term_cell,
            width="term",
            way=Way(
                within=lambda viewing: [public_value(PublicField.TERM, F("ends_on"))],
                has_gaps=True,
            ),
        ),
    ),
    filters=PUBLIC_FILTERS,
    headings=Headings(
        key=lambda row: (row.section, (row.country_id or NONE).lower()),
        group=lambda row: official(row.country) if row.country else None,
        section=lambda row: label(Section, row.section),
    ),
    related=lambda rows: (
        with_shown(with_partner(rows)).select_related("country", "region").only(*SHOWN)
    ),
    exported=lambda rows: (
        with_told(with_partner(rows))
        .select_related("country", "region")
        .prefetch_related("parties__organisation", "directions")
    ),
    fields=FIELDS,
    export_url_name="agreements:export",
    search_kind="agreement",
    search_label=gettext_lazy("Search the register"),
    search_hint=gettext_lazy("Name or region"),
    ending=gettext_lazy(
        "The number is that of the register. What is not stated on the paper is never "
        "guessed."
    ),
    empty=Empty(
        gettext_lazy("There are no agreements yet"),
        gettext_lazy("Agreements appear here once they are entered in the register."),
        gettext_lazy("To the home page"),
        "portal:home",
    ),
)
