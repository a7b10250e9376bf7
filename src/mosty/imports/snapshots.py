"""How records stand, with all that hangs on them: to tell who changed them since."""

from collections import defaultdict

from django.db.models import CASCADE, Field, JSONField

PLAIN = (str, int, float, bool, type(None))


def snapshots(things) -> dict[tuple[type, int], dict]:
    """For each thing, by model and key, its columns and its dependents."""
    by_model = defaultdict(list)
    for thing in things:
        by_model[type(thing)].append(thing.pk)
    taken = {}
    for model, keys in by_model.items():
        for thing in model._base_manager.filter(pk__in=keys):
            taken[model, thing.pk] = {"columns": columns(thing), "dependents": {}}
        for relation in _relations(model):
            for key, rows in _rows(relation, keys).items():
                taken[model, key]["dependents"][_name(relation)] = rows
    return taken


def columns(thing) -> dict:
    """Plain values of the columns that people and actions set."""
    return {
        field.attname: _plain(field, thing)
        for field in thing._meta.concrete_fields
        if not getattr(field, "auto_now", False)
        and not getattr(field, "auto_now_add", False)
    }


def _plain(field: Field, thing):
    value = getattr(thing, field.attname)
    if isinstance(value, PLAIN) or isinstance(field, JSONField):
        return value
    return field.value_to_string(thing)


def _relations(model):
    """Keys of other tables that point here, those of many-to-many tables too."""
    return [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and not field.many_to_many
    ]


def _name(relation) -> str:
    return f"{relation.related_model._meta.label_lower}.{relation.field.name}"


def _rows(relation, keys) -> dict[int, list]:
    """What depends on each thing: owned rows in full, of others only the key."""
    found = defaultdict(list)
    of_thing = relation.field.attname
    dependents = relation.related_model._base_manager.filter(
        **{f"{relation.field.name}__in": keys}
    ).order_by("pk")
    is_owned = relation.on_delete is CASCADE
    for row in dependents:
        found[getattr(row, of_thing)].append(columns(row) if is_owned else row.pk)
    return found
