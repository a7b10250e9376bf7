"""Everything that writes: storing, bringing files, describing, looking, pictures."""

from mosty.documents.actions.describing import (
    Withheld,
    archive,
    describe,
    restore,
    show_to,
)
from mosty.documents.actions.images import describe_image, store_image
from mosty.documents.actions.looking import look, look_at_missed
from mosty.documents.actions.storing import bring_back, store
from mosty.documents.actions.uploading import (
    add_bytes,
    begin,
    drop,
    finish,
    forget_expired,
    receive,
    refuse_unfit,
    take,
    take_image,
)
from mosty.documents.examining import LARGEST_BYTES, Empty, NoSvg, TooLarge
from mosty.documents.naming import shown_name

__all__ = [
    "LARGEST_BYTES",
    "Empty",
    "NoSvg",
    "TooLarge",
    "Withheld",
    "add_bytes",
    "archive",
    "begin",
    "bring_back",
    "describe",
    "describe_image",
    "drop",
    "finish",
    "forget_expired",
    "look",
    "look_at_missed",
    "receive",
    "refuse_unfit",
    "restore",
    "show_to",
    "shown_name",
    "store",
    "store_image",
    "take",
    "take_image",
]
