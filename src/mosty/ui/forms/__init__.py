"""Forms of the office: sections, pairs of languages, dates, edits that meet."""

from mosty.ui.forms.dates import PreciseDate, PreciseDateField
from mosty.ui.forms.record import Pair, Part, RecordForm
from mosty.ui.forms.rows import Row, RowsField

__all__ = [
    "Pair",
    "Part",
    "PreciseDate",
    "PreciseDateField",
    "RecordForm",
    "Row",
    "RowsField",
]
