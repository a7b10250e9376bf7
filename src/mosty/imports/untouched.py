"""What an import wrote and nobody has touched since: no work of a person."""

from mosty.imports.models import Import, ImportedRecord
from mosty.imports.snapshots import columns
from mosty.journal.models import Entry


def of_imports(pairs) -> set[int]:
    """Of pairs of a journal's entry and its record: the ids of those entries that an
    import wrote, whoever began it."""
    pairs = [(entry, thing) for entry, thing in pairs if thing is not None]
    records = ImportedRecord.objects.filter(
        kind__in={entry.kind_id for entry, _thing in pairs},
        object_id__in={thing.pk for _entry, thing in pairs},
    )
    newest = {
        (one.kind_id, one.object_id): one
        for one in records.select_related("of_import").order_by("pk")
    }
    ends = ended({one.of_import_id for one in newest.values()}) if newest else {}
    found = set()
    for entry, thing in pairs:
        record = newest.get((entry.kind_id, thing.pk))
        if record is not None and is_written_by(record, entry, thing, ends):
            found.add(entry.pk)
    return found


def ended(keys) -> dict[int, int]:
    """The entry with which each import was entered; none of one that runs."""
    entries = Entry.objects.filter(
        kind__app_label=Import._meta.app_label,
        kind__model=Import._meta.model_name,
        object_id__in={str(key) for key in keys},
        verb="import.made",
    )
    return {int(one.object_id): one.pk for one in entries}


def is_written_by(record, entry, thing, ends) -> bool:
    """Before the import ended, or, of a command that completes it, as it left it."""
    end = ends.get(record.of_import_id)
    if end is None or entry.pk < end:
        return True
    is_of_columns = bool(entry.detail.get("changes"))
    return is_of_columns and columns(thing) == record.after.get("columns")
