"""Projects of a page."""

from functools import partial

from mosty.activities.actions import reword
from mosty.imports import facts
from mosty.imports.actions.ledger import Ledger, printed_of
from mosty.imports.page.records import PageReading
from mosty.imports.page.records import Project as Printed
from mosty.imports.pairing import pair
from mosty.partners import matching
from mosty.places.models import Country
from mosty.projects.actions import describe, open_project, replan
from mosty.projects.models import Project

LONGEST_TITLE = 400


def put_projects(page: PageReading, ledger: Ledger) -> dict[int, Project]:
    """Enter the page's projects; gives for each row its project."""
    said = printed_of(Project)
    standing = Project.objects.select_related("activity").order_by("pk")
    passes = (partial(_same_text, said=said), partial(_same_title, said=said))
    pairs = pair(page.projects, standing, passes=passes)
    found = {}
    for one, other in zip(page.projects, pairs, strict=True):
        if other is None:
            other = _open(one, ledger)
        else:
            _update(other, one, said=said.get(other.pk), ledger=ledger)
        found[one.row] = other
    return found


def _same_text(one: Printed, other: Project, *, said: dict) -> bool:
    return one.origin.text == said.get(other.pk, {}).get("text")


def _same_title(one: Printed, other: Project, *, said: dict) -> bool:
    titles = (other.activity.title_ru, said.get(other.pk, {}).get("title", ""))
    return matching.plain(one.title) in map(matching.plain, titles)


def _open(one: Printed, ledger: Ledger) -> Project:
    project = open_project(
        one.title[:LONGEST_TITLE],
        by=ledger.by,
        phases=one.phases,
        about_ru=one.about,
        state=one.state,
        countries=Country.objects.filter(code__in=one.countries),
        source=ledger.source(one.origin, row=one.row),
    )
    ledger.made(project.activity, origin=one.origin, row=one.row)
    ledger.made(project, origin=one.origin, row=one.row, printed=facts.of_project(one))
    return project


def _update(project, one: Printed, *, said: dict | None, ledger: Ledger) -> None:
    """Take over what the page changed, except where a person changed it too."""
    new = facts.of_project(one)
    if said is None or new == said:
        return
    before = {}
    for name, (now_of, take_over) in PARTS.items():
        if new[name] == said[name]:
            continue
        now = now_of(project)
        if now == said[name]:
            before[name] = now
            take_over(project, new[name], by=ledger.by)
        elif now != new[name]:
            ledger.kept.append(str(project))
    if not before:
        return
    project.activity.refresh_from_db()
    ledger.changed(project.activity, {}, origin=one.origin, row=one.row)
    ledger.changed(project, before, origin=one.origin, row=one.row, printed=new)


def put_back(project, before: dict, *, by) -> None:
    """Give a project the parts that it had, as `_update` noted them."""
    for name, value in before.items():
        PARTS[name][1](project, value, by=by)


def phases_of(project) -> list[list[str]]:
    """The project's phases as a page prints them."""
    return [
        [str(phase.since_year), str(phase.until_year), phase.kind]
        for phase in project.phases.order_by("id")
    ]


def _countries_of(project) -> list[str]:
    return sorted(project.activity.countries.values_list("pk", flat=True))


def _retitle(project, title: str, *, by) -> None:
    reword(project.activity, by=by, title_ru=title[:LONGEST_TITLE])


def _replan(project, phases, *, by) -> None:
    replan(project, [tuple(phase) for phase in phases], by=by)


def _set_countries(project, codes, *, by) -> None:
    describe(project, by=by, countries=Country.objects.filter(code__in=codes))


def _set_state(project, state: str, *, by) -> None:
    reword(project.activity, by=by, state=state)


def _set_about(project, about: str, *, by) -> None:
    describe(project, by=by, about_ru=about)


PARTS = {
    "title": (lambda project: project.activity.title_ru, _retitle),
    "about": (lambda project: project.about_ru, _set_about),
    "phases": (phases_of, _replan),
    "countries": (_countries_of, _set_countries),
    "state": (lambda project: str(project.activity.state), _set_state),
}
