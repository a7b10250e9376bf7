"""How an import ended, told to who began to enter it."""

from mosty.imports.notices import BROKEN_OFF, ENTERED
from mosty.letters.actions import notify


def tell_entered(draft) -> None:
    tell(draft, ENTERED, draft.made.get_absolute_url())


def tell_broken_off(draft) -> None:
    tell(draft, BROKEN_OFF, draft.get_absolute_url())


def tell(draft, kind, url) -> None:
    """Nobody is told of what a command or a task has begun."""
    word, _colon, number = draft.answers["entered_by"].partition(":")
    if word == "user":
        notify(int(number), kind, parts={"name": draft.name}, url=url)
