"""Demands about personal data, on the desk of those who decide them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.people.models import ErasureRequest
from mosty.people.rules import may_erase
from mosty.ui.dates import speak

SHOWN = 4
LATE, IN_TIME = 5, 25


def tasks(user, on) -> list[Task]:
    """Demands to destroy data, with the last day that the law gives."""
    if not may_erase(user):
        return []
    waiting = ErasureRequest.objects.open().select_related("person")
    found = list(waiting.order_by("due_on", "pk"))
    if not found:
        return []
    count = len(found)
    return [
        Task(
            title=ngettext(
                "demand to destroy personal data",
                "demands to destroy personal data",
                count,
            ),
            count=count,
            text=_(
                "The law gives a last day for each. Look at what would be destroyed and "
                "what must be kept, then carry it out or refuse with a reason."
            ),
            url=reverse("people_office:demands") + "?state=open",
            lines=[line(one, on) for one in found[:SHOWN]],
            urgency=LATE if found[0].due_on <= on else IN_TIME,
        )
    ]


def line(demand, on) -> Line:
    page = demand.get_absolute_url()
    words = _("late: the answer was due on %(day)s")
    if demand.due_on >= on:
        words = _("answer by %(day)s")
    return Line(
        title=str(demand.person),
        url=page,
        text=words % {"day": speak(demand.due_on)},
        steps=[Step(_("Decide"), page, is_main=True)],
    )


def open_demands(user) -> int | None:
    return ErasureRequest.objects.open().count() or None
