"""How the page is published, its editions, what waits, who signed its papers."""

from mosty.sveden.models.edition import Edition, Placement, Waiting
from mosty.sveden.models.publishing import Accreditation, OtherSite, Publishing
from mosty.sveden.models.signature import Signature

__all__ = [
    "Accreditation",
    "Edition",
    "OtherSite",
    "Placement",
    "Publishing",
    "Signature",
    "Waiting",
]
