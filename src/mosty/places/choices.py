"""Places as the choices of a filter.

`viewing` is anything that knows the reader's `language` and the `snapshot` they read
under.
"""

from functools import partial

from django.utils.translation import pgettext

from mosty.journal.snapshots import Kept, tables_of
from mosty.places.models import Country, Region

UNKNOWN = "none"


def countries(viewing) -> dict[str, str]:
    """The countries; not to be changed."""
    return COUNTRIES[viewing.language].value(viewing.snapshot)


def regions(viewing) -> dict[str, str]:
    """The regions, and that none is stated."""
    named_ones = REGIONS[viewing.language].value(viewing.snapshot)
    return {**named_ones, UNKNOWN: pgettext("region", "not stated")}


def named(model, language: str) -> dict[str, str]:
    """Codes (in lower case, as they stand in addresses) and names, by name."""
    name = f"name_{language}"
    order = "sort_ru" if language == "ru" else name
    pairs = model.objects.order_by(order).values_list("code", name)
    return {code.lower(): text for code, text in pairs}


def country_pairs(language: str) -> list[tuple[str, str]]:
    return list(named(Country, language).items())


def region_pairs(language: str) -> list[tuple[str, str]]:
    return list(named(Region, language).items())


COUNTRIES, REGIONS = (
    {
        language: Kept(partial(named, model, language), tables_of(model))
        for language in ("ru", "en")
    }
    for model in (Country, Region)
)
