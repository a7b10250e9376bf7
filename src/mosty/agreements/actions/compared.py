"""Whether the terms are still those that a partner confirmed."""

import datetime

from django.db import transaction
from django.utils import timezone

from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.terms import differences
from mosty.agreements.models import Agreement, Confirmation

LOOK_BACK = datetime.timedelta(days=2)


def last_of_each(rows) -> list[Confirmation]:
    """Of each organisation the last confirmation among the rows, the newest first."""
    confirmed = [one for one in rows if one.outcome == Confirmation.Outcome.CONFIRMED]
    found = {}
    for one in sorted(confirmed, key=lambda one: (one.answered_at, one.pk))[::-1]:
        found.setdefault(one.contact.organisation_id, one)
    return list(found.values())


def compare(agreement, *, now=None) -> None:
    """Note which of the last confirmations the register holds no more.

    Call it after the terms were written. It may be repeated at any time.
    """
    rows = list(agreement.confirmations.confirmed().select_related("contact"))
    if not rows:
        return
    fresh = Agreement.objects.get(pk=agreement.pk)
    terms, standing = terms_of(fresh), {one.pk for one in last_of_each(rows)}
    for one in rows:
        differs = one.pk in standing and differences(one.answered_terms, terms)
        if bool(differs) == (one.differs_since is not None):
            continue
        one.differs_since = (now or timezone.now()) if differs else None
        one.save(update_fields=["differs_since"])


@transaction.atomic
def compare_lately_changed(now) -> int:
    """Compare anew what was changed lately, by whichever way; how many."""
    rows = Agreement.objects.filter(
        changed_at__gte=now - LOOK_BACK, confirmations__outcome="confirmed"
    ).distinct()
    for one in rows.order_by("pk"):
        compare(one, now=now)
    return len(rows)
