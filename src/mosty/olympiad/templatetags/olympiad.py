"""`{% drawing_words %}`: what static/olympiad/sheet/draw.js needs on a page."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, json_script

from mosty.olympiad import sheet_words
from mosty.olympiad.bank import shipped

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
