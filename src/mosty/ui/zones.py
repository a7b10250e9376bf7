"""Time zones as people call them: by a city, with the hours from Greenwich."""

import datetime
import zoneinfo
from functools import lru_cache

from babel.core import get_global
from babel.dates import get_timezone_location

MADE_UP = ("Etc/", "SystemV/")


def spoken(name: str, *, language: str, at: datetime.datetime) -> str:
    """`Москва, UTC+3`; a name that nobody knows stays as it is written."""
    try:
        zone = zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return name
    city = get_timezone_location(name, locale=language, return_city=True)
    return f"{city}, {offset(zone, at=at)}"


def offset(zone: zoneinfo.ZoneInfo, *, at: datetime.datetime) -> str:
    minutes = int(at.astimezone(zone).utcoffset().total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def choices(
    language: str, *, at: datetime.datetime, kept: str = ""
) -> list[tuple[str, str]]:
    """All zones by their cities; former names only if it is the one that is `kept`."""
    found = _choices(language, at.replace(minute=0, second=0, microsecond=0))
    if not kept or any(name == kept for name, _said in found):
        return list(found)
    return [(kept, spoken(kept, language=language, at=at)), *found]


@lru_cache(maxsize=8)
def _choices(language: str, at: datetime.datetime) -> tuple[tuple[str, str], ...]:
    former = get_global("zone_aliases")
    names = [
        name
        for name in zoneinfo.available_timezones()
        if "/" in name and name not in former and not name.startswith(MADE_UP)
    ]
    told = [(name, spoken(name, language=language, at=at)) for name in names]
    return tuple(sorted(told, key=lambda one: one[1].lower().replace("ё", "е")))
