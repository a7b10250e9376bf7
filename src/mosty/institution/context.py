"""The institution for every page."""

from django.utils.functional import SimpleLazyObject

from mosty.institution.models import Institution


class Nobody:
    """Stands in until an institution is founded."""

    pk = None
    name = name_ru = short_name = short_name_ru = "Mosty"
    name_en = short_name_en = "Mosty"
    unit_ru = unit_en = city_ru = city_en = address_ru = address_en = ""
    email = phone = site = inn = ogrn = accent = region_code = ""
    country_code = "RU"
    latitude = longitude = None
    map_view = "shapes"
    time_zone = "Europe/Moscow"


def current():
    """The institution, or `Nobody` before it is founded."""
    return Institution.objects.first() or Nobody()


def institution(request):
    return {"institution": SimpleLazyObject(lambda: of(request))}


def of(request):
    """The institution, read once a request."""
    if not hasattr(request, "mosty_institution"):
        request.mosty_institution = current()
    return request.mosty_institution
