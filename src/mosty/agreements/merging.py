"""How agreements follow when one partner is given up for another."""

from django.utils.translation import gettext_lazy as _

from mosty.agreements.findable import every_agreement
from mosty.agreements.models import Agreement, Party
from mosty.partners.merging import offer
from mosty.search.actions import index_many

SAID = (
    "signatory_position",
    "authority",
    "own_number",
    "signed_on",
    "acceded_on",
    "withdrawn_on",
    "original_place",
)


def carry(ledger) -> None:
    """Parties with the names at signing; where both signed, one seat stays."""
    kept = ledger.kept
    ledger.carry(Party.objects.all(), once=("agreement",), gaps=SAID)
    for agreement in Agreement.objects.filter(counterpart=ledger.given_up):
        ledger.change(
            agreement,
            counterpart=kept,
            country=kept.country,
            region=kept.region,
            partner_sort=kept.sort_ru,
        )
    stale = Agreement.objects.filter(counterpart=kept).exclude(
        partner_sort=kept.sort_ru
    )
    for agreement in stale:
        ledger.change(agreement, partner_sort=kept.sort_ru)


def heard(organisation) -> None:
    """Names at signing are found where the parties are now."""
    index_many(every_agreement().filter(parties__organisation=organisation))


def register() -> None:
    keys = {
        "agreements.Party.organisation": _("seats of parties"),
        "agreements.Agreement.counterpart": _("agreements"),
    }
    offer("agreements", keys, carry, heard=heard)
