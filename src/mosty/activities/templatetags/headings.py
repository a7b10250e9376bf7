"""Directions and forms in a line."""

from django import template

from mosty.ui.bilingual import in_language

register = template.Library()


@register.filter
def has_own_text(heading) -> bool:
    """Whether its full text says more than its title."""
    title, text = in_language(heading, "title").text, in_language(heading, "text").text
    return title.strip(" .;").lower() != text.strip(" .;").lower()
