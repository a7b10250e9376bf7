"""Template filters for content in two languages and for dates."""

import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from mosty.ui import dates
from mosty.ui.bilingual import current_language, in_language

register = template.Library()


@register.filter
def said(thing, field):
    """The text in the page's language; one in the other language is marked so."""
    return said_in(current_language(), thing, field)


def said_in(language, thing, field):
    """The same for a page in a language that is known: a list has many rows."""
    text = in_language(thing, field, language=language)
    if not text.is_fallback:
        return text.text
    return format_html('<span lang="{}">{}</span>', text.language, text.text)


@register.filter
def plainly(thing, field):
    """The text alone, for titles and attributes."""
    return in_language(thing, field).text


@register.filter
def spoken(day):
    """A date written for people: 12 марта 2026; of a moment, its date on our clocks."""
    is_moment = isinstance(day, datetime.datetime)
    return dates.speak(timezone.localdate(day) if is_moment else day)
