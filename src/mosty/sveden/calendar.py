"""The production calendar of the next year: asked for before deadlines reach it."""

import datetime

from django.utils.translation import gettext as _

from mosty.access.desk import Task
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
            text=_(
                "Without it, deadlines in working days cannot be reckoned for that year. "
                "Once the Government’s resolution on transferred days is published, "
                "install the new version of Mosty, or ask whoever runs the server to "
                "load the year: mosty workdays %(year)s.csv"
            )
            % {"year": year},
            urgency=URGENCY,
        )
        for year in years
    ]
