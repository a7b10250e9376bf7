"""What every page of the office shows around its matter."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext

from mosty.access.desk import Group, beginnings_for, places_for
from mosty.journal import snapshots

_rails = snapshots.Shelf(256)


DESK = "office:desk"


def titles() -> dict[Group, str]:
    return {
        Group.DESK: pgettext("office", "Desk"),
        Group.REGISTER: pgettext("office", "Register"),
        Group.WORK: pgettext("office", "Work"),
        Group.SITE: pgettext("office", "Site"),
        Group.CARE: pgettext("office", "Care"),
    }


def office(request) -> dict:
    """The rail and the beginnings, put together only where a page draws them."""
    if getattr(request, "user", None) is None:
        return {"rail": [], "beginnings": []}
    return {
        "rail": SimpleLazyObject(lambda: rail_of(request)),
        "beginnings": SimpleLazyObject(lambda: beginnings_of(request.user)),
    }


def rail_of(request) -> list[dict]:
    """The places of the person who asks, that of the page marked.

    Their figures are counted once for a person while the data is the same.
    """
    user, language = request.user, get_language()
    rail = _rails.value(
        (user.pk, language, timezone.localdate()),
        snapshots.of(request),
        lambda: rail_for(user),
    )
    return [
        {
            "title": title,
            "items": [{**one, "current": leads(one["url"], request)} for one in items],
        }
        for title, items in rail
    ]


def rail_for(user) -> list[tuple[str, list[dict]]]:
    named = titles()
    return [
        (named[group], [item_of(user, one) for one in places])
        for group, places in places_for(user).items()
    ]


def item_of(user, place) -> dict:
    return {
        "title": str(place.title),
        "url": reverse(place.url_name),
        "count": place.count(user) if place.count else None,
    }


def leads(url, request) -> bool:
    """Whether the page is that place, or stands within it."""
    is_here = request.path == url
    return is_here or (url != reverse(DESK) and request.path.startswith(url))


def beginnings_of(user) -> list[dict]:
    return [
        {"title": one.title, "url": reverse(one.url_name)}
        for one in beginnings_for(user)
    ]
