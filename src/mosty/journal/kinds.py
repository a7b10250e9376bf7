"""Kinds of records with a history: who may read it, its words, the way back.

Rooms register their kinds in `apps.py`, and the words of their verbs with `say`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models

from mosty.access.desk import offer_record


@dataclass(frozen=True)
class Kind:
    """A model whose records have a page of history.

    `rule(user, thing)` lets in. `restore(thing, values, by=…)` is the action that
    writes former values; without it, and for those whom `may_restore` refuses,
    nothing is taken back. `labels()` names the columns for people; a column without
    a name is not shown. `address(thing)` is the record's page of the office, for those
    whom `may_open(user)` lets in, by default for all who read the history.
    `parts(thing, user)` gives related records whose entries belong to this history
    too, as far as its reader may see them. `tell(entry, user)` gives, as
    `former.Change`s, what an entry says besides changed columns.
    """

    model: type[models.Model]
    rule: Callable
    labels: Callable[[], Mapping[str, object]] = field(default=dict)
    restore: Callable | None = None
    may_restore: Callable | None = None
    address: Callable[[models.Model], str] | None = None
    may_open: Callable[[object], bool] = field(default=lambda user: True)
    parts: Callable[[models.Model, object], Iterable[models.Model]] = field(
        default=lambda thing, user: ()
    )
    tell: Callable[[object, object], Iterable] = field(default=lambda entry, user: ())


KINDS: dict[str, Kind] = {}
WORDS: dict[str, object] = {}
NAMERS: list[Callable] = []


def register_kind(kind: Kind) -> None:
    KINDS[kind.model._meta.label_lower] = kind
    if kind.address:
        offer_record(kind.model._meta.concrete_model, kind.address)


def say(words: Mapping[str, object]) -> None:
    """Say in people's words what each verb of the journal means."""
    WORDS.update(words)


def name_actors(namer: Callable[[set[str]], dict[str, str]]) -> None:
    """`namer` gives the printed name of each actor it knows, of `user:7` and such."""
    NAMERS.append(namer)


def names_of(actors: set[str]) -> dict[str, str]:
    names = {}
    for namer in NAMERS:
        names.update(namer(actors - names.keys()))
    return names


def words_of(verb: str) -> str:
    return str(WORDS.get(verb, verb))
