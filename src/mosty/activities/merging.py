"""How parts in activities follow when one partner is given up for another."""

from django.utils.translation import gettext_lazy as _

from mosty.activities.models import Participation
from mosty.partners.merging import offer


def carry(ledger) -> None:
    """Who took part as both took part once, in the role of the kept one."""
    ledger.carry(Participation.objects.all(), once=("activity",))


def register() -> None:
    keys = {"activities.Participation.organisation": _("parts in activities")}
    offer("activities", keys, carry)
