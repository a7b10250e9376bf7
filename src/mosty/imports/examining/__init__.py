"""What would become of each row of a draft, held against the register of now."""

from mosty.imports.examining.again import examine_again
from mosty.imports.examining.held import register_of_now
from mosty.imports.examining.rows import Examination, examine, row_fault, texts_of

__all__ = [
    "Examination",
    "examine",
    "examine_again",
    "register_of_now",
    "row_fault",
    "texts_of",
]
