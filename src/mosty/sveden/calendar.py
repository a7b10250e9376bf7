"""The production calendar of the next year: asked for before deadlines reach it."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.access.desk import Task
from mosty.access.roles import Role
from mosty.people.models import RoleHolding
from mosty.places.workdays import lacking_years
from mosty.sveden import rules

URGENCY = 40


def to_load(user, on: datetime.date) -> list[Task]:
    """The desk's task from October on, for whoever sets up how the page is published."""
    years = lacking_years(on) if rules.may_set_up(user) else []
    return [
        Task(
            title=_("production calendar to load: %(year)s") % {"year": year},
            count=1,
            text=" ".join(
                [
                    _(
                        "Without it, deadlines in working days cannot be reckoned for "
                        "that year. It is published in autumn, by the Government’s "
                        "resolution on transferred days."
                    ),
                    what_to_do(user, on),
                ]
            ),
            url=reverse("sveden_office:workdays"),
            urgency=URGENCY,
        )
        for year in years
    ]


def what_to_do(user, on) -> str:
    """Whom to ask; who runs the server reads on the page how it is done."""
    if rules.may_load_workdays(user):
        return _("How it is loaded stands on its page.")
    names = administrators(on)
    if not names:
        return _("Ask whoever runs the server to load it.")
    return _("Ask an administrator to load it: %(names)s.") % {
        "names": ", ".join(names)
    }


def administrators(on) -> list[str]:
    """Those who hold the role on the day, by their names."""
    held = RoleHolding.objects.not_over(on).filter(role=Role.ADMINISTRATOR)
    held = held.filter(user__is_active=True).select_related("user__person")
    return sorted({str(one.user.person) for one in held})
