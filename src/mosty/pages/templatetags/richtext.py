"""Rich text in a page, and the addresses of a text in both languages."""

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import override

from mosty.pages.richtext import clean
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.typography import typeset_html

register = template.Library()


@register.filter
def rich(thing, field="body"):
    """`{{ news|rich }}`: the body in the reader's language, cleaned and typeset."""
    said = in_language(thing, field)
    return mark_safe(typeset_html(clean(said.text), language=said.language))


@register.simple_tag
def text_addresses(text):
    """Canonical and alternate addresses of a text that may have one per language."""
    addresses = {}
    for language in ("ru", "en"):
        with override(language):
            addresses[language] = settings.PUBLIC_URL + text.get_absolute_url()
    links = format_html_join(
        "\n", '<link rel="alternate" hreflang="{}" href="{}">', addresses.items()
    )
    canonical = addresses[current_language()]
    return format_html('<link rel="canonical" href="{}">\n{}', canonical, links)
