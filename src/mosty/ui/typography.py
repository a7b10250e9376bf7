"""Texts as a typesetter would set them: spaces that do not break, quotes, dashes.

No letter and no digit is ever changed, and setting a text twice is setting it
once. The rules are those of Milchin's «Справочник издателя и автора» for
Russian, and of common practice for English.
"""

import re
from functools import lru_cache

REMEMBERED = 8192
NO_BREAK = "\u00a0"

SHORT_RU = (
    "а|без|в|во|для|до|за|и|из|или|к|как|ко|на|над|не|ни|но|о|об|от|по|под|при|про|"
    "с|со|у|что"
)
SHORT_EN = "a|an|and|at|by|for|from|in|of|on|or|the|to|with"
PARTICLES_RU = "бы|б|же|ж|ли|ль"

SPACE = r"[ \u00a0]"
DIGIT_GROUP = re.compile(rf"(?<=\d){SPACE}(?=\d{{3}}(?!\d))")
BEFORE_DASH = re.compile(rf"(?<=\S){SPACE}+(?=—)")
HYPHEN_AS_DASH = re.compile(rf"(?<=[^\W\d_\.,»\)])({SPACE})-(?={SPACE}\D)")
INITIALS = re.compile(rf"(?<![^\W_])([А-ЯЁA-Z]\.){SPACE}(?=[А-ЯЁA-Z])")
AFTER_NUMBER = re.compile(rf"(?<=\d){SPACE}(?![авикосуяai][ \u00a0])(?=[^\W\d_]|%)")
AFTER_SIGN = re.compile(rf"(?<=[№§]){SPACE}(?=\d)")
ABBREVIATED = re.compile(
    rf"(?<![^\W_])(?<!\d[ \u00a0])(г|ул|пр|им|стр|см|ст)\.{SPACE}(?=[^\W_])"
    rf"|(?<![^\W_])([тп])\.{SPACE}(?=[а-яё\d])"
)
OPENING = re.compile(r'(?<![^\s(\[«„—–-])"(?=[^\s"])')
CLOSING = re.compile(r'(?<=[^\s"(\[])"(?![^\W_])')


def short_words(words):
    return re.compile(rf"(?<!\w)({words}) (?=\S)", re.IGNORECASE)


SHORT = {"ru": short_words(SHORT_RU), "en": short_words(SHORT_EN)}
PARTICLES = re.compile(rf" ({PARTICLES_RU})(?![^\W_-])", re.IGNORECASE)
QUOTES = {"ru": ("«", "»"), "en": ("“", "”")}
NUMBER_SIGNS = {"ru": "№", "en": "No."}
TAG = re.compile(r"(<[^>]*>|&[^;\s]+;)")


@lru_cache(maxsize=REMEMBERED)
def typeset(text: str, *, language: str = "ru") -> str:
    """The text with no-break spaces, proper quotes and dashes of the language."""
    text = paired_quotes(text, *QUOTES[language])
    return bound(HYPHEN_AS_DASH.sub(rf"{NO_BREAK}—", text), language=language)


def number_told(number, *, language: str = "ru") -> str:
    """“№ 7” or “No. 7”, the sign bound to its number."""
    return f"{NUMBER_SIGNS[language]}{NO_BREAK}{number}"


@lru_cache(maxsize=REMEMBERED)
def bound(text: str, *, language: str = "ru") -> str:
    """Only the spaces that must not break: for names, whose signs are not ours."""
    text = BEFORE_DASH.sub(NO_BREAK, text)
    text = DIGIT_GROUP.sub(NO_BREAK, text)
    text = INITIALS.sub(rf"\1{NO_BREAK}", text)
    text = AFTER_SIGN.sub(NO_BREAK, text)
    text = AFTER_NUMBER.sub(NO_BREAK, text)
    text = ABBREVIATED.sub(lambda found: found[0][:-1] + NO_BREAK, text)
    if language == "ru":
        text = PARTICLES.sub(rf"{NO_BREAK}\1", text)
    return SHORT[language].sub(rf"\1{NO_BREAK}", text)


def paired_quotes(text: str, opening: str, closing: str) -> str:
    """Straight quotes become the language's, if each has its pair."""
    opened = OPENING.sub(opening, text)
    closed = CLOSING.sub(closing, opened)
    is_paired = '"' not in closed and text.count('"') == 2 * (
        closed.count(opening) - text.count(opening)
    )
    return closed if is_paired else text


def typeset_html(html: str, *, language: str = "ru") -> str:
    """The same for text between tags; tags and entities stay as they are."""
    parts = TAG.split(html)
    return "".join(
        part if number % 2 else typeset(part, language=language)
        for number, part in enumerate(parts)
    )
