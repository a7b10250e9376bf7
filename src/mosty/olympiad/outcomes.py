"""What a work came to, told to its pupil: points, and where it may be, what was right.

Right answers are told of a practice only, and only after it ended.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from mosty.olympiad.answering import answers_of
from mosty.olympiad.folding import Answer
from mosty.olympiad.keyring import Marked, from_json
from mosty.olympiad.marking import Kind, rounded, worth
from mosty.olympiad.models import Attempt, Task
from mosty.olympiad.spelling import given_words, right_words


@dataclass(frozen=True)
class Told:
    """One task of a work; `exact` points are None while people have to mark it."""

    number: int
    item: dict
    exact: Fraction | None
    most: int
    given: str
    right: str
    task: Task | None

    @property
    def points(self) -> Decimal | None:
        return None if self.exact is None else plainly(self.exact)

    @property
    def is_whole(self) -> bool:
        return self.points == self.most


@dataclass(frozen=True)
class Outcome:
    attempt: Attempt
    tasks: tuple[Told, ...]

    @property
    def points(self) -> Decimal:
        """The sum, rounded once: three thirds of a point are one."""
        known = (one.exact for one in self.tasks if one.exact is not None)
        return plainly(sum(known, Fraction(0)))

    @property
    def most(self) -> int:
        return sum(one.most for one in self.tasks)

    @property
    def waits(self) -> int:
        """How many tasks people have to mark yet."""
        return sum(one.exact is None for one in self.tasks)


def outcome_of(attempt: Attempt, *, language: str, with_keys: bool) -> Outcome:
    """The outcome by the log as it stands; a work without answers is worth nothing."""
    variant = attempt.variant
    answers = {one.item: one for one in answers_of(attempt)}
    keys = [one.get("task") for one in variant.keys.values()]
    tasks = {one.key: one for one in Task.objects.filter(key__in=filter(None, keys))}
    told = []
    for number, item in enumerate(variant.sheet["items"], 1):
        held = variant.keys[item["id"]]
        marked, value = from_json(held), value_of(answers.get(item["id"]))
        share = share_of(marked, value)
        right = right_words(item, marked.key, language) if with_keys else ""
        told.append(
            Told(
                number=number,
                item=item,
                exact=None if share is None else share * marked.points,
                most=marked.points,
                given=given_words(item, value, language) or _("no answer"),
                right=right,
                task=tasks.get(held.get("task")) if with_keys else None,
            )
        )
    return Outcome(attempt, tuple(told))


def value_of(answer: Answer | None):
    """What counts, read; None for nothing or for no JSON."""
    if answer is None or answer.current is None:
        return None
    try:
        return json.loads(answer.current.value)
    except (ValueError, RecursionError):
        return None


def share_of(marked: Marked, value) -> Fraction | None:
    """Nothing for no answer, also where people mark."""
    if value in (None, "", [], {}):
        return Fraction(0)
    return worth(Kind(marked.kind), marked.key, value)


def plainly(points: Fraction) -> Decimal:
    """Without noughts at the end."""
    return rounded(points).normalize() + 0
