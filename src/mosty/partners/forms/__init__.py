"""Input: partners, and choosing one in the forms of other rooms."""

from mosty.partners.forms.choosing import PartnerField
from mosty.partners.forms.entering import PartnerChoice

__all__ = ["PartnerChoice", "PartnerField"]
