"""What the room brings to the office: a place, a task, a beginning, words."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mosty.access.desk import (
    Beginning,
    Group,
    Line,
    Place,
    Step,
    Task,
    offer_beginning,
    offer_place,
    offer_task,
)
from mosty.journal.kinds import say
from mosty.listings.office.declaring import offer
from mosty.projects import rules
from mosty.projects.models import Project
from mosty.projects.register import REGISTER

SHOWN = 3


def without_years(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    rows = Project.objects.visible_to(user).filter(activity__starts_on=None)
    rows = list(rows.select_related("activity"))
    if not rows:
        return []
    return [
        Task(
            title=ngettext(
                "project without years", "projects without years", len(rows)
            ),
            count=len(rows),
            text=_("It stands on the scale of years as not known."),
            url=f"{reverse('projects_office:records')}?dated=no",
            lines=[line_of(one) for one in rows[:SHOWN]],
            urgency=55,
        )
    ]


def line_of(project) -> Line:
    kwargs = {"pk": project.pk}
    step = Step(_("Enter its years"), reverse("projects_office:edit", kwargs=kwargs))
    return Line(
        title=str(project),
        url=reverse("projects_office:record", kwargs=kwargs),
        steps=[step],
    )


def register():
    offer(REGISTER)
    offer_task("projects.years", without_years)
    offer_place(
        Place(
            Group.REGISTER,
            _("Projects"),
            "projects_office:records",
            rules.may_read,
            order=30,
        )
    )
    offer_beginning(Beginning(_("Project"), "projects_office:add", rules.may_keep, 35))
    say(
        {
            "project.opened": _("The project was opened"),
            "project.replanned": _("The years were changed"),
            "project.described": _("The description was changed"),
            "project.deliverables_told": _("What the project makes was changed"),
        }
    )
