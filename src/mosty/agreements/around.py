"""What stands around an agreement on its record: tree, those bound, what comes."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from mosty.agreements import rules
from mosty.agreements.coming import Bound, bound_on, coming_of
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.models.agreement import RenewalRule
from mosty.agreements.tree import tree_of
from mosty.ui.forms import PreciseDateField


@dataclass(frozen=True)
class Around:
    """`asked` is the day as it was typed, `wrong` why it is none."""

    agreement: Agreement
    tree: list
    newer: list
    older: list
    bound: Bound
    asked: str
    wrong: str
    coming: list
    notices: list
    may_keep: bool
    may_notify: bool


def around_of(agreement, *, user, on, asked: str = "") -> Around:
    """`asked` is a day as the address of the page gives it, else it is `on`."""
    day, wrong = day_asked(asked, on)
    seen = Agreement.objects.visible_to(user)
    may_keep = rules.may_keep(user)
    is_renewed = agreement.renewal_rule == RenewalRule.AUTOMATIC
    return Around(
        agreement=agreement,
        tree=tree_of(agreement, seen),
        newer=list(seen.filter(pk=agreement.superseded_by_id))
        if agreement.superseded_by_id
        else [],
        older=list(seen.filter(superseded_by=agreement)),
        bound=bound_on(agreement, day),
        asked=asked.strip() or written(day),
        wrong=wrong,
        coming=coming_of(agreement, on),
        notices=list(agreement.notices.select_related("party")),
        may_keep=may_keep,
        may_notify=may_keep and is_renewed and agreement.stage == Stage.SIGNED,
    )


def day_asked(asked: str, on: datetime.date) -> tuple[datetime.date, str]:
    """The day as people or older links write it, and what is wrong with it."""
    try:
        told = PreciseDateField(is_day=True).clean(asked)
    except ValidationError as error:
        return on, " ".join(error.messages)
    return told.on or on, ""


def written(day: datetime.date) -> str:
    return f"{day:%d.%m.%Y}"
