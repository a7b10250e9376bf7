"""What checks of a partner tell on a day: plain functions over plain values."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.search.words import sort_key

LONGEST_KEY = 520


class Found(TextChoices):
    """How a partner, or a person who signs for it, stands with one source."""

    NEVER = "never", _("not checked yet")
    NOT_LOOKED = "not_looked", _("nobody could look yet")
    CLEAR = "clear", pgettext_lazy("check", "nothing found")
    DUE = "due", _("to be checked again")
    OTHER_NAME = "other_name", _("checked under another name")
    FOUND = "found", pgettext_lazy("check", "found in the list")
    OVERRULED = "overruled", _("found, and answered for by name")


SETTLED = (Found.CLEAR, Found.OVERRULED)


@dataclass(frozen=True)
class Look:
    """One check: `names` are the keys of those that were typed."""

    on: datetime.date
    result: str
    names: frozenset[str] = frozenset()
    is_overruled: bool = False


@dataclass(frozen=True)
class Verdict:
    """`due_on` is the day from which the check is to be repeated."""

    found: Found
    due_on: datetime.date | None = None
    at: int | None = None

    @property
    def is_settled(self) -> bool:
        return self.found in SETTLED


def key_of(name: str) -> str:
    """A name as names are compared: case and quotation marks tell no difference."""
    return sort_key(name)[:LONGEST_KEY]


def verdict(
    looks: Sequence[Look], *, name: str, repeat_days: int | None, on: datetime.date
) -> Verdict:
    """What `looks`, the newest first, tell of who bears `name` on the day `on`.

    The newest look that came to an answer counts; `at` is its place. What was found
    stays found until a later look, and who answered for it does so until the check is
    to be repeated. A look under former names alone tells nothing of the present one.
    """
    answers = [(at, one) for at, one in enumerate(looks) if one.result != "not_looked"]
    if not answers:
        return Verdict(Found.NOT_LOOKED, at=0) if looks else Verdict(Found.NEVER)
    at, look = answers[0]
    due_on = look.on + datetime.timedelta(days=repeat_days) if repeat_days else None
    is_due = due_on is not None and due_on <= on
    if look.result == "found":
        answered = look.is_overruled and not is_due
        return Verdict(Found.OVERRULED if answered else Found.FOUND, due_on, at)
    if key_of(name) not in look.names:
        return Verdict(Found.OTHER_NAME, due_on, at)
    return Verdict(Found.DUE if is_due else Found.CLEAR, due_on, at)
