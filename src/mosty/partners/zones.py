"""What time it is at a partner."""

import datetime
import zoneinfo
from functools import cache

from babel.core import get_global


def zone_of(organisation) -> zoneinfo.ZoneInfo | None:
    """That of its region, else that of its country where there is one only."""
    region = organisation.region
    if region is not None and region.zone:
        return zoneinfo.ZoneInfo(region.zone)
    return only_zone(organisation.country_id)


@cache
def only_zone(country_code: str) -> zoneinfo.ZoneInfo | None:
    zones = get_global("territory_zones").get(country_code, ())
    return zoneinfo.ZoneInfo(zones[0]) if len(zones) == 1 else None


def local_time(organisation, at: datetime.datetime) -> str:
    """`14:05`, or an empty text where the zone is not known."""
    zone = zone_of(organisation)
    return f"{at.astimezone(zone):%H:%M}" if zone else ""


def hours_ahead(organisation, at: datetime.datetime) -> float:
    """How many hours later it is there than in the zone of `at`; 0 if not known."""
    zone = zone_of(organisation)
    if zone is None:
        return 0
    return (at.astimezone(zone).utcoffset() - at.utcoffset()).total_seconds() / 3600
