"""Routes of approval: laid out, changed, put away."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements.models import Route, RouteStep
from mosty.journal.actions import record

WORDS = ("title_ru", "title_en", "kind")


class NoRouteSteps(Refused):
    message = _("A route needs at least one step: say who approves.")


@dataclass(frozen=True)
class StepFacts:
    """A step as it was laid out: a role or a person, one of the two."""

    position: int
    role: str = ""
    person: object = None
    workdays: int | None = None


@transaction.atomic
def lay_out(*, steps: list[StepFacts], by, **words) -> Route:
    """A new route."""
    route = Route.objects.create(**words)
    set_steps(route, steps)
    record("route.laid_out", route, by=by, is_public=False)
    return route


@transaction.atomic
def lay_out_anew(route, *, steps: list[StepFacts], by, seen_at=None, **words) -> Route:
    """Change a route; rounds that run keep the steps they began with.

    With `seen_at` raises `ChangedMeanwhile` where somebody changed it since then.
    """
    route = Route.objects.select_for_update().get(pk=route.pk)
    if seen_at is not None and route.changed_at != seen_at:
        raise ChangedMeanwhile(route)
    before = told_of(route)
    for name in WORDS:
        if name in words:
            setattr(route, name, words[name])
    route.save()
    set_steps(route, steps)
    after = told_of(route)
    told = {name: [before[name], after[name]] for name in after}
    changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    record("route.changed", route, by=by, detail={"told": changed}, is_public=False)
    return route


@transaction.atomic
def put_route_away(route, *, by, is_archived=True) -> Route:
    """Offer a route no more, or offer it again."""
    route = Route.objects.select_for_update().get(pk=route.pk)
    if route.is_archived == is_archived:
        raise ChangedMeanwhile(route)
    route.is_archived = is_archived
    route.save(update_fields=["is_archived", "changed_at"])
    verb = "route.put_away" if is_archived else "route.brought_back"
    record(verb, route, by=by, is_public=False)
    return route


def set_steps(route, steps) -> None:
    if not steps:
        raise NoRouteSteps(route)
    route.steps.all().delete()
    RouteStep.objects.bulk_create(
        RouteStep(
            route=route,
            position=one.position,
            role=one.role,
            person=one.person,
            workdays=one.workdays,
        )
        for one in steps
    )


def told_of(route) -> dict[str, str]:
    steps = route.steps.select_related("person")
    told = "; ".join(f"{one.position}. {one.role or one.person_id}" for one in steps)
    return {**{name: getattr(route, name) for name in WORDS}, "steps": told}
