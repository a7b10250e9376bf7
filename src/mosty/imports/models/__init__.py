"""What was read and became of it, and what is being prepared."""

from mosty.imports.models.draft import Draft, DraftRow, SavedMapping
from mosty.imports.models.made import Flag, Import, ImportedRecord

__all__ = ["Draft", "DraftRow", "Flag", "Import", "ImportedRecord", "SavedMapping"]
