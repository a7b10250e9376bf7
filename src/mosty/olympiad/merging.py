"""How lists and quotas follow when one partner is given up for another."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.olympiad.models import Quota, Registration
from mosty.partners.merging import offer
from mosty.people.models import RoleHolding


def carry(ledger) -> None:
    """Lists follow; of two quotas for one edition that of the kept one stays."""
    ledger.carry(Registration.objects.all(), "organisation")
    ledger.carry(Quota.objects.all(), once=("edition",))
    scope, lost = (f"school:{one.pk}" for one in (ledger.kept, ledger.given_up))
    held = RoleHolding.objects.filter(role=Role.SCHOOL_COORDINATOR)
    for holding in held.filter(scope=lost).order_by("pk"):
        twin = held.filter(scope=scope, user=holding.user_id).first()
        if twin is None:
            ledger.change(holding, scope=scope)
        else:
            ledger.remove(holding, instead=twin)


def register() -> None:
    keys = {
        "olympiad.Registration.organisation": _("lists of pupils"),
        "olympiad.Quota.organisation": _("quotas of the olympiad"),
    }
    offer("olympiad", keys, carry)
