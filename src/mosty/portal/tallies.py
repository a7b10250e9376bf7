"""What the map shows, as tables and as the map's own figures."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mosty.places.drawing import MapPin, MapTally
from mosty.portal import wording
from mosty.ui.bilingual import in_language


@dataclass(frozen=True)
class Table:
    """A caption and rows of a name, an address, a number; perhaps their sum."""

    caption: str
    rows: list[tuple[str, str, int]] = field(default_factory=list)
    total: int | None = None


def tables(figures) -> list[Table]:
    """Agreements abroad and at home; then places that only take part in work."""
    abroad = [row(one, one.agreements) for one in figures.countries_agreed]
    if figures.nowhere:
        abroad.append((_("Country not stated"), "", figures.nowhere))
    near = [row(one, one.agreements) for one in figures.regions_agreed]
    if figures.region_unknown:
        near.append((_("Region not stated"), "", figures.region_unknown))
    only = [
        row(one, one.activities)
        for one in [*figures.countries, *figures.regions]
        if not one.agreements
    ]
    found = []
    if abroad:
        found.append(Table(_("Agreements with other countries"), abroad))
    if near:
        found.append(Table(_("Agreements with regions of Russia"), near))
    if found:
        last = found.pop()
        found.append(Table(last.caption, last.rows, figures.agreements))
    if only:
        found.append(Table(_("Projects without an agreement"), only))
    return found


def row(one, count):
    return wording.place_name(one), one.url, count


def map_tallies(figures) -> list[MapTally]:
    """Every country and region with what the map says of it."""
    return [
        MapTally(
            code=one.code,
            label=wording.place_name(one),
            count=one.agreements + one.activities,
            url=one.url,
            note=wording.share(one),
        )
        for one in [*figures.countries, *figures.regions]
    ]


def home_pin(institution) -> MapPin | None:
    """Where the institution stands, or None where that is not entered."""
    if institution.latitude is None or institution.longitude is None:
        return None
    city = in_language(institution, "city").text or institution.short_name
    return MapPin(institution.longitude, institution.latitude, city)
