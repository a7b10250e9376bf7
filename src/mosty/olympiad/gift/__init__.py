"""GIFT, Moodle's text format of questions: read with a verdict for each, and written.

The format: https://docs.moodle.org/en/GIFT_format. Nothing is dropped in silence: what
has no place in a task here is named beside it.
"""

from mosty.olympiad.gift.reading import read
from mosty.olympiad.gift.writing import written

__all__ = ["read", "written"]
