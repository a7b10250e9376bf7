"""Everything that writes projects."""

import datetime

from django.db import transaction
from django.db.models import Max

from mosty.activities.actions import record_activity, reword
from mosty.journal.actions import record
from mosty.projects.models import Phase, Project
from mosty.search.actions import index


@transaction.atomic
def open_project(title_ru, *, by=None, phases=(), about_ru="", **activity) -> Project:
    """Start a project and its activity.

    `phases` are `(since_year, until_year, kind)`; the activity's dates follow
    from them. `activity` takes what `record_activity` takes.
    """
    hub = record_activity(
        "project", title_ru, by=by, **activity, **years_as_dates(phases)
    )
    last = Project.objects.aggregate(Max("position"))["position__max"] or 0
    project = Project.objects.create(activity=hub, about_ru=about_ru, position=last + 1)
    Phase.objects.bulk_create(
        Phase(project=project, since_year=since, until_year=until, kind=kind)
        for since, until, kind in phases
    )
    record("project.opened", project, by=by)
    index(project)
    return project


@transaction.atomic
def replan(project, phases, *, by=None) -> Project:
    """Put other phases in place of the project's; its activity's dates follow."""
    project = Project.objects.select_for_update(of=["self"]).get(pk=project.pk)
    project.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(project=project, since_year=since, until_year=until, kind=kind)
        for since, until, kind in phases
    )
    dates = years_as_dates(phases) or {
        "starts_on": None,
        "starts_precision": "unknown",
        "ends_on": None,
        "ends_precision": "unknown",
    }
    reword(project.activity, by=by, **dates)
    record("project.replanned", project, by=by)
    index(project)
    return project


@transaction.atomic
def describe(project, *, by=None, countries=None, **fields) -> Project:
    """Change the named columns of a project; `countries` replaces its activity's."""
    project = Project.objects.select_for_update(of=["self"]).get(pk=project.pk)
    for field, value in fields.items():
        setattr(project, field, value)
    if fields:
        project.save(update_fields=list(fields))
    if countries is not None:
        project.activity.countries.set(countries)
    record("project.described", project, by=by, detail={"fields": sorted(fields)})
    index(project)
    return project


def years_as_dates(phases) -> dict:
    """The activity's dates: the first day of the first year, the last of the last."""
    if not phases:
        return {}
    return {
        "starts_on": datetime.date(min(int(phase[0]) for phase in phases), 1, 1),
        "starts_precision": "year",
        "ends_on": datetime.date(max(int(phase[1]) for phase in phases), 12, 31),
        "ends_precision": "year",
    }
