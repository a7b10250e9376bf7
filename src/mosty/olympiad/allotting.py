"""Which variant somebody gets: by the zone they are in, then by their code.

Pure functions: whoever asks gets the same, before the window as in it.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256


def group_for(zone: str, groups: Iterable):
    """The group that names a zone, else the one for all others; None without either."""
    groups = list(groups)
    named = [one for one in groups if zone in one.zones]
    others = [one for one in groups if not one.zones]
    return next(iter([*named, *others]), None)


def chosen_by(code: str, variants: Sequence):
    """One of the variants, by the code; None of none."""
    if not variants:
        return None
    ordered = sorted(variants, key=lambda one: one.number)
    drawn = int.from_bytes(sha256(code.encode()).digest()[:8])
    return ordered[drawn % len(ordered)]
