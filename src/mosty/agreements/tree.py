"""The tree of papers in which an agreement stands: above it, below it, beside it."""

from collections import defaultdict
from dataclasses import dataclass

from mosty.agreements.models import Agreement
from mosty.agreements.models.lifecycle import CLOSED


@dataclass(frozen=True)
class Twig:
    """A paper of a tree of agreements, `depth` steps below its top."""

    agreement: Agreement
    depth: int
    is_here: bool


def tree_of(agreement, visible) -> list[Twig]:
    """The whole tree in which it stands, as far as it is `visible`; empty if alone.

    A paper that the reader may not see hides nothing but itself.
    """
    top, above = agreement, {agreement.pk}
    while top.parent_id and top.parent_id not in above:
        top = top.parent
        above.add(top.pk)
    found, latest = {top.pk: top}, [top.pk]
    while latest:
        rows = Agreement.objects.filter(parent__in=latest).exclude(stage__in=CLOSED)
        rows = {one.pk: one for one in rows if one.pk not in found}
        found, latest = {**found, **rows}, list(rows)
    if len(found) == 1:
        return []
    seen = set(visible.filter(pk__in=found).values_list("pk", flat=True))
    below = defaultdict(list)
    for one in sorted(found.values(), key=lambda one: one.register_number):
        below[one.parent_id].append(one)
    twigs = list(walked(top, below, seen, depth=0, here=agreement.pk))
    return twigs if len(twigs) > 1 else []


def walked(one, below, seen, *, depth, here):
    if one.pk in seen:
        yield Twig(one, min(depth, 4), one.pk == here)
        depth += 1
    for child in below[one.pk]:
        yield from walked(child, below, seen, depth=depth, here=here)
