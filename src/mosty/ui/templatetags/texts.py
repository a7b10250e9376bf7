"""Texts as a typesetter would set them."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from mosty.ui.bilingual import current_language
from mosty.ui.typography import bound as bind
from mosty.ui.typography import number_told, typeset_html
from mosty.ui.typography import typeset as set_type

register = template.Library()


@register.filter
def typeset(text, language=None):
    """No-break spaces, quotes and dashes of the language; letters stay."""
    language = language or current_language()
    if hasattr(text, "__html__"):
        return mark_safe(typeset_html(str(text), language=language))
    return conditional_escape(set_type(str(text or ""), language=language))


@register.filter
def numbered(number):
    """“№ 7” or “No. 7”, as the language of the page writes it."""
    return number_told(number, language=current_language())


@register.filter
def bound(text, language=None):
    """Only no-break spaces: for names, whose quotes and dashes are not ours."""
    return conditional_escape(
        bind(str(text or ""), language=language or current_language())
    )
