"""The numbers of the home page, the map and the lists of places, from one place.

Each number has the address of the list that shows exactly so many records.
"""

import datetime
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from mosty.activities.models import Activity
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.term import EXPIRING_WITHIN_DAYS
from mosty.places.models import Country, Region


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
        return reverse(name, kwargs={"code": self.code.lower()})


@dataclass(frozen=True)
class Figures:
    """Counts of what this reader may see on a day."""

    agreements: int
    planned: int = 0
    term_unknown: int = 0
    in_force: int = 0
    expiring: int = 0
    expired: int = 0
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
    return reverse("agreements:register") + (f"?{query}" if query else "")


def places_address(**answers) -> str:
    query = urlencode({name: value for name, value in answers.items() if value})
    return reverse("portal:countries") + (f"?{query}" if query else "")


def figures(user, *, on, home) -> Figures:
    """What `user` may see on the day `on`; `home` is our country's code. Five queries."""
    visible = Agreement.objects.visible_to(user)
    told = terms(visible, on)
    agreed = list(
        visible.order_by()
        .values("country", "region")
        .annotate(every=Count("pk"), **told)
    )
    activities = Activity.objects.visible_to(user).order_by()
    by_country = dict(activities.values_list("countries").annotate(Count("pk")))
    by_region = dict(activities.values_list("regions").annotate(Count("pk")))
    countries, regions = {}, {}
    for row in agreed:
        is_home = row["country"] == home
        where = regions if is_home else countries
        code = row["region"] if is_home else row["country"]
        where[code] = where.get(code, 0) + row["every"]
    return Figures(
        agreements=sum(row["every"] for row in agreed),
        **{name: sum(row[name] for row in agreed) for name in told},
        countries=shares(Country, countries, by_country, without=home),
        regions=shares(Region, regions, by_region),
        nowhere=countries.get(None, 0),
        region_unknown=regions.get(None, 0),
    )


def terms(agreements, on) -> dict:
    """Counts of what the dates tell; each agreement is counted in one of them."""
    soon = on + datetime.timedelta(days=EXPIRING_WITHIN_DAYS)
    expiring = agreements.expiring(on, until=soon)
    told = {
        "planned": agreements.exclude(stage__in=(Stage.SIGNED, Stage.ENDED)),
        "term_unknown": agreements.term_unknown(on),
        "in_force": agreements.in_force(on).exclude(pk__in=expiring.values("pk")),
        "expiring": expiring,
        "expired": agreements.expired(on),
    }
    return {
        name: Count("pk", filter=Q(pk__in=found.order_by().values("pk")))
        for name, found in told.items()
    }


def shares(model, agreed, active, *, without=None) -> list[PlaceShare]:
    """Places that have something, those with more agreements first."""
    codes = {code for code in {*agreed, *active} if code and code != without}
    places = model.objects.in_bulk(codes)
    found = [
        PlaceShare(place, agreed.get(code, 0), active.get(code, 0))
        for code, place in places.items()
    ]
    return sorted(found, key=lambda one: (-one.agreements, one.place.sort_ru))
