"""Persons in what is done: who is responsible."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities.models import Activity
from mosty.journal.changing import change
from mosty.people.personal import Erased, Provider
from mosty.people.personal import register as add

LABELS = {
    "activity": pgettext_lazy("personal data", "What was done"),
    "part": pgettext_lazy("personal data", "In which part"),
}


def led_by(subject):
    return Activity.objects.filter(responsible=subject.person).order_by("pk")


def rows(subject) -> list[dict]:
    part = str(_("Responsible"))
    return [{"activity": str(one), "part": part} for one in led_by(subject)]


def erase(subject, by):
    led = list(led_by(subject))
    for activity in led:
        values = {"responsible": None}
        change(activity, values, by=by, verb="activity.reworded", is_public=False)
    yield Erased(_("Responsibility for what is done"), len(led))


def register() -> None:
    title = pgettext_lazy("personal data", "What is done in cooperation")
    add(Provider("activities", title, rows, LABELS, erase=erase))
