"""The numbers of the home page, the map and the lists of places, from one place.

Each number has the address of the list that shows exactly so many records.
"""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count

from mosty.activities import places as doings
from mosty.agreements.models import Agreement
from mosty.agreements.shown import public_state
from mosty.agreements.term import TermState
from mosty.partners.models import Organisation
from mosty.places.models import Country, Region
from mosty.ui.addresses import coded, page


@dataclass(frozen=True)
class PlaceShare:
    """What is done with one country or region. `place` is None where none is stated."""

    place: object
    agreements: int = 0
    activities: int = 0

    @property
    def code(self) -> str:
        return self.place.code if self.place else ""

    @property
    def url(self) -> str:
        """The place's own page, or nothing where none is stated."""
        if self.place is None:
            return ""
        name = "portal:region" if isinstance(self.place, Region) else "portal:country"
        return coded(name, self.code.lower())


@dataclass(frozen=True)
class Figures:
    """Counts of what this reader may see on a day; each agreement is in one term."""

    agreements: int
    terms: dict[TermState, int] = field(default_factory=dict)
    countries: list[PlaceShare] = field(default_factory=list)
    regions: list[PlaceShare] = field(default_factory=list)
    nowhere: int = 0
    region_unknown: int = 0

    @property
    def countries_agreed(self) -> list[PlaceShare]:
        return [one for one in self.countries if one.agreements]

    @property
    def regions_agreed(self) -> list[PlaceShare]:
        return [one for one in self.regions if one.agreements]

    @property
    def abroad(self) -> int:
        """Agreements with organisations of other countries."""
        return sum(one.agreements for one in self.countries)

    @property
    def at_home(self) -> int:
        """Agreements with organisations of this country's regions."""
        return sum(one.agreements for one in self.regions) + self.region_unknown


def register_address(**answers) -> str:
    """The register narrowed by the filters of its address."""
    query = urlencode({name: value for name, value in answers.items() if value})
    return page("agreements:register") + (f"?{query}" if query else "")


def places_address(**answers) -> str:
    query = urlencode({name: value for name, value in answers.items() if value})
    return page("portal:countries") + (f"?{query}" if query else "")


def figures(user, *, on, home) -> Figures:
    """What `user` may see on the day `on`; `home` is our country's code. Five queries."""
    agreed = (
        Agreement.objects.visible_to(user)
        .order_by()
        .values_list("country", "region", public_state(on))
        .annotate(Count("pk"))
    )
    countries, regions, terms = Counter(), Counter(), Counter()
    for country, region, term, number in agreed:
        terms[TermState(term)] += number
        if country == home:
            regions[region] += number
        else:
            countries[country] += number
    abroad = Country.objects.exclude(code=home)
    near = Region.objects.filter(country=home)
    return Figures(
        agreements=terms.total(),
        terms=dict(terms),
        countries=shares(abroad, countries, doings.counts("country", user=user)),
        regions=shares(near, regions, doings.counts("region", user=user)),
        nowhere=countries[None],
        region_unknown=regions[None],
    )


def shares(places, agreed, active) -> list[PlaceShare]:
    """Those of the places that have something, those with more agreements first."""
    codes = {code for code in {*agreed, *active} if code}
    found = [
        PlaceShare(place, agreed[code], active[code])
        for code, place in places.in_bulk(codes).items()
    ]
    return sorted(found, key=lambda one: (-one.agreements, one.place.sort_ru))


def places_shown(column, *, user) -> set[str]:
    """Codes of countries or regions whose page has something for the reader."""
    agreements = Agreement.objects.visible_to(user)
    partners = Organisation.objects.visible_to(user).filter(is_ours=False)
    codes = {*doings.counts(column, user=user)}
    for things in (agreements, partners):
        codes.update(things.order_by().values_list(column, flat=True).distinct())
    return codes - {None}
