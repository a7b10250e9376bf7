"""Telling those who may sign that an agreement waits, and the others that it is signed."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.locking import locked
from mosty.agreements.lacking import last_round
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.notices import SIGNATURE_ASKED, SIGNED, parts_of
from mosty.agreements.signers import signers_of, sleeping_signers
from mosty.journal.actions import record
from mosty.letters.actions import notify
from mosty.people.models import User


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
    if not tell_signers(agreement, by=by):
        raise NobodySigns(agreement)
    return agreement


def tell_signers(agreement, *, by) -> int:
    """A notice that the agreement waits for their signature; how many were told.

    Who lacks the second factor of the role is told too: signing in leads to it.
    """
    on = timezone.localdate()
    users = [*signers_of(agreement, on=on), *sleeping_signers(agreement, on=on)]
    parts = parts_of(agreement)
    url = reverse("agreements_office:sign", kwargs={"pk": agreement.pk})
    for user in users:
        notify(user.pk, SIGNATURE_ASKED, parts=parts, url=url)
    if users:
        record("agreement.signature_asked", agreement, by=by, is_public=False)
    return len(users)


def tell_signed(agreement, *, by) -> None:
    """Tell who answers for it, who began its last round and who decided in it."""
    persons, round_ = {agreement.responsible_id}, last_round(agreement)
    if round_ is not None:
        decided = round_.steps.values_list("decided_by", flat=True)
        persons |= {round_.started_by_id, *decided}
    persons -= {None, getattr(by, "person_id", None)}
    users = User.objects.filter(is_active=True, person__in=persons).order_by("pk")
    parts = {**parts_of(agreement), "day": {"on": str(agreement.signed_on)}}
    url = reverse("agreements_office:record", kwargs={"pk": agreement.pk})
    for number in users.values_list("pk", flat=True):
        notify(number, SIGNED, parts=parts, url=url)
