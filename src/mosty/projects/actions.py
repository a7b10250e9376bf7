"""Everything that writes projects."""

import datetime

from django.db import transaction
from django.db.models import Max

from mosty.activities.actions import (
    bring_back,
    put_away,
    put_rows,
    record_activity,
    reword,
    take_part_exactly,
    tell_evidence,
    tell_results,
)
from mosty.journal.actions import record
from mosty.projects.models import Phase, Project
from mosty.search.actions import index

OWN = ("about_ru", "about_en")
ROWS = ("phases", "partners", "results", "evidence", "deliverables")
NO_DATES = {
    "starts_on": None,
    "starts_precision": "unknown",
    "ends_on": None,
    "ends_precision": "unknown",
}


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
    project = locked(project)
    before = phases_told(project)
    project.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(project=project, since_year=since, until_year=until, kind=kind)
        for since, until, kind in phases
    )
    reword(project.activity, by=by, **(years_as_dates(phases) or NO_DATES))
    detail = {"told": {"phases": [before, phases_told(project)]}}
    record("project.replanned", project.activity, by=by, detail=detail)
    index(project)
    return project


@transaction.atomic
def describe(project, *, by=None, countries=None, **fields) -> Project:
    """Change the named columns of a project; `countries` replaces its activity's."""
    project = locked(project)
    before = about_told(project)
    for field, value in fields.items():
        setattr(project, field, value)
    if fields:
        project.save(update_fields=list(fields))
        detail = {"told": {"about": [before, about_told(project)]}}
        record("project.described", project.activity, by=by, detail=detail)
    if countries is not None:
        reword(project.activity, by=by, countries=countries)
    index(project)
    return project


@transaction.atomic
def revise(project, values: dict, *, by, expected=None) -> Project:
    """Write what a form tells otherwise of a project, of its own and of its activity.

    `values` may hold about_ru, about_en, phases as `(since, until, kind)`, partners,
    results, evidence, deliverables as rows, and columns of the activity, for which
    `expected` is as in `journal.changing.change`.
    """
    values = dict(values)
    project = locked(project)
    own = {name: values.pop(name) for name in OWN if name in values}
    rows = {name: values.pop(name) for name in ROWS if name in values}
    activity = reword(project.activity, by=by, expected=expected, **values)
    if own:
        describe(project, by=by, **own)
    if "phases" in rows:
        replan(project, rows["phases"], by=by)
    if "partners" in rows:
        take_part_exactly(activity, rows["partners"], by=by)
    if "results" in rows:
        results = [{**row, "on": row["on"].on} for row in rows["results"]]
        tell_results(activity, results, by=by)
    if "evidence" in rows:
        tell_evidence(activity, rows["evidence"], by=by)
    if "deliverables" in rows:
        promise_exactly(project, rows["deliverables"], by=by)
    project.refresh_from_db()
    index(project)
    return project


@transaction.atomic
def promise_exactly(project, rows, *, by=None) -> None:
    """What the project makes; `rows` of title_ru, title_en, due_on, delivered_on."""
    columns = ("title_ru", "title_en", "due_on", "delivered_on")
    before = deliverables_told(project)
    put_rows(project.deliverables, rows, columns)
    after = deliverables_told(project)
    if after != before:
        detail = {"told": {"deliverables": [before, after]}}
        record("project.deliverables_told", project.activity, by=by, detail=detail)


@transaction.atomic
def archive(project, *, by=None) -> Project:
    """Put away: no public page shows it; `restore` brings it back."""
    project = locked(project)
    project.activity = put_away(project.activity, by=by)
    index(project)
    return project


@transaction.atomic
def restore(project, *, by=None) -> Project:
    project = locked(project)
    project.activity = bring_back(project.activity, by=by)
    index(project)
    return project


def locked(project) -> Project:
    """The row, held until the transaction ends."""
    return Project.objects.select_for_update(of=["self"]).get(pk=project.pk)


def phases_told(project) -> str:
    return ", ".join(f"{one} ({one.kind})" for one in project.phases.all())


def about_told(project) -> str:
    return "\n".join(filter(None, (project.about_ru, project.about_en)))


def deliverables_told(project) -> str:
    rows = project.deliverables.order_by("pk")
    return "\n".join(
        " · ".join(
            str(value)
            for value in (one.title_ru, one.title_en, one.due_on, one.delivered_on)
            if value
        )
        for one in rows
    )


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
