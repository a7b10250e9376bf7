"""The letter of the week: what ends, what is due, what sleeps; nothing, no letter."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from mosty.agreements.continuity.alone import Asked, Reason, with_reasons
from mosty.agreements.continuity.notices import WEEK, WEEK_LETTER
from mosty.agreements.continuity.occasions import END, NOTICE, RENEWAL
from mosty.agreements.continuity.readers import Readers
from mosty.agreements.models import Agreement, CareTerms, Stage, WeekLetter
from mosty.institution import context as institution
from mosty.letters import addressees
from mosty.letters.actions import Wish, send
from mosty.letters.actions.notices import way_of, worded
from mosty.letters.actions.stopping import unsubscribe_url
from mosty.letters.kinds import Way, notice_kind
from mosty.people.dates import Dated, coming, occasion
from mosty.ui.dates import speak

ENDING = (END, NOTICE, RENEWAL)
ENDS_WITHIN = datetime.timedelta(days=60)
DUE_WITHIN = datetime.timedelta(days=14)
OVERDUE = datetime.timedelta(days=60)
LATEST = datetime.timedelta(days=3)
MOST = 12


@dataclass
class Week:
    """What one person is told of; `asleep` are agreements without a word for long."""

    ending: list[Dated] = field(default_factory=list)
    due: list[Dated] = field(default_factory=list)
    asleep: list[Agreement] = field(default_factory=list)

    def __bool__(self):
        return bool(self.ending or self.due or self.asleep)


def week_on(now: datetime.datetime, terms: CareTerms, zone: str):
    """The day of the last letter of the week that is due, or None between two.

    One that could not be written in its hour is made up for, for three days.
    """
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() - datetime.timedelta(days=(local.weekday() - terms.week_day) % 7)
    hour = datetime.time(terms.week_hour)
    due_at = datetime.datetime.combine(day, hour, ZoneInfo(zone))
    if due_at > local:
        due_at -= datetime.timedelta(days=7)
    return due_at.date() if local - due_at < LATEST else None


def write_letters(*, now: datetime.datetime) -> int:
    """Write the letters of this week that are not written, and count them.

    Each in a transaction of its own under a unique row, so that it may be called by
    several workers and again after a crash.
    """
    zone = institution.current().time_zone
    on = week_on(now, CareTerms.objects.held(), zone)
    if on is None:
        return 0
    today = now.astimezone(ZoneInfo(zone)).date()
    readers = Readers.of(today)
    told = set(WeekLetter.objects.filter(week_on=on).values_list("user", flat=True))
    waiting = [one for one in readers.users.values() if one.pk not in told]
    if not waiting:
        return 0
    weeks = weeks_of(readers, today)
    return sum(write_to(one, weeks[one.pk], on) for one in waiting)


def weeks_of(readers: Readers, on) -> dict[int, Week]:
    """For each account what it is told of on the day."""
    weeks = defaultdict(Week)
    for dated in coming(on - OVERDUE, on + ENDS_WITHIN):
        is_ending = dated.occasion in ENDING
        if dated.on < on and is_ending:
            continue
        if not is_ending and dated.on > on + DUE_WITHIN:
            continue
        user, _instead = readers.reader_of(dated, occasion(dated.occasion), on)
        if user is not None:
            week = weeks[user.pk]
            (week.ending if is_ending else week.due).append(dated)
    for agreement in sleeping(on):
        user = readers.users.get(agreement.responsible_id)
        if user is not None:
            weeks[user.pk].asleep.append(agreement)
    return weeks


def sleeping(on):
    """Signed agreements of somebody of which nothing was heard for long."""
    rows = Agreement.objects.filter(stage=Stage.SIGNED).exclude(responsible=None)
    rows = with_reasons(rows, Asked.on_day(on), [Reason.SILENT])
    columns = ("register_number", "responsible", "counterpart__name_ru")
    rows = rows.select_related("counterpart").order_by("register_number")
    return rows.only(*columns, "counterpart__name_en").iterator(chunk_size=2000)


@transaction.atomic
def write_to(user, week: Week, on) -> bool:
    """One letter, or only the row that says that there was nothing to write."""
    row, is_new = WeekLetter.objects.get_or_create(user=user, week_on=on)
    is_wanted = way_of(user.pk, notice_kind(WEEK)) != Way.ONLY_HERE
    reader = addressees.find([user.pk]).get(user.pk)
    if not (is_new and week and is_wanted and reader):
        return False
    row.letter = send(
        to=reader.email,
        template=WEEK_LETTER,
        language=reader.language,
        context=values_of(week, user, reader),
        wish=Wish(user.pk, WEEK),
    )
    row.save(update_fields=["letter"])
    return True


def values_of(week: Week, user, reader) -> dict:
    with override(reader.language):
        parts = [
            part(_("What ends"), week.ending, day_line),
            part(_("What is due"), week.due, day_line),
            part(_("What sleeps"), week.asleep, sleep_line),
        ]
        return {
            "name": reader.name,
            "list": "\n\n".join(filter(None, parts)),
            "link": settings.PUBLIC_URL + reverse("office:desk"),
            "unsubscribe": unsubscribe_url(user.pk, WEEK, reader.language),
        }


def part(title, rows, line) -> str:
    if not rows:
        return ""
    lines = [line(one) for one in rows[:MOST]]
    left = len(rows) - MOST
    if left > 0:
        lines.append(_("and %(count)s more") % {"count": left})
    return "\n".join([title, *lines])


def day_line(dated: Dated) -> str:
    short = worded(occasion(dated.occasion).short, dated.parts, None)
    return f"— {speak(dated.on)}: {short}"


def sleep_line(agreement) -> str:
    partner = agreement.counterpart
    return "— " + _("agreement No. %(number)s, %(partner)s") % {
        "number": agreement.register_number,
        "partner": partner or "—",
    }
