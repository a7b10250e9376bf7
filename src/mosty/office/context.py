"""What every page of the office shows around its matter."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import pgettext

from mosty.access.desk import Group, beginnings_for, places_for


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
    named = titles()
    return [
        {"title": named[group], "items": [item_of(request, one) for one in places]}
        for group, places in places_for(request.user).items()
    ]


def item_of(request, place) -> dict:
    url = reverse(place.url_name)
    is_here = request.path == url
    is_within = not is_here and url.count("/") > 2 and request.path.startswith(url)
    return {
        "title": place.title,
        "url": url,
        "current": is_here or is_within,
        "count": place.count(request.user) if place.count else None,
    }


def beginnings_of(user) -> list[dict]:
    return [
        {"title": one.title, "url": reverse(one.url_name)}
        for one in beginnings_for(user)
    ]
