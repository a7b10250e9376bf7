"""What a check of the register says of itself: whom it concerns, why, where it is mended."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models import Stage
from mosty.agreements.models.lifecycle import BEFORE_SIGNING

SIGNED = (Stage.SIGNED,)
ENDED = (Stage.ENDED,)
WORK = tuple(one for one in BEFORE_SIGNING if one != Stage.REFUSED)


class Group(StrEnum):
    """In the order of the page."""

    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"
    GAP = "gap"
    QUIET = "quiet"


GROUPS = {
    Group.UNKNOWN: _("Terms not known"),
    Group.CONTRADICTION: _("What contradicts itself"),
    Group.GAP: _("What is missing"),
    Group.QUIET: _("What has gone quiet"),
}


@dataclass(frozen=True)
class Asking:
    """For which day, under whose law."""

    on: datetime.date
    jurisdiction: str


@dataclass(frozen=True)
class Check:
    """Something that may be wrong with agreements at some stages.

    `condition(asking)` is a `Q` over the agreement's own columns; what hangs on it
    is asked by a set of ids, so that all checks are one reading of the table.
    `page` is the office page on which one record is mended, `mend` its words,
    `place` where on that page. `bulk` names an action of the register over many.
    """

    name: str
    group: Group
    title: object
    why: object
    stages: tuple
    condition: Callable[[Asking], Q]
    mend: object
    page: str = "edit"
    place: str = ""
    bulk: str = ""

    def where(self, asking: Asking) -> Q:
        """The whole condition, with the stages."""
        return Q(stage__in=self.stages) & self.condition(asking)


def always(**columns) -> Callable[[Asking], Q]:
    return lambda asking: Q(**columns)


def before(days: int, column: str) -> Callable[[Asking], Q]:
    def condition(asking):
        return Q(**{f"{column}__lt": asking.on - datetime.timedelta(days=days)})

    return condition
