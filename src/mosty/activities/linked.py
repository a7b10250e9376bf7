"""An activity as schema.org tells it, for machines that read its page."""

import datetime

from django.conf import settings

from mosty.activities.models import State
from mosty.ui.bilingual import in_language
from mosty.ui.dates import Precision

LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def linked_data(activity, partners) -> dict:
    """`partners` are the organisations that the reader may see taking part."""
    is_cancelled = activity.state == State.CANCELLED
    places = [in_language(activity, "place").text, *places_of(activity)]
    return {
        "@type": "Event",
        **about(activity),
        "startDate": partial_date(activity.starts_on, activity.starts_precision),
        "endDate": partial_date(activity.ends_on, activity.ends_precision),
        "eventStatus": "https://schema.org/EventCancelled" if is_cancelled else None,
        "location": [{"@type": "Place", "name": name} for name in places if name],
        "contributor": [organisation(one) for one in partners],
    }


def about(activity) -> dict:
    address = settings.PUBLIC_URL + activity.get_absolute_url()
    return {
        "@id": address,
        "url": address,
        "name": in_language(activity, "title").text,
        "description": in_language(activity, "summary").text,
    }


def places_of(activity) -> list[str]:
    return [
        in_language(one, "name").text
        for one in (*activity.countries.all(), *activity.regions.all())
    ]


def organisation(one) -> dict:
    return {
        "@type": "Organization",
        "@id": settings.PUBLIC_URL + one.get_absolute_url(),
        "name": in_language(one, "name").text,
    }


def partial_date(day: datetime.date | None, precision: str) -> str:
    """ISO 8601 as far as the day is known: `2026-03-12`, `2026-03`, `2026`."""
    return day.isoformat()[: LENGTHS.get(precision, 0)] if day else ""
