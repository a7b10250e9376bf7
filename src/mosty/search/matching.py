"""All entries of one kind that words mean, as numbers and nothing else: for lists.

Tens of thousands may; they come as one value, eight bytes each.
"""

import datetime
import sys
from array import array
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from mosty.search.queries import VISIBLE

MATCHING = f"""
SELECT string_agg(int8send(number), '') FROM search_entrywords
WHERE words @@ (to_tsquery('russian', %(expression)s) && %(lexeme)s::tsquery)
    AND kind = %(kind)s AND number IS NOT NULL AND {VISIBLE}
"""


@dataclass(frozen=True)
class Entries:
    """The entries of a kind that a reader of these audiences may see at a moment."""

    kind: str
    audience: Collection[str]
    at: datetime.datetime

    def matching(self, expression: str) -> array:
        """The numbers of those that match a text-search expression."""
        asked = {
            "expression": expression,
            "kind": self.kind,
            "lexeme": f"'#{self.kind}'",
            "audience": [str(name) for name in self.audience],
            "at": self.at,
        }
        with connection.cursor() as cursor:
            cursor.execute(MATCHING, asked)
            return as_numbers(cursor.fetchone()[0])


def as_numbers(found: bytes | None) -> array:
    numbers = array("q", bytes(found or b""))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
