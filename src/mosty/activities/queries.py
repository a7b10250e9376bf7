"""Questions to the hub that more than one page asks."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Prefetch, Q

from mosty.activities import kinds
from mosty.activities.models import Activity, Evidence, SdgTarget


@dataclass(frozen=True)
class Group:
    """Activities of one kind, the newest first."""

    kind: kinds.Kind
    activities: list
    total: int


def for_lists(activities):
    """The activities with what a row of a list shows, three queries in all."""
    return activities.with_pages().prefetch_related("countries", "regions")


def participants(activity, *, user) -> list:
    """Parts of partners that the reader may see, with their organisations."""
    visible = activity.participations.visible_to(user)
    return list(visible.select_related("organisation").order_by("pk"))


def by_kind(activities, *, most=50) -> list[Group]:
    """Groups in the order of the registered kinds; each shows at most `most`."""
    totals = dict(
        activities.order_by().values_list("kind").annotate(Count("pk", distinct=True))
    )
    shown = list(for_lists(activities).newest_first()[: most * max(len(totals), 1)])
    order = [kind.name for kind in kinds.all_kinds()]

    def place(activity):
        known = activity.kind in order
        return (order.index(activity.kind) if known else len(order), activity.kind)

    return [
        Group(kinds.kind_of(name), rows[:most], totals.get(name, len(rows)))
        for (_place, name), grouped in groupby(sorted(shown, key=place), place)
        if (rows := list(grouped))
    ]


def outcome(activity, *, user) -> dict:
    """`results`, each with its `proofs`, and the `evidence` of no result in particular."""
    visible = Evidence.objects.visible_to(user).select_related("document")
    proofs = Prefetch("evidence", queryset=visible, to_attr="proofs")
    return {
        "results": list(activity.results.prefetch_related(proofs)),
        "evidence": list(visible.filter(activity=activity, result=None)),
    }


def targets_served(user) -> list:
    """The SDG targets, each with `served`: how many visible activities serve it."""
    visible = Activity.objects.visible_to(user)
    return list(
        SdgTarget.objects.annotate(
            served=Count(
                "contributions__activity",
                filter=Q(contributions__activity__in=visible),
                distinct=True,
            )
        )
    )
