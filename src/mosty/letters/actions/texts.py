"""Rewriting the texts of letters, and going back to the shipped ones."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.changing import change
from mosty.letters.actions.writing import shipped_text
from mosty.letters.kinds import LANGUAGES, LetterKind, letter_kind
from mosty.letters.models import LetterTemplate
from mosty.letters.wording import missing_places, unknown_places

COLUMNS = tuple(
    f"{part}_{language}" for part in ("subject", "body") for language in LANGUAGES
)


class UnknownWord(Refused):
    """A word in braces that the letter cannot fill in."""

    def __init__(self, names):
        super().__init__(
            message=format_lazy(
                _("This letter knows no {names}. Take words from the list."),
                names=braced(names),
            )
        )


class MissingWord(Refused):
    """A word without which the letter is of no use."""

    def __init__(self, names):
        super().__init__(
            message=format_lazy(
                _("The text must hold {names}: without it the letter is of no use."),
                names=braced(names),
            )
        )


def braced(names) -> str:
    return ", ".join("{" + name + "}" for name in names)


def checked(column: str, text: str, kind: LetterKind) -> None:
    """Refuse words in braces that are not known, and a body that lacks a needed one.

    An empty text says that the shipped one is used.
    """
    unknown = unknown_places(text, kind)
    if unknown:
        raise UnknownWord(unknown)
    missing = missing_places(text, kind) if text and column.startswith("body") else []
    if missing:
        raise MissingWord(missing)


@transaction.atomic
def rewrite(
    kind: LetterKind, values: Mapping[str, str], *, by, expected=None
) -> LetterTemplate:
    """Use the institution's own texts from now on: columns of `LetterTemplate`.

    A text that is the shipped one is not kept, so that it stays up to date.
    `expected` are columns that must still hold what the writer saw. Raises
    `UnknownWord`, `MissingWord`, `ChangedMeanwhile`.
    """
    own = {name: own_text(kind, name, text) for name, text in values.items()}
    for name, text in own.items():
        checked(name, text, kind)
    seen = {name: own_text(kind, name, text) for name, text in (expected or {}).items()}
    row, _is_new = LetterTemplate.objects.get_or_create(name=kind.name)
    changed, _changes = change(
        row, own, by=by, verb="letter_text.changed", expected=seen, is_public=False
    )
    return changed


def own_text(kind: LetterKind, column: str, text: str) -> str:
    """The text as it is kept: nothing where it is the shipped one."""
    part, _mark, language = column.partition("_")
    if column not in COLUMNS:
        raise LookupError(column)
    text = (text or "").replace("\r\n", "\n").strip()
    return "" if text == getattr(shipped_text(kind, language), part) else text


def restore(own: LetterTemplate, values: Mapping[str, str], *, by) -> LetterTemplate:
    """Write former texts back, as the history asks."""
    kept = {name: values[name] for name in COLUMNS if name in values}
    return rewrite(letter_kind(own.name), kept, by=by)


def use_shipped(own: LetterTemplate, *, by) -> LetterTemplate:
    """Go back to the shipped texts; the own ones stay in the history."""
    row, _changes = change(
        own,
        dict.fromkeys(COLUMNS, ""),
        by=by,
        verb="letter_text.shipped_again",
        is_public=False,
    )
    return row
