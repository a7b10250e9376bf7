"""Places as the choices of a filter.

`viewing` is anything that knows the reader's `language`.
"""

from django.utils.translation import pgettext

from mosty.places.models import Country, Region

UNKNOWN = "none"


def countries(viewing) -> dict[str, str]:
    return named(Country, viewing.language)


def regions(viewing) -> dict[str, str]:
    """The regions, and that none is stated."""
    named_ones = named(Region, viewing.language)
    return {**named_ones, UNKNOWN: pgettext("region", "not stated")}


def named(model, language: str) -> dict[str, str]:
    """Codes (in lower case, as they stand in addresses) and names, by name."""
    name = f"name_{language}"
    order = "sort_ru" if language == "ru" else name
    pairs = model.objects.order_by(order).values_list("code", name)
    return {code.lower(): text for code, text in pairs}
