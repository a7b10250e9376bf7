"""Going back to what a record was: what that would undo, and the way itself.

A return shows first what each column holds, what it would hold, and who changed it
since. A column that others changed later is returned only where a person says so.
"""

import datetime
from dataclasses import dataclass

from django.core import signing
from django.db import models, transaction

from mosty.access.refusals import ChangedMeanwhile
from mosty.journal.changing import told, told_value
from mosty.journal.former import former_values, personal_changes, spoken
from mosty.journal.kinds import Kind, names_of
from mosty.journal.models import Entry

SALT = "journal.return"
PRECISION = "_precision"


@dataclass(frozen=True)
class Later:
    """One change of a column after the one that is taken back."""

    at: datetime.datetime
    who: str
    before: str
    after: str


@dataclass(frozen=True)
class Column:
    """What a return would make of a column.

    `is_of_change` when the change that is taken back wrote it. `is_settled` when
    nobody touched it since, so that nothing of anybody's would be lost.
    """

    name: str
    label: str
    now: str
    back: str
    later: tuple[Later, ...]
    is_of_change: bool
    is_settled: bool


@dataclass(frozen=True)
class Return:
    """What would be written, told column by column; `now` is what each holds."""

    values: dict
    now: dict
    columns: tuple[Column, ...]
    free: frozenset[str]

    @property
    def seen(self) -> str:
        """What the page shows, signed, for when it comes back."""
        return signing.dumps(self.now, salt=SALT, compress=True)

    def is_seen(self, signed: str) -> bool:
        """Whether the record is still as the page showed it."""
        try:
            return signing.loads(signed, salt=SALT) == self.now
        except signing.BadSignature:
            return False

    def chosen(self, names) -> dict:
        """The values of the chosen columns and of those which go with them."""
        names = set(names)
        stems = {name.rpartition("_")[0] for name in names}
        followers = {
            name
            for name in self.values
            if name.endswith(PRECISION) and name.removesuffix(PRECISION) in stems
        }
        free = self.free if names else frozenset()
        taken = names | followers | free
        return {name: value for name, value in self.values.items() if name in taken}


def planned(kind: Kind, thing: models.Model, entries: list[Entry], entry: Entry):
    """What a return of `thing` to before `entry` is; `entries` are all of its own."""
    since = sorted((one for one in entries if one.pk >= entry.pk), key=lambda e: e.pk)
    columns = {field.name for field in thing._meta.get_fields()}
    former = former_values(kind.model, entries, entry)
    values = {
        name: value
        for name, value in former.items()
        if name in columns and told(thing, name) != told_value(thing, name, value)
    }
    now = {name: told(thing, name) for name in values}
    changes = changes_by_entry(since)
    labels, names = kind.labels(), names_of({one.actor for one in since})
    later_of = {
        name: [one for one in since[1:] if name in changes[one.pk]] for name in values
    }
    own = changes[entry.pk]
    settled = {
        name
        for name in values
        if name in own
        and not later_of[name]
        and (own[name][1] or "") == (now[name] or "")
    }
    shown = tuple(
        Column(
            name,
            str(labels[name]),
            spoken(kind.model, name, now[name]),
            spoken(kind.model, name, told_value(thing, name, values[name])),
            tuple(
                Later(
                    one.at,
                    names.get(one.actor, one.actor),
                    *(spoken(kind.model, name, v) for v in changes[one.pk][name]),
                )
                for one in later_of[name]
            ),
            name in own,
            name in settled,
        )
        for name in values
        if name in labels
    )
    free = frozenset(name for name in settled if name not in labels)
    return Return(values, now, shown, free)


def changes_by_entry(entries) -> dict[int, dict]:
    personal = personal_changes(entries)
    return {
        one.pk: {**one.detail.get("changes", {}), **personal.get(one.pk, {})}
        for one in entries
    }


@transaction.atomic
def give_back(kind: Kind, thing: models.Model, values: dict, *, expected: dict, by):
    """Write former values, as long as the record is as its reader saw it.

    `expected` tells, as the journal does, what the columns must still hold, else
    `ChangedMeanwhile`.
    """
    rows = type(thing)._base_manager.select_for_update(of=["self"])
    row = rows.get(pk=thing.pk)
    if any(told(row, name) != expected[name] for name in values):
        raise ChangedMeanwhile(row)
    kind.restore(row, values, by=by)
