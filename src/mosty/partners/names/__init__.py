"""Names of organisations, taken apart: whose form, what kind, which place, number.

Pure functions over text and the data files beside; no database, no settings.
"""

from mosty.partners.names.parsed import ParsedName, Part
from mosty.partners.names.parsing import parse

__all__ = ["ParsedName", "Part", "parse"]
