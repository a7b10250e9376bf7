"""Tasks of a pool dealt to groups of zones and their variants, by a seed.

The pool is parted into as many layers as a variant has tasks, by points and then by
difficulty; every variant takes one task of each layer. So variants are of one worth, as
far as the pool lets them be. Groups get tasks of their own in each layer that has enough.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused


class PoolTooSmall(Refused):
    message = _(
        "The pool has fewer tasks than a variant needs. Add tasks to the pool, or ask "
        "for fewer in each variant."
    )


@dataclass(frozen=True)
class Dealt:
    """`variants[group][number]` are tasks in order; `shared` stand in several groups,
    `repeated` in several variants of one group, fixed ones left aside."""

    variants: tuple[tuple[tuple, ...], ...]
    shared: tuple
    repeated: tuple


def deal(
    fixed: Sequence, loose: Sequence, *, groups: int, each: int, tasks: int, seed: str
) -> Dealt:
    """Variants for so many groups, `each` of them of `tasks`; the same by one seed."""
    wanted = tasks - len(fixed)
    if wanted < 0 or wanted > len(loose):
        raise PoolTooSmall
    layers = layers_of(loose, wanted, random.Random(f"{seed} layers"))
    made = tuple(
        tuple(
            in_order([*fixed, *(chosen(one, group, groups, number) for one in layers)])
            for number in range(each)
        )
        for group in range(groups)
    )
    kept = {one.pk for one in fixed}
    by_group = [{one.pk for variant in own for one in variant} - kept for own in made]
    shared = [one for one in loose if sum(one.pk in group for group in by_group) > 1]
    repeated = [
        one
        for one in loose
        if any(sum(one in variant for variant in own) > 1 for own in made)
    ]
    return Dealt(made, tuple(shared), tuple(repeated))


def layers_of(loose: Sequence, wanted: int, chance: random.Random) -> list[list]:
    """The pool in layers of like worth, as even in number as can be."""
    ordered = sorted(loose, key=lambda one: one.pk)
    chance.shuffle(ordered)
    ordered.sort(key=lambda one: (one.points, one.difficulty))
    ends = (
        [len(ordered) * place // wanted for place in range(wanted + 1)]
        if wanted
        else []
    )
    layers = [ordered[low:high] for low, high in zip(ends, ends[1:], strict=False)]
    for one in layers:
        chance.shuffle(one)
    return layers


def chosen(layer: list, group: int, groups: int, number: int):
    """The task of a layer for a variant: of the group's own ones where it has any."""
    own = layer[group::groups] if len(layer) >= groups else layer
    start = 0 if len(layer) >= groups else group
    return own[(start + number) % len(own)]


def in_order(tasks) -> tuple:
    return tuple(sorted(tasks, key=lambda one: (one.difficulty, one.points, one.pk)))
