"""The block for another site: static, with its own small style, asking nobody."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from mosty.sveden.page import block_context
from mosty.sveden.standing import Shown

SHEET = Path(__file__).parent / "block.css"


def fragment(shown: Shown, *, language: str = "ru") -> str:
    """The tables with their style in one element, to stand inside another page."""
    context = block_context(shown, language=language)
    with translation.override(language):
        return style() + render_to_string("sveden/block.html", context)


def whole_page(shown: Shown, *, language: str, institution) -> str:
    """The same as a page of its own, to lie at `/sveden/inter` of another site."""
    context = block_context(shown, language=language)
    with translation.override(language):
        block = mark_safe(render_to_string("sveden/block.html", context))
        head = {"block": block, "style": style(), "institution": institution}
        return render_to_string("sveden/block_page.html", context | head)


@cache
def sheet() -> str:
    return SHEET.read_text(encoding="utf-8")


def style() -> str:
    return mark_safe(f"<style>{sheet()}</style>\n")


@cache
def style_source() -> str:
    """The style as a Content-Security-Policy names it."""
    digest = hashlib.sha256(sheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
