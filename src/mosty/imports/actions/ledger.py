"""Keeps what an import does, record by record, so that it can be undone."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from django.utils.translation import gettext as _

from mosty.documents.sources import Source
from mosty.imports.models import Import, ImportedRecord
from mosty.imports.snapshots import snapshots
from mosty.sveden.reading.records import Origin

Change = ImportedRecord.Change


@dataclass
class Ledger:
    """The records of one import, and who it is done by.

    `close` must be called at the end: only then is it known how all of them stand.
    """

    of_import: Import
    by: object
    title: str = ""
    entries: list[tuple[ImportedRecord, object]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def source(self, origin: Origin, *, row: int | None = None) -> Source:
        return Source(
            title=self.title[:400],
            name=self.of_import.name,
            sha256=self.of_import.sha256,
            row=row,
            line=origin.line,
            text=origin.text,
        )

    def why(self, row: int | None = None) -> str:
        """The file, and its row, as the reason why a signed agreement is changed."""
        told = {"name": self.of_import.name, "row": row}
        with translation.override(settings.LANGUAGE_CODE):
            if row is None:
                return _("Printed so in the institution’s file %(name)s.") % told
            return _("Stands so in the list %(name)s, row %(row)s.") % told

    def made(self, thing, *, origin=None, row=None, printed=None) -> None:
        self._note(thing, Change.MADE, origin=origin, row=row, printed=printed)

    def changed(self, thing, before, *, origin=None, row=None, printed=None) -> None:
        """`before` holds plain values that an undoing puts back."""
        self._note(
            thing, Change.CHANGED, before, origin=origin, row=row, printed=printed
        )

    def count(self, change) -> int:
        return sum(1 for entry, _thing in self.entries if entry.change == change)

    def close(self) -> None:
        taken = snapshots([thing for _entry, thing in self.entries])
        for entry, thing in self.entries:
            entry.after = taken[type(thing), thing.pk]
        ImportedRecord.objects.bulk_create(entry for entry, _thing in self.entries)

    def _note(self, thing, change, before=None, *, origin, row, printed) -> None:
        entry = ImportedRecord(
            of_import=self.of_import,
            change=change,
            kind=ContentType.objects.get_for_model(thing),
            object_id=thing.pk,
            line=origin.line if origin else None,
            row=row,
            before=before or {},
            printed=printed or {},
        )
        self.entries.append((entry, thing))


def settle(of_import: Import) -> None:
    """Take what was done to the import's records since as a part of it.

    For a command that imports and then completes the records (translations), so
    that all of it is undone together.
    """
    newest = {}
    for entry in of_import.records.select_related("kind").order_by("pk"):
        newest[entry.kind, entry.object_id] = entry
    things = {
        entry: kind.model_class()._base_manager.get(pk=key)
        for (kind, key), entry in newest.items()
    }
    taken = snapshots(things.values())
    for entry, thing in things.items():
        entry.after = taken[type(thing), thing.pk]
    ImportedRecord.objects.bulk_update(things, ["after"])


def printed_of(model) -> dict[int, dict]:
    """What pages last said of the records of a model, by key."""
    kind = ContentType.objects.get_for_model(model)
    records = ImportedRecord.objects.filter(
        kind=kind, of_import__state=Import.State.DONE
    ).exclude(printed={})
    return dict(records.order_by("pk").values_list("object_id", "printed"))


def plain(values: dict) -> dict:
    """Values of columns as JSON holds them."""
    kept = (str, int, bool, list, type(None))
    return {
        name: value if isinstance(value, kept) else str(value)
        for name, value in values.items()
    }
