"""When something is done, in words; what is not known is an empty text."""

import datetime

from mosty.ui.dates import Precision, speak


def years(starts: datetime.date | None, ends: datetime.date | None) -> str:
    """`2014–2018`, `2014`, `2014–` for an end that is not known, or nothing."""
    if starts is None:
        return f"–{ends.year}" if ends else ""
    if ends is None:
        return str(starts.year)
    if starts.year == ends.year:
        return str(starts.year)
    return f"{starts.year}–{ends.year}"


def days(activity) -> str:
    """The stretch with its precision: `12 марта 2026 — 14 марта 2026`."""
    starts = speak(activity.starts_on, activity.starts_precision)
    ends = speak(activity.ends_on, activity.ends_precision)
    if not starts or not ends or starts == ends:
        return starts or ends
    if Precision.YEAR == activity.starts_precision == activity.ends_precision:
        return f"{starts}–{ends}"
    return f"{starts}\u00a0— {ends}"
