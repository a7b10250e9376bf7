"""Two people edit one record: what each field is to be, and where they disagree.

A form remembers what it showed. When it comes back, a field that its reader left as
it was takes the present value; one that only they changed takes theirs; one that both
changed differently is a conflict that a person settles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Merged:
    """`changed` are the fields to write, `conflicts` those to be settled first."""

    changed: frozenset[str]
    conflicts: frozenset[str]


def merged(
    names: Iterable[str],
    *,
    seen: Mapping[str, object],
    now: Mapping[str, object],
    mine: Mapping[str, object],
) -> Merged:
    """Compare three states field by field; the values are plain and comparable."""
    changed, conflicts = set(), set()
    for name in names:
        if mine[name] in (seen[name], now[name]):
            continue
        if now[name] == seen[name]:
            changed.add(name)
        else:
            conflicts.add(name)
    return Merged(frozenset(changed), frozenset(conflicts))
