"""What machines read out of a page: schema.org in JSON-LD."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data(thing):
    """A thing of schema.org as JSON-LD: a data block, which no browser runs."""
    known = {"@context": "https://schema.org", **without_nothing(thing)}
    text = json.dumps(known, ensure_ascii=False, default=str).translate(ESCAPED)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),
    )


def without_nothing(value):
    """The same without keys whose value is not known."""
    if isinstance(value, dict):
        return {
            key: without_nothing(one)
            for key, one in value.items()
            if one not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [without_nothing(one) for one in value]
    return value
