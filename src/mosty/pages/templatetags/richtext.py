"""Rich text in a page."""

from django import template
from django.utils.safestring import mark_safe

from mosty.pages.richtext import clean
from mosty.ui.bilingual import in_language
from mosty.ui.typography import typeset_html

register = template.Library()


@register.filter
def rich(thing, field="body"):
    """`{{ news|rich }}`: the body in the reader's language, cleaned and typeset."""
    said = in_language(thing, field)
    return mark_safe(typeset_html(clean(said.text), language=said.language))
