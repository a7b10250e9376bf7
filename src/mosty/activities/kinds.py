"""Kinds of activity. Higher rooms register theirs in their `apps.py`.

A project, an event, a collection has a page of its own in its room; a kind that
nobody registered is shown by the plain page of this room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst


@dataclass(frozen=True)
class Kind:
    """A kind of activity.

    `label` and `plural` are lazy strings, `icon` a name of the sprite. `url` gives
    an activity's address in its own room and reads only what stands under the
    relation `along`, which lists select along with their activities. `office_url`
    gives the page where staff keep it.
    """

    name: str
    label: object
    plural: object
    icon: str = "calendar"
    url: Callable | None = None
    along: str = ""
    office_url: Callable | None = None


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind:
    """The registered kind, or one that shows the bare name."""
    return _kinds.get(name) or Kind(name, capfirst(name), capfirst(name))


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def plain_kinds() -> list[Kind]:
    """Those without a room of their own: what is recorded on the plain page."""
    return [kind for kind in _kinds.values() if kind.url is None]


def address_of(activity) -> str:
    """The page where an activity is shown: its room's, else the plain one."""
    kind = kind_of(activity.kind)
    if kind.url is not None:
        return kind.url(activity)
    return reverse("activities:activity", kwargs={"pk": activity.pk})


def relations() -> list[str]:
    """What a list of activities selects along, so that addresses cost no query."""
    return [kind.along for kind in _kinds.values() if kind.along]
