"""Holding a record of the register until the transaction ends."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.models import Agreement


class DoesNotFit(Refused):
    message = _(
        "This does not fit what the record says now: an end before the beginning, or "
        "a term without its date. Look at the record and enter the dates anew."
    )


class NotSignedYet(Refused):
    message = _("This day has not come yet. Write the day on which it was signed.")


class NotComeYet(Refused):
    message = _("This day has not come yet. Write the day on which it happened.")


def refuse_day_to_come(day, refusal=NotSignedYet) -> None:
    """Nothing is signed on a day to come; a day that is not known is none."""
    if day is not None and day > timezone.localdate():
        raise refusal


def locked(agreement) -> Agreement:
    """The row, held until the transaction ends, with all papers that it is tied to.

    They are held in one order, so that two people at one tree wait and do not clash.
    """
    rows = Agreement.objects.select_for_update(of=["self"])
    held = rows.filter(pk__in=tied_to(agreement.pk)).order_by("pk")
    found = {one.pk: one for one in held}
    if agreement.pk not in found:
        raise Agreement.DoesNotExist
    return found[agreement.pk]


def tied_to(pk) -> set[int]:
    """The row and those above and below it, and that it replaces or that replace it."""
    found, latest = {pk}, {pk}
    while latest:
        ends = Agreement.objects.filter(
            Q(pk__in=latest) | Q(parent__in=latest) | Q(superseded_by__in=latest)
        ).values_list("pk", "parent", "superseded_by")
        latest = {one for row in ends for one in row if one} - found
        found |= latest
    return found
