"""Rich text in a page, and the addresses of a text in both languages."""

import re

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import override, pgettext

from mosty.pages.richtext import clean
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.typography import typeset_html

register = template.Library()
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


@register.filter
def rich(thing, field="body"):
    """`{{ news|rich }}`: the body in the reader's language, cleaned and typeset."""
    said = in_language(thing, field)
    text = typeset_html(clean(said.text), language=said.language)
    return mark_safe(TABLE.sub(within_reach, text))


def within_reach(table) -> str:
    """A table wider than a phone is scrolled, by the keyboard too."""
    opening = format_html(
        '<div class="wide" role="group" tabindex="0" aria-label="{}">',
        pgettext("rich text", "Table"),
    )
    return f"{opening}{table[0]}</div>"


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
