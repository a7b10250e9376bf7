"""How many pupils a partner may enter, kept also when two enter at once."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.olympiad.models import Edition, Entrant, Quota, Registration


class NoQuota(Refused):
    message = _("No quota is set for this partner. Ask the organisers for one.")


class QuotaFull(Refused):
    message = _("The list is longer than what is left of the quota.")


class BelowUse(Refused):
    message = _("More pupils are entered already than this quota would allow.")


def used(edition: Edition, organisation) -> int:
    """How many codes of a partner stand."""
    return Entrant.objects.filter(
        edition=edition,
        is_withdrawn=False,
        registration__by=Registration.By.PARTNER,
        registration__organisation=organisation,
    ).count()


def keep_within(edition: Edition, organisation, number: int) -> None:
    """Hold the quota until the transaction ends; raises where it would be broken."""
    quota = (
        Quota.objects.select_for_update(of=["self"])
        .filter(edition=edition, organisation=organisation)
        .first()
    )
    if quota is None:
        raise NoQuota(edition)
    if used(edition, organisation) + number > quota.most:
        raise QuotaFull(edition)


@transaction.atomic
def set_quota(edition: Edition, organisation, most: int, *, by) -> Quota:
    """How many pupils a partner may enter; not fewer than it has entered."""
    Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    if most < used(edition, organisation):
        raise BelowUse(edition)
    quota, is_new = Quota.objects.select_for_update(of=["self"]).get_or_create(
        edition=edition, organisation=organisation, defaults={"most": most}
    )
    before = None if is_new else quota.most
    if before != most:
        quota.most = most
        quota.save(update_fields=["most"])
        detail = {"organisation": organisation.pk, "most": [before, most]}
        record("olympiad.quota_set", edition, by=by, detail=detail)
    return quota
