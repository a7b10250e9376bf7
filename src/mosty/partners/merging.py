"""Which rows point to an organisation, and which callable lets them follow a merge.

A room registers a handler in its `apps.py` for every key of its own to `Organisation`;
a house test finds the keys by itself and fails for one that has none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True)
class Handler:
    """How the rows behind some keys follow; each key with what people call them.

    `carry(ledger)` writes by the ledger alone, which remembers how to undo it. It may
    run again for rows that came late. `heard(organisation)` runs after a merge and
    after its undoing, for both organisations.
    """

    keys: Mapping[str, object]
    carry: Callable
    heard: Callable | None = None


_handlers: dict[str, Handler] = {}
_staying: dict[str, str] = {}


def offer(name: str, keys: Mapping, carry: Callable, *, heard=None) -> None:
    """Let the rows behind `keys` follow: `{"room.Model.column": plural words}`."""
    _handlers[name] = Handler(keys, carry, heard)


def stay(key: str, why: str) -> None:
    """Say why the rows behind a key go on pointing to what was given up."""
    _staying[key] = why


def handlers() -> list[Handler]:
    return list(_handlers.values())


def carried() -> set[str]:
    return {key for one in _handlers.values() for key in one.keys}


def staying() -> set[str]:
    return set(_staying)


def keys_to(model) -> set[str]:
    """Every key of an installed model to `model`; a many-to-many by its table."""
    return {
        f"{one._meta.label}.{field.name}"
        for one in apps.get_models(include_auto_created=True)
        if not one._meta.proxy
        for field in one._meta.concrete_fields
        if field.remote_field
        and field.related_model._meta.concrete_model is model._meta.concrete_model
    }


def rows_behind(key: str, organisation):
    """Rows that point to an organisation by a key."""
    label, name = key.rsplit(".", 1)
    rows = apps.get_model(label)._base_manager
    return rows.filter(**{f"{name}_id": organisation.pk})


def left_behind(key: str) -> set[int]:
    """Organisations that were given up and that rows still point to by a key."""
    label, name = key.rsplit(".", 1)
    rows = apps.get_model(label)._base_manager
    late = rows.filter(**{f"{name}__merged_into__isnull": False})
    return set(late.values_list(f"{name}_id", flat=True))


def called(label: str) -> str:
    """What people call the rows of a model that some handler carries."""
    words = {
        key.rsplit(".", 1)[0]: words
        for one in _handlers.values()
        for key, words in one.keys.items()
    }
    return str(words.get(label, ""))
