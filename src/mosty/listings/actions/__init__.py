"""Everything that writes what people keep of the registers."""

from mosty.listings.actions.bulk import (
    carry_on,
    prepare,
    prepare_undo,
    start,
    stop,
)
from mosty.listings.actions.choosing import (
    archive_view,
    change_view,
    choose_columns,
    open_with,
    restore_view,
    save_view,
)
from mosty.listings.actions.files import forget_files, order_file, write_file

__all__ = [
    "archive_view",
    "carry_on",
    "change_view",
    "choose_columns",
    "forget_files",
    "open_with",
    "order_file",
    "prepare",
    "prepare_undo",
    "restore_view",
    "save_view",
    "start",
    "stop",
    "write_file",
]
