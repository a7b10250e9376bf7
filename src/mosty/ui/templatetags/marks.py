"""Small signs: icons, states, the mark of another language."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from mosty.ui.bilingual import in_language

register = template.Library()

ICONS = frozenset(
    [
        "bell",
        "calendar",
        "check",
        "close",
        "columns",
        "document",
        "down",
        "download",
        "eye",
        "filter",
        "info",
        "link",
        "mail",
        "menu",
        "mosty",
        "person",
        "pin",
        "plus",
        "print",
        "search",
        "undo",
        "up",
        "upload",
        "warning",
    ]
)
KINDS = {
    "plain": "state",
    "open": "state state-open",
    "ok": "state state-live",
    "warn": "state state-soon",
    "over": "state state-over",
    "done": "state state-done",
}


def one_of(allowed, value, component):
    """Refuse a word that the component does not know."""
    if value not in allowed:
        raise template.TemplateSyntaxError(
            f"{component}: {value!r} is none of {', '.join(sorted(allowed))}"
        )


FAVICON = "data:image/svg+xml," + quote(
    (Path(__file__).parent.parent / "static/ui/icon.svg").read_text("utf-8").strip()
)


@register.simple_tag
def favicon():
    """The mark for the browser's tab, carried in the page: one request less."""
    return FAVICON


@register.simple_tag
def icon(name, *, label=""):
    """An icon of the sprite; decoration unless it has a label."""
    if not label:
        return decoration(name)
    return drawn_icon(name, format_html('role="img" aria-label="{}"', label))


@cache
def decoration(name):
    return drawn_icon(name, mark_safe('aria-hidden="true"'))


def drawn_icon(name, told):
    one_of(ICONS, name, "icon")
    return format_html(
        '<svg class="i i-{}" {}><use href="{}#{}"/></svg>',
        name,
        told,
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def badge(text, *, kind="plain", url=""):
    """A state in a word and a form; `open` is dashed: not known."""
    one_of(KINDS, kind, "badge")
    sign = icon("check") if kind == "done" else ""
    if url:
        return format_html(
            '<a class="{}" href="{}">{}{}</a>', KINDS[kind], url, sign, text
        )
    return format_html('<span class="{}">{}{}</span>', KINDS[kind], sign, text)


@register.simple_tag
def language_mark(thing, field):
    """`in Russian` beside a text that the reader's language lacks; else nothing."""
    text = in_language(thing, field)
    if not text or not text.is_fallback:
        return ""
    words = _("in Russian") if text.language == "ru" else _("in English")
    return format_html('<span class="tongue">{}</span>', words)


@register.simple_tag
def unknown(text=""):
    """A value that is not known, said in words and underlined with dashes."""
    return format_html('<span class="unknown">{}</span>', text or _("not stated"))
