"""What was done under an agreement."""

from django.db import transaction

from mosty.agreements.models import Agreement, AgreementActivity
from mosty.journal.actions import record


@transaction.atomic
def link_activity(agreement, activity, *, by=None) -> AgreementActivity:
    """Say that an activity was carried out under the agreement."""
    link, is_new = AgreementActivity.objects.get_or_create(
        agreement=agreement, activity=activity
    )
    if is_new:
        detail = {"activity": activity.pk}
        record("agreement.activity_linked", agreement, by=by, detail=detail)
    return link


@transaction.atomic
def link_exactly(activity, agreements, *, by=None) -> None:
    """Say that an activity was carried out under these agreements and no others."""
    wanted = {one.pk for one in agreements}
    others = AgreementActivity.objects.filter(activity=activity).exclude(
        agreement__in=wanted
    )
    for link in others.select_related("agreement"):
        detail = {"activity": activity.pk}
        record("agreement.activity_unlinked", link.agreement, by=by, detail=detail)
    others.delete()
    for agreement in Agreement.objects.filter(pk__in=wanted).order_by("pk"):
        link_activity(agreement, activity, by=by)
