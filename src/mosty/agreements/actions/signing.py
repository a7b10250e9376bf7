"""Reminding those who may sign that an agreement waits for them."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.notices import SIGNATURE_ASKED
from mosty.agreements.signers import signers_of
from mosty.journal.actions import record
from mosty.letters.actions import notify


class NobodySigns(Refused):
    message = _(
        "Nobody holds the role that signs. An administrator gives it among the accounts."
    )


@transaction.atomic
def ask_signers(agreement, *, by=None) -> Agreement:
    """Write a notice to each who may sign; raises `NobodySigns` where none may."""
    agreement = locked(agreement)
    if agreement.stage != Stage.SIGNING:
        raise Elsewhere(agreement)
    users = signers_of(agreement, on=timezone.localdate())
    if not users:
        raise NobodySigns(agreement)
    partner = agreement.counterpart
    parts = {
        "number": agreement.register_number,
        "partner": {"ru": partner.name_ru, "en": partner.name_en} if partner else "—",
    }
    url = reverse("agreements_office:sign", kwargs={"pk": agreement.pk})
    for user in users:
        notify(user.pk, SIGNATURE_ASKED, parts=parts, url=url)
    record("agreement.signature_asked", agreement, by=by, is_public=False)
    return agreement
