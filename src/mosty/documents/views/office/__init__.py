"""Documents in the office."""

from mosty.documents.views.office import keeping, reading

__all__ = ["keeping", "reading"]
