"""Changing a record so that each change can be read, and taken back, later."""

from django.db import models, transaction

from mosty.access.refusals import ChangedMeanwhile
from mosty.journal.actions import record

BEFORE, AFTER = "before", "after"


@transaction.atomic
def change(
    thing: models.Model,
    values: dict,
    *,
    by,
    verb: str,
    expected=None,
    is_public=True,
    is_derived=False,
) -> tuple[models.Model, dict]:
    """Write what differs, and record for each column what it was and what it is.

    `values` are columns and many-to-many fields of `thing`. Gives the fresh row,
    held until the transaction ends, and the columns that changed as
    `{name: [before, after]}`; nothing is written or recorded when none did. `verb`
    is the journal's. `expected` are values that the columns must still hold, else
    `ChangedMeanwhile`. Columns that the model names in `personal_fields` go to
    erasable rows, under the key `Model:pk`. What `is_derived` from another
    record is told but never returned to: that would part the two.
    """
    rows = type(thing)._base_manager.select_for_update(of=["self"])
    row = rows.get(pk=thing.pk)
    for name, value in (expected or {}).items():
        if told(row, name) != told_value(row, name, value):
            raise ChangedMeanwhile(row)
    changes = {}
    for name, value in values.items():
        before, after = told(row, name), told_value(row, name, value)
        if before != after:
            changes[name] = [before, after]
            put(row, name, value)
    if not changes:
        return row, {}
    row.save(update_fields=columns_of(row, changes))
    told_of = {"detail": {"told": changes}} if is_derived else described(row, changes)
    record(verb, row, by=by, is_public=is_public, **told_of)
    return row, changes


def described(row, changes: dict) -> dict:
    """The changes as arguments of `record`: personal ones apart."""
    hidden = set(getattr(row, "personal_fields", ())) & changes.keys()
    open_changes = {name: changes[name] for name in changes if name not in hidden}
    detail = {"changes": open_changes} if open_changes else {}
    if not hidden:
        return {"detail": detail}
    values = {
        f"{name}:{when}": value or ""
        for name in sorted(hidden)
        for when, value in zip((BEFORE, AFTER), changes[name], strict=True)
    }
    detail["hidden"] = sorted(hidden)
    return {"detail": detail, "personal": (person_key_of(row), values)}


def person_key_of(row) -> str:
    """Under which key the journal keeps this row's personal values."""
    key = getattr(row, "person_key", None)
    return key or f"{row._meta.label_lower}:{row.pk}"


def columns_of(row, names) -> list[str]:
    """Those of the names that are columns, and the moment of the last change."""
    fields = {one.name: one for one in row._meta.get_fields()}
    columns = [name for name in names if not fields[name].many_to_many]
    moments = [
        one.name for one in row._meta.concrete_fields if getattr(one, "auto_now", False)
    ]
    return [*columns, *moments]


def put(row, name, value) -> None:
    field = row._meta.get_field(name)
    if field.many_to_many:
        getattr(row, name).set(value)
    elif field.remote_field and not isinstance(value, models.Model):
        setattr(row, field.attname, value)
    else:
        setattr(row, name, value)


def told(row, name):
    """What the row holds in a field, as JSON: text, a list of keys, or None."""
    field = row._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(row, name).values_list("pk", flat=True))
    value = getattr(row, field.attname)
    return None if value is None else field.value_to_string(row)


def told_value(row, name, value):
    """A value as the row would tell it."""
    field = row._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(one, "pk", one) for one in value)
    if value is None:
        return None
    probe = type(row)()
    if isinstance(value, models.Model):
        setattr(probe, field.attname, value.pk)
    else:
        setattr(probe, field.attname, field.to_python(value))
    return field.value_to_string(probe)


def understood(model, name, told_before):
    """The value behind what the journal tells, to write it back."""
    field = model._meta.get_field(name)
    if told_before is None or field.many_to_many:
        return told_before
    if field.remote_field:
        return field.remote_field.model._base_manager.filter(pk=told_before).first()
    return field.to_python(told_before)
