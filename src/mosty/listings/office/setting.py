"""Setting columns of many rows by a room's own action, and putting them back."""

from collections.abc import Callable

from mosty.journal.changing import told, told_value, understood


def setting(describe: Callable) -> dict[str, Callable]:
    """`perform` and `undo` of a `BulkAction` that sets the columns of its form.

    `describe(row, by=, expected=, **columns)` is the room's action; it raises
    `ChangedMeanwhile` where a column does not hold what is expected.
    """

    def perform(row, values, *, by) -> dict:
        before = {name: told(row, name) for name in values}
        changes = {
            name: [before[name], told_value(row, name, value)]
            for name, value in values.items()
            if before[name] != told_value(row, name, value)
        }
        if changes:
            wanted = {name: values[name] for name in changes}
            describe(row, by=by, expected=meant(row, changes, 0), **wanted)
        return changes

    def undo(row, changes, *, by) -> dict:
        expected = meant(row, changes, 1)
        describe(row, by=by, expected=expected, **meant(row, changes, 0))
        return changes

    return {"perform": perform, "undo": undo}


def meant(row, changes: dict, place: int) -> dict:
    """The values before (0) or after (1) a change, as the columns hold them."""
    model = type(row)
    return {
        name: understood(model, name, pair[place]) for name, pair in changes.items()
    }
