"""What follows once rows of a workbook stand: terms, the index, the journal."""

from mosty.agreements.actions.reckoning import (
    RECKONED,
    reckon,
    shares_term,
)
from mosty.agreements.exchange.sheets import BY_MODEL
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.models.agreement import Level
from mosty.journal.actions import record
from mosty.search.actions import index_many
from mosty.search.kinds import kind_of

AT_ONCE = 500


def settle(made: dict[type, list[int]], *, by, note) -> None:
    """Reckon terms, make findable, write the journal, tell `note` of every record."""
    for keys in parts(made[Agreement]):
        reckon_all(keys)
    for model in BY_MODEL:
        for keys in parts(made[model]):
            rows = in_turn(model, keys)
            kind = rows and kind_of(rows[0])
            if kind:
                index_many(kind.all_things().filter(pk__in=keys))
            for row in rows:
                if model is Agreement:
                    record("agreement.brought_in", row, by=by)
                if note is not None:
                    note(row)
    count = {BY_MODEL[model].name: len(keys) for model, keys in made.items() if keys}
    if count:
        record("register.restored", by=by, detail={"rows": count})


def parts(keys: list[int]):
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def in_turn(model, keys) -> list:
    rows = model._base_manager.in_bulk(keys)
    return [rows[key] for key in keys]


def reckon_all(keys: list[int]) -> None:
    """Terms of those that have one of their own, then of those that share another's.

    A file that Mosty wrote changes nothing by it; a row that a person added does.
    """
    rows = Agreement.objects.filter(pk__in=keys)
    rows = rows.select_related("project", "superseded_by", "parent__parent__parent")
    rows = list(rows.prefetch_related("notices", "extensions"))
    below = Agreement.objects.filter(
        parent__in=keys, level=Level.AMENDMENT, stage=Stage.SIGNED
    )
    amended = set(below.values_list("parent", flat=True))
    changed = []
    for row in sorted(rows, key=shares_term):
        before = [getattr(row, name) for name in RECKONED]
        reckon(row, amendments=None if row.pk in amended else [])
        if before != [getattr(row, name) for name in RECKONED]:
            changed.append(row)
    Agreement.objects.bulk_update(changed, RECKONED, batch_size=AT_ONCE)
