"""Content in two languages: `title_ru` and `title_en` are one title.

English falls back to Russian and says so; Russian falls back to English for
partners who gave only that.
"""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Said:
    """A text, the language it is in, and whether that language was asked for."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def current_language() -> str:
    return "en" if (get_language() or "ru").startswith("en") else "ru"


def in_language(thing, field: str, *, language: str | None = None) -> Said:
    """The text of `field` in `language` ("ru" or "en"), else in the other one."""
    wanted = language or current_language()
    other = "ru" if wanted == "en" else "en"
    for tongue in (wanted, other):
        text = getattr(thing, f"{field}_{tongue}")
        if text:
            return Said(text=text, language=tongue, is_fallback=tongue != wanted)
    return Said(text="", language=wanted, is_fallback=False)
