"""What would become of each row of a draft, held against the register of now."""

from mosty.imports.examining.rows import examine, row_fault, texts_of

__all__ = ["examine", "row_fault", "texts_of"]
