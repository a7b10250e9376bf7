"""What the office says of partners."""

from django import template

from mosty.partners.findable import place_of
from mosty.ui.bilingual import current_language

register = template.Library()


@register.filter
def place_told(organisation):
    """Country, region and city in the reader's language."""
    return place_of(organisation, current_language())
