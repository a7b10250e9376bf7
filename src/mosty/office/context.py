"""What every page of the office shows around its matter."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext

from mosty.access.desk import Group, beginnings_for, places_for
from mosty.journal import snapshots
from mosty.people.models import Person, RoleHolding, User

# Whose rail it is was read before, with the roles of the day.
_rails = snapshots.ShelfByTables(
    256, tables=snapshots.tables_of(User, Person, RoleHolding)
)


DESK = "office:desk"


class RailItem(NamedTuple):
    """A place of the rail; `count` is None where nothing is counted."""

    title: str
    url: str
    count: int | None
    is_current: bool = False


class RailGroup(NamedTuple):
    title: str
    items: tuple[RailItem, ...]


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
        "rail": lambda: rail_of(request),
        "beginnings": SimpleLazyObject(lambda: beginnings_of(request.user)),
    }


def rail_of(request) -> tuple[RailGroup, ...]:
    """The places of the person who asks, that of the page marked.

    Their figures are counted once for a person while the data is the same.
    """
    user, language = request.user, get_language()
    rail = _rails.value(
        (user.pk, language, timezone.localdate()),
        snapshots.of(request),
        lambda: rail_for(user),
    )
    here = nearest(request.path, [one.url for group in rail for one in group.items])
    return tuple(
        group._replace(
            items=tuple(
                one._replace(is_current=True) if one.url == here else one
                for one in group.items
            )
        )
        for group in rail
    )


def rail_for(user) -> tuple[RailGroup, ...]:
    named = titles()
    return tuple(
        RailGroup(str(named[group]), tuple(item_of(user, one) for one in places))
        for group, places in places_for(user).items()
    )


def item_of(user, place) -> RailItem:
    count = place.count(user) if place.count else None
    return RailItem(str(place.title), reverse(place.url_name), count)


def nearest(path, urls) -> str:
    """The place that the page is, or the innermost that it stands within; else ""."""
    desk = reverse(DESK)
    around = [one for one in urls if path.startswith(one) and one != desk]
    return path if path in urls else max(around, key=len, default="")


def beginnings_of(user) -> list[RailItem]:
    return [
        RailItem(str(one.title), reverse(one.url_name), None)
        for one in beginnings_for(user)
    ]
