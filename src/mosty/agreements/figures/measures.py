"""What is counted: all, in force on a day, signed and ended in a year, and the year before."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements import periods
from mosty.agreements.figures.dimensions import Asked, Pairs
from mosty.agreements.slices import RUNNING


@dataclass(frozen=True)
class Measure:
    """`pairs(asked)` opens its rows in the register; `before` is that of a year before.

    `holds` is the condition in SQL over the columns of `figures.counting`.
    """

    name: str
    title: object
    holds: str
    pairs: Callable[[Asked], Pairs]
    before: str = ""


def then(day) -> Pairs:
    return (("then", f"{','.join(RUNNING)}.{day}"),)


MEASURES = (
    Measure(
        "running",
        _("In force"),
        "state IN ('in_force', 'expiring')",
        lambda asked: then(asked.on),
        "running_before",
    ),
    Measure(
        "signed",
        pgettext_lazy("figures", "Signed"),
        "signed = %(year)s",
        lambda asked: (("signed_in", str(asked.year)),),
        "signed_before",
    ),
    Measure(
        "ended",
        pgettext_lazy("figures", "Ended"),
        "ended = %(year)s",
        lambda asked: (("ended_in", str(asked.year)),),
        "ended_before",
    ),
    Measure(
        "running_before",
        _("In force a year before"),
        "former IN ('in_force', 'expiring')",
        lambda asked: then(periods.former(asked.on)),
    ),
    Measure(
        "signed_before",
        _("Signed the year before"),
        "signed = %(year)s - 1",
        lambda asked: (("signed_in", str(asked.year - 1)),),
    ),
    Measure(
        "ended_before",
        _("Ended the year before"),
        "ended = %(year)s - 1",
        lambda asked: (("ended_in", str(asked.year - 1)),),
    ),
)
BY_NAME = {one.name: one for one in MEASURES}
