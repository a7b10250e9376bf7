"""Everything that writes imports: reading in, deciding on flags, undoing."""

from mosty.imports.actions.deciding import accept_flag, refuse_flag
from mosty.imports.actions.ledger import settle
from mosty.imports.actions.page import import_page, preview_page, read_page_file
from mosty.imports.actions.undoing import ChangedSince, undo

__all__ = [
    "ChangedSince",
    "accept_flag",
    "import_page",
    "preview_page",
    "read_page_file",
    "refuse_flag",
    "settle",
    "undo",
]
