"""What falls on a day for somebody: one registry for reminders, calendars, letters.

Rooms offer occasions in their `apps.py`: ends of agreements, promises that are due,
steps of approval. Whoever reminds, writes the letter of the week, draws a calendar or
tells what falls due in an absence asks here and knows none of those rooms.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mosty.access.roles import audiences_of
from mosty.letters.kinds import Group, NoticeKind, Way, declare_notice


@dataclass(frozen=True)
class Dated:
    """One thing that falls on the day `on`.

    `key` is its stable name within the occasion: of an end the agreement's key, of a
    repeated thing the key and the day. `parts` fill the sentences of the occasion, as
    a notification keeps them. `persons` answer for it, the first of them first;
    nobody named, and it is the head's. `thing` is the label and the key of its record.
    """

    occasion: str
    key: str
    on: datetime.date
    thing: tuple[str, int]
    parts: Mapping = field(default_factory=dict)
    url: str = ""
    audience: str = "staff"
    persons: tuple[int, ...] = ()
    changed_at: datetime.datetime | None = None


@dataclass(frozen=True)
class Occasion:
    """A kind of day that rooms offer.

    `coming(since, until, persons)` gives the `Dated` from the first through the last
    day, of these persons or (None) of all, set by set: it may be asked for 20,000
    records at once. `says` is the sentence of a reminder, with `%(day)s`, which is
    filled in from `on`; `short` is a line of a calendar, without the day. `rule(user)`
    lets read at all. `later(after, persons)` gives of each record the next one after
    that day, however far; without it nothing is told so far ahead. `days()` are the days before on which one is reminded; without it
    the occasion reminds by itself and is only shown.
    """

    name: str
    title: object
    says: object
    short: object
    category: object
    rule: Callable[[object], bool]
    coming: Callable[..., Iterable[Dated]]
    days: Callable[[], Sequence[int]] | None = None
    way: Way = Way.DIGEST
    later: Callable[..., Iterable[Dated]] | None = None


@dataclass
class Offered:
    """Everything that was offered since the start."""

    occasions: dict[str, Occasion] = field(default_factory=dict)
    standing: list[Callable] = field(default_factory=list)


OFFERED = Offered()


def offer_occasion(occasion: Occasion) -> None:
    """Offer it; where it has `days` its reminder is declared as a notice too."""
    OFFERED.occasions[occasion.name] = occasion
    if occasion.days is not None:
        declare_notice(
            NoticeKind(occasion.name, occasion.title, occasion.says, occasion.way),
            Group.DAYS,
        )


def offer_standing(stands: Callable[[object, datetime.date], Iterable]) -> None:
    """`stands(user, on)` gives `Standing`s: for whom, and in which days, they act."""
    if stands not in OFFERED.standing:
        OFFERED.standing.append(stands)


@dataclass(frozen=True)
class Standing:
    """`user` acts for `person` from one day through another."""

    person: object
    since: datetime.date
    until: datetime.date


def occasions() -> list[Occasion]:
    return list(OFFERED.occasions.values())


def occasion(name: str) -> Occasion | None:
    return OFFERED.occasions.get(name)


def standing_of(user, on: datetime.date) -> list[Standing]:
    """For whom the user acts now or later, and when."""
    return [one for stands in OFFERED.standing for one in stands(user, on)]


def coming(
    since: datetime.date,
    until: datetime.date,
    *,
    persons: Collection[int] | None = None,
    names: Collection[str] | None = None,
) -> list[Dated]:
    """Everything offered from a day through another, in order of days."""
    asked = [one for one in occasions() if names is None or one.name in names]
    found = [dated for one in asked for dated in one.coming(since, until, persons)]
    return sorted(found, key=lambda one: (one.on, one.occasion, one.key))


def seen_by(user, found: Iterable[Dated]) -> list[Dated]:
    """Those that the user may see, by the rule of each occasion and by audience."""
    audiences = audiences_of(user)
    open_ones = {one.name for one in occasions() if one.rule(user)}
    return [
        one for one in found if one.occasion in open_ones and one.audience in audiences
    ]


@dataclass(frozen=True)
class Own:
    """One `Dated` of a person; `instead_of` is for whom they act, or None."""

    dated: Dated
    instead_of: object = None


def own_days(user, since, until, *, on: datetime.date) -> list[Own]:
    """What falls on the person's days, and on those they act for while they do."""
    stands = [
        one
        for one in standing_of(user, on)
        if one.until >= since and one.since <= until
    ]
    persons = {user.person_id, *(one.person.pk for one in stands)}
    found = seen_by(user, coming(since, until, persons=persons))
    told = [Own(one) for one in found if user.person_id in one.persons]
    mine = {(one.dated.occasion, one.dated.key) for one in told}
    for stand in stands:
        for one in found:
            is_theirs = stand.person.pk in one.persons
            is_new = (one.occasion, one.key) not in mine
            if is_theirs and is_new and stand.since <= one.on <= stand.until:
                told.append(Own(one, stand.person))
                mine.add((one.occasion, one.key))
    return sorted(told, key=lambda own: (own.dated.on, own.dated.occasion))


def own_later(user, after: datetime.date) -> list[Own]:
    """The next of each kind for each record of the person after the day, however far."""
    persons = {user.person_id}
    asked = [one.later for one in occasions() if one.later is not None]
    found = [dated for later in asked for dated in later(after, persons)]
    told = [Own(one) for one in seen_by(user, found) if user.person_id in one.persons]
    return sorted(told, key=lambda own: (own.dated.on, own.dated.occasion))
