"""Holding a record of the register until the transaction ends."""

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.models import Agreement


class DoesNotFit(Refused):
    message = _(
        "This does not fit what the record says now: an end before the beginning, or "
        "a term without its date. Look at the record and enter the dates anew."
    )


def locked(agreement) -> Agreement:
    """The row, held until the transaction ends."""
    return Agreement.objects.select_for_update(of=["self"]).get(pk=agreement.pk)
