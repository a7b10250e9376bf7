"""Tasks in and out of files: XLSX with every kind, GIFT with what it knows.

Each question or row of a file comes to an `Item` with its verdict; nothing is dropped
without a word, and no file raises anything but `CannotRead`.
"""

from mosty.olympiad.carrying.gift_tasks import gift_of, known_to_gift
from mosty.olympiad.carrying.items import Defaults, Item
from mosty.olympiad.carrying.mutating import mutated
from mosty.olympiad.carrying.reading import examined
from mosty.olympiad.carrying.sheet_tasks import workbook_of

__all__ = [
    "Defaults",
    "Item",
    "examined",
    "gift_of",
    "known_to_gift",
    "mutated",
    "workbook_of",
]
