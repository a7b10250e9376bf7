"""The home page: the goal, the figures, where, what, with whom."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.activities.queries import for_lists
from mosty.institution import context as institution
from mosty.pages.models import News
from mosty.pages.queries import statements
from mosty.portal import tallies
from mosty.portal.figures import figures
from mosty.portal.glance import glances
from mosty.projects import queries as projects
from mosty.ui.bilingual import in_language
from mosty.ui.methods import require_safe

PROJECTS = 8
NEWS = 4
HAPPENING = 5


@require_safe
def home(request):
    today, ours = localdate(), institution.of(request)
    counted = figures(request.user, on=today, home=ours.country_code)
    rows = projects.rows(
        projects.visible(request.user), on=today, home=ours.country_code
    )
    goal, promises = statements()
    current = Activity.objects.visible_to(request.user).current(today)
    shown = rows[:PROJECTS]
    context = {
        "goal": goal,
        "goal_lead": goal_lead(goal),
        "promises": promises,
        "glances": glances(counted, rows, home=ours.country_code),
        "directions": Direction.objects.filter(is_archived=False),
        "forms": CooperationForm.objects.filter(is_archived=False),
        "tallies": tallies.tables(counted),
        "rows": shown,
        "projects_left": len(rows) - len(shown),
        "scale": projects.scale(shown, on=today),
        "happening": for_lists(current.order_by("starts_on"))[:HAPPENING],
        "news": News.objects.published(timezone.now())[:NEWS],
    }
    return render(request, "portal/home.html", context)


def goal_lead(goal) -> str:
    """What stands before the goal, in the language in which it is said."""
    if goal is None:
        return ""
    with override(in_language(goal, "text").language):
        return gettext("The goal of cooperation is")
