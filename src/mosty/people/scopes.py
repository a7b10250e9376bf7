"""What a role may be held for: kinds of records that rooms above declare.

A scope is written `partner:12`; people choose and read the record by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class ScopeKind:
    """A kind of record for which a role is held.

    `field(user)` gives a form field that finds one of them, `words` stand beside its
    label, `spoken(key)` is the name of one, empty where there is none.
    """

    name: str
    words: str | Promise
    field: Callable
    spoken: Callable[[int], str]


KINDS: dict[str, ScopeKind] = {}


def declare_scope(kind: ScopeKind) -> None:
    KINDS[kind.name] = kind


def spoken(scope: str) -> str:
    """The name of what a scope means; as it is written where nobody can tell."""
    name, _colon, key = scope.partition(":")
    kind = KINDS.get(name)
    return (kind.spoken(int(key)) if kind and key.isdigit() else "") or scope
