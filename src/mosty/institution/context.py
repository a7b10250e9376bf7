"""The institution for every page."""

from functools import partial
from typing import NamedTuple

from django.utils.functional import SimpleLazyObject

from mosty.institution.models import Institution
from mosty.journal import snapshots


class Nobody:
    """Stands in until an institution is founded."""

    pk = None
    name = name_ru = short_name = short_name_ru = "Mosty"
    name_en = short_name_en = "Mosty"
    unit_ru = unit_en = city_ru = city_en = address_ru = address_en = ""
    email = phone = site = inn = ogrn = accent = region_code = ""
    country_code = "RU"
    latitude = longitude = logo = None
    logo_version = 0
    has_logo = False
    is_english_shown = True
    map_view = "shapes"
    time_zone = "Europe/Moscow"


def current():
    """The institution, or `Nobody` before it is founded; its logo is left behind."""
    return Institution.objects.defer("logo").first() or Nobody()


class Letterhead(NamedTuple):
    """What the head and the foot of every page say of the institution."""

    name_ru: str
    name_en: str
    short_name_ru: str
    short_name_en: str
    unit_ru: str
    unit_en: str
    address_ru: str
    address_en: str
    email: str
    phone: str
    site: str
    accent: str
    logo_version: int
    has_logo: bool
    is_english_shown: bool


kept = snapshots.Kept(current, snapshots.tables_of(Institution))


def institution(request):
    """`institution` and its `letterhead`, read when a template asks."""
    return {
        "institution": SimpleLazyObject(lambda: of(request)),
        "letterhead": partial(letterhead, request),
    }


def letterhead(request) -> Letterhead:
    one = of(request)
    return Letterhead(*[getattr(one, name) for name in Letterhead._fields])


def of(request):
    """The institution, read once a request."""
    if not hasattr(request, "mosty_institution"):
        request.mosty_institution = kept.value(snapshots.of(request))
    return request.mosty_institution
