"""What of the page needs a person today: changes that wait, with their last days."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.places.workdays import YearNotLoaded, workdays_between
from mosty.sveden import rules
from mosty.sveden.models import Waiting
from mosty.ui.bilingual import Said, in_language
from mosty.ui.dates import speak

SHOWN = 3
URGENT, USUAL = 5, 35


@dataclass(frozen=True)
class Due:
    """A change that waits, and how it stands with its last day on the day asked."""

    change: Waiting
    title: Said
    due_on: datetime.date
    is_overdue: bool
    is_reckoned: bool
    left: str

    @property
    def number(self) -> int:
        return self.change.number

    @property
    def kind(self) -> str:
        return self.change.get_kind_display()


def waiting_on(on: datetime.date) -> list[Due]:
    """All that waits, what is overdue or due soonest first."""
    found = [due_of(change, on) for change in Waiting.objects.all()]
    return sorted(found, key=lambda one: (one.due_on, one.number))


def due_of(change: Waiting, on: datetime.date) -> Due:
    due_on = change.due_on
    return Due(
        change=change,
        title=in_language(change, "title"),
        due_on=due_on,
        is_overdue=due_on < on,
        is_reckoned=change.is_reckoned,
        left=left_told(on, due_on),
    )


def left_told(on: datetime.date, due_on: datetime.date) -> str:
    """How many working days are left, or passed, in words."""
    try:
        left = workdays_between(on, due_on)
    except YearNotLoaded:
        return ""
    if due_on < on:
        late = max(1, -left)
        text = ngettext(
            "overdue by %(count)s working day",
            "overdue by %(count)s working days",
            late,
        )
        return text % {"count": late}
    if due_on == on:
        return _("today is the last day")
    text = ngettext(
        "%(count)s working day is left", "%(count)s working days are left", left
    )
    return text % {"count": left}


def told(one: Due) -> str:
    """`to be changed; publish by 8 December 2026 (10 working days are left)`."""
    text = _("%(kind)s; publish by %(day)s") % {
        "kind": one.kind,
        "day": speak(one.due_on),
    }
    return f"{text} ({one.left})" if one.left else text


def waiting(user, on: datetime.date) -> list[Task]:
    """The desk's task: overdue ones first, and above all else then."""
    if not rules.may_publish(user):
        return []
    found = waiting_on(on)
    if not found:
        return []
    overdue = sum(one.is_overdue for one in found)
    address = reverse("sveden_office:page")
    return [
        Task(
            title=ngettext(
                "change waits for the statutory page",
                "changes wait for the statutory page",
                len(found),
            ),
            count=len(found),
            text=text_of(found, overdue),
            url=address,
            lines=[line_of(one) for one in found[:SHOWN]],
            steps=[Step(_("Look and publish"), address, is_main=True)],
            urgency=URGENT if overdue else USUAL,
        )
    ]


def text_of(found: list[Due], overdue: int) -> str:
    if overdue:
        text = ngettext(
            "%(count)s is overdue: the law gives ten working days.",
            "%(count)s are overdue: the law gives ten working days.",
            overdue,
        )
        return text % {"count": overdue}
    if not all(one.is_reckoned for one in found):
        return _(
            "The working days of the next year are not loaded: the last day that is "
            "surely in time is shown."
        )
    return _("The law gives ten working days for each.")


def line_of(one: Due) -> Line:
    return Line(
        title=one.title.text or _("The notice or the accreditations"),
        url=reverse("sveden_office:page"),
        number=one.number or "",
        text=told(one),
    )
