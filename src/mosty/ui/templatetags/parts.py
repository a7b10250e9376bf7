"""Parts that are the same on many pages: drawn once, kept in memory."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 512


@register.simple_tag
def part(template_name, **values):
    """`{% part "ui/footer.html" columns=columns %}`: drawn once for the same values.

    The template sees these values, the language and nothing else, so what is kept
    cannot be another's. Values are compared whole: plain texts, tuples of them, frozen
    dataclasses; never rows of a model (equal though a column differs) or safe HTML
    (equal to the same text that is not).
    """
    return drawn(template_name, get_language(), *values.items())


@lru_cache(maxsize=MOST_KEPT)
def drawn(template_name, _language, *values):
    return render_to_string(template_name, dict(values))
