"""What a mail server answered to a letter, in words."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PLACED = re.compile(r"[/\\].*\.eml$")
CODE = re.compile(r"^(?P<code>[245]\d\d)(?:[ -](?P<more>[245]\.\d{1,3}\.\d{1,3}))?\b")
BY_MORE = (
    ("1.", gettext_lazy("The other server does not know this address.")),
    ("2.2", gettext_lazy("The box is full.")),
    ("2.", gettext_lazy("The box does not take letters.")),
    ("3.4", gettext_lazy("The letter is too large.")),
    ("4.", gettext_lazy("The other server could not be reached.")),
    ("7.", gettext_lazy("The server’s rules do not let the letter through.")),
)
BY_CODE = {
    "2": gettext_lazy("The server took the letter and delivers it."),
    "4": gettext_lazy("The server does not take the letter now and asks to try later."),
    "5": gettext_lazy("The server does not take this letter."),
}
FOLDER = re.compile(r"^\[Errno ")
CLOSED = gettext_lazy(
    "The folder for letters on the server of Mosty cannot be written."
)
AWAY = gettext_lazy("The mail server could not be reached.")


def is_placed(said: str) -> bool:
    """Whether the words are the place of a file: without a server it lies there."""
    return PLACED.search(said) is not None and not CODE.match(said)


def in_words(said: str) -> str:
    """`550 5.1.1 User unknown` → that the address is not known."""
    if is_placed(said):
        return _(
            "No mail server is named, so the letter did not leave: it lies in the "
            "folder for letters on the server of Mosty."
        )
    code = CODE.match(said)
    if code is None:
        return str(CLOSED if FOLDER.match(said) else AWAY) if said else ""
    more = code["more"] or ""
    if not more.startswith("2"):
        for beginning, words in BY_MORE:
            if more[2:].startswith(beginning):
                return str(words)
    return str(BY_CODE[code["code"][0]])


def as_said(said: str) -> str:
    """The server's own words; the places of files on our own are not told."""
    return "" if is_placed(said) or FOLDER.match(said) else said
