"""The calendar of cooperation: terms that end, things that are done."""

import datetime

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, Event, Timezone

from mosty.access.roles import audiences_of
from mosty.activities.models import Activity
from mosty.agreements import rolling
from mosty.agreements.models import Agreement, PublicField, Stage
from mosty.agreements.partner import partner_of, with_partner
from mosty.agreements.shown import hidden
from mosty.partners.headings import short_name
from mosty.ui.bilingual import in_language
from mosty.ui.dates import Precision

HOST = settings.PUBLIC_URL.split("//")[-1].split(":")[0]
MOST = 2000
LOOK_BACK = datetime.timedelta(days=366)
ENDS = gettext_lazy("Term ends: No. %(number)s, %(partner)s")
RENEWED = gettext_lazy(
    "Period ends, then renewed by itself: No. %(number)s, %(partner)s"
)


def calendar_of(name: str, viewing) -> bytes:
    """Days that are known and public, from a year ago on."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mosty//calendar//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("%(name)s: cooperation") % {"name": name})
    since = viewing.on - LOOK_BACK
    calendar.add_component(zone(since, viewing.on + LOOK_BACK))
    for event in (*terms(viewing, since), *activities(viewing, since)):
        calendar.add_component(event)
    return calendar.to_ical()


def zone(since, until) -> Timezone:
    """The institution's; a calendar without events must hold something (RFC 5545)."""
    name = timezone.get_current_timezone_name()
    return Timezone.from_tzid(name, first_date=since, last_date=until)


def terms(viewing, since):
    """When each term ends; of one that is renewed by itself, its running period."""
    audiences = audiences_of(viewing.user)
    ending = (
        with_partner(Agreement.objects.visible_to(viewing.user))
        .filter(Q(ends_on__gte=since) | Q(ends_on=None, rolling_from__isnull=False))
        .filter(stage=Stage.SIGNED)
        .exclude(hidden(PublicField.TERM))
        .order_by(Coalesce("ends_on", "rolling_from"))[:MOST]
    )
    for one in ending:
        known = partner_of(one, audiences)
        partner = short_name(known) if known else str(one)
        period = rolling.period_of(one, viewing.on)
        title = str(RENEWED if period else ENDS) % {
            "number": one.register_number,
            "partner": partner,
        }
        ends = period.ends if period else one.ends_on
        yield day_event(
            f"agreement-{one.register_number}",
            title,
            (ends, ends),
            address=one.get_absolute_url(),
            changed_at=one.changed_at,
        )


def activities(viewing, since):
    known = (
        Activity.objects.visible_to(viewing.user)
        .filter(starts_precision=Precision.DAY, starts_on__gte=since)
        .with_pages()
        .order_by("starts_on")[:MOST]
    )
    for one in known:
        ends = one.ends_on if one.ends_precision == Precision.DAY else one.starts_on
        yield day_event(
            f"activity-{one.pk}",
            in_language(one, "title").text,
            (one.starts_on, ends),
            address=one.get_absolute_url(),
            changed_at=one.added_at,
        )


def day_event(uid, title, days, *, address, changed_at) -> Event:
    """An event of whole days; RFC 5545 ends it on the day after the last."""
    first, last = days
    event = Event()
    event.add("uid", f"{uid}@{HOST}")
    event.add("dtstamp", changed_at)
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))
    event.add("summary", title)
    event.add("url", settings.PUBLIC_URL + address)
    return event
