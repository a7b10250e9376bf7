"""The list of partners, declared once: the page, its part, its files."""

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from mosty.listings.filters import Choice
from mosty.listings.listing import (
    Column,
    Empty,
    Headings,
    Listing,
    Way,
    by_code_points,
)
from mosty.partners.dataset import FIELDS
from mosty.partners.models import Kind, Organisation
from mosty.places import choices
from mosty.ui.bilingual import in_language
from mosty.ui.labels import label, labels
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in


def visible(viewing):
    return Organisation.objects.visible_to(viewing.user).filter(is_ours=False)


SHOWN = (
    "name_ru",
    "name_en",
    "city_ru",
    "city_en",
    "kind",
    "country__name_ru",
    "country__name_en",
    "country__official_ru",
    "country__official_en",
    "region__name_ru",
    "region__name_en",
)


def by_name(viewing):
    return [by_code_points("sort_ru")]


def name_cell(row, viewing):
    return Cell(said_in(viewing.language, row, "name"), url=row.get_absolute_url())


def place_cell(row, viewing):
    language = viewing.language
    region = (
        in_language(row.region, "name", language=language).text if row.region else ""
    )
    city = in_language(row, "city", language=language).text
    told = city if city and city == region else ", ".join(filter(None, (region, city)))
    return Cell(told) if told else Cell(None, unknown=pgettext("region", "not stated"))


def kind_cell(row, viewing):
    if row.kind == Kind.UNKNOWN:
        return Cell(None, unknown=pgettext("kind", "not stated"))
    return Cell(label(Kind, row.kind))


def official(country) -> str:
    return in_language(country, "official").text or in_language(country, "name").text


def with_parent(rows):
    """Whether the parent may be told: one that visitors do not see is not."""
    shown = Organisation.objects.filter(
        pk=OuterRef("parent_id"), audience="public", is_archived=False
    )
    return (
        rows.select_related("country", "region")
        .prefetch_related("names", "identifiers")
        .annotate(parent_shown=Exists(shown))
    )


PARTNERS = Listing(
    name="partners",
    title=gettext_lazy("Partners"),
    visible=visible,
    way=Way(by=("country",), within=by_name),
    columns=(
        Column(
            "name",
            gettext_lazy("Organisation"),
            name_cell,
            is_name=True,
            way=Way(within=by_name),
        ),
        Column(
            "region",
            gettext_lazy("Region or city"),
            place_cell,
            width="region",
            way=Way(by=("region",), within=by_name),
        ),
        Column(
            "kind",
            pgettext_lazy("organisation", "Kind"),
            kind_cell,
            width="form",
            way=Way(by=("kind",), within=by_name),
        ),
    ),
    filters=(
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
            pgettext_lazy("organisation", "Kind"),
            lambda viewing: labels(Kind),
            lambda viewing: F("kind"),
        ),
    ),
    headings=Headings(
        key=lambda row: (row.country_id.lower(),),
        group=lambda row: official(row.country),
    ),
    related=lambda rows: rows.select_related("country", "region").only(*SHOWN),
    exported=with_parent,
    fields=FIELDS,
    export_url_name="partners:export",
    search_kind="organisation",
    search_label=gettext_lazy("Search the partners"),
    search_hint=gettext_lazy("Name, city or number"),
    empty=Empty(
        gettext_lazy("There are no partners yet"),
        gettext_lazy("Organisations appear here once an agreement names them."),
        gettext_lazy("To the home page"),
        "portal:home",
    ),
)
