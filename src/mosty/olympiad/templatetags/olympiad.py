"""`{% drawing_words %}`: what static/olympiad/sheet/draw.js needs on a page; outcomes."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mosty.olympiad import sheet_words
from mosty.olympiad.bank import shipped
from mosty.olympiad.bank.written import GAP
from mosty.olympiad.spelling import in_tongue
from mosty.ui.templatetags.marks import badge
from mosty.ui.templatetags.texts import typeset

register = template.Library()


@register.simple_tag
def drawing_words():
    """The words of inputs and the addresses of schemes, as JSON in the page."""
    media = {name: static(f"olympiad/schemes/{name}.svg") for name in schemes()}
    return format_html(
        "{}{}",
        json_script(sheet_words.drawing(), "olympiad-words"),
        json_script(media, "olympiad-media"),
    )


@cache
def schemes() -> tuple[str, ...]:
    return tuple({one["picture"]: None for one in shipped() if one.get("picture")})


@register.simple_tag
def points_badge(told):
    """`3 of 5`, filled where it is all, open-handed where it is nothing."""
    kind = "done" if told.is_whole else "open" if told.points else "plain"
    words = _("%(points)s of %(most)s points") % {
        "points": told.points,
        "most": told.most,
    }
    return badge(words, kind=kind)


@register.filter
def tongue(written, name):
    """A text of a written task in the language of the page."""
    language = get_language() or "ru"
    return written.get(f"{name}_{language}") or written.get(f"{name}_ru") or ""


@register.simple_tag
def task_text(item):
    """The text of a task in one paragraph, without its marks."""
    text = in_tongue(item["text"], get_language() or "ru")
    return typeset(" ".join(GAP.sub("…", text).replace("*", "").split()))
