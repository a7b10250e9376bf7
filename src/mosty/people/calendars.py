"""Somebody's days as a calendar that programs subscribe to (RFC 5545).

Each line has a name of its own that stays when its day moves, so that a calendar
program moves the entry and does not add another.
"""

import datetime
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Alarm, Calendar, Event

from mosty.letters.actions.notices import path_in, worded
from mosty.people.dates import Own, occasion, own_days, own_later

HOST = settings.PUBLIC_URL.split("//")[-1].split(":")[0]
BACK = datetime.timedelta(days=92)
AHEAD = datetime.timedelta(days=731)
ONE_DAY = datetime.timedelta(days=1)
WARNED = datetime.timedelta(hours=-15)  # at nine in the morning of the day before
ASKED_EACH = datetime.timedelta(hours=6)
MOST = 2000


def calendar_of(user, *, made_at, on: datetime.date) -> bytes:
    """What the person may see of their days, from three months ago on for two years;
    of each agreement of theirs the next days of its term, however far they are.

    The same days give the same bytes, whenever it is asked for.
    """
    language = user.person.language
    with override(language):
        calendar = Calendar()
        calendar.add("prodid", "-//Mosty//own days//RU")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Mosty: my days"))
        calendar.add("refresh-interval", ASKED_EACH, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
        ahead = on + AHEAD
        own = own_days(user, on - BACK, ahead, on=on) + own_later(user, ahead)
        for one in own[:MOST]:
            calendar.add_component(event_of(one, language, made_at))
        if not own:
            calendar.add_component(empty_note(user, made_at))
        return calendar.to_ical()


def event_of(own: Own, language, made_at) -> Event:
    """A whole day that does not make one busy, with a word the day before."""
    dated, kind = own.dated, occasion(own.dated.occasion)
    short = worded(kind.short, dated.parts, language)
    if own.instead_of is not None:
        short = _("for %(person)s: %(what)s") % {
            "person": own.instead_of,
            "what": short,
        }
    changed_at = (dated.changed_at or made_at).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{dated.occasion}.{dated.key}@{HOST}")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", dated.on)
    event.add("dtend", dated.on + ONE_DAY)
    event.add("summary", short)
    event.add("description", worded(kind.says, dated.parts, language))
    event.add("categories", [str(kind.category)])
    event.add("transp", "TRANSPARENT")
    if dated.url:
        event.add("url", settings.PUBLIC_URL + path_in(dated.url, language))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", short)
    alarm.add("trigger", WARNED)
    event.add_component(alarm)
    return event


def empty_note(user, made_at) -> Event:
    """A calendar must hold something (RFC 5545, 3.6): that there is nothing yet."""
    day = made_at.date()
    event = Event()
    event.add("uid", f"empty.{user.pk}@{HOST}")
    event.add("dtstamp", made_at.replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)
    event.add("summary", _("The calendar of Mosty is connected"))
    event.add("transp", "TRANSPARENT")
    return event


def mark_of(body: bytes) -> str:
    """An ETag: another as soon as a byte is another."""
    return f'"{sha256(body).hexdigest()[:32]}"'
