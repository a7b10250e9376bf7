"""Notices that keep an agreement from being renewed."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.locking import locked
from mosty.agreements.actions.reckoning import reckon_around
from mosty.agreements.models import Agreement, RenewalNotice, Stage
from mosty.journal.actions import record


class NoticeAlready(Refused):
    message = _("This notice stands in the record already.")


class NotRenewed(Refused):
    message = _(
        "This agreement is not renewed by itself, so there is nothing to stop. "
        "Look at its term."
    )


@transaction.atomic
def give_notice(agreement, *, given_on, by=None, party=None, paper=None):
    """A notice of that day stops the next renewal that it is in time for.

    Gives the `RenewalNotice`; raises `NotRenewed` and `NoticeAlready`.
    """
    agreement = locked(agreement)
    if agreement.stage != Stage.SIGNED:
        raise Elsewhere(agreement)
    was = (agreement.ends_on, agreement.is_endless)
    try:
        with transaction.atomic():
            notice = RenewalNotice.objects.create(
                agreement=agreement, given_on=given_on, party=party, paper=paper
            )
    except IntegrityError as error:
        raise NoticeAlready(agreement) from error
    agreement = reckon_around(agreement, by=by)
    if was == (agreement.ends_on, agreement.is_endless) and was[1]:
        raise NotRenewed(agreement)
    detail = {"told": {n: ["", v] for n, v in told_of(notice).items()}}
    record("agreement.notice_given", agreement, by=by, detail=detail)
    return notice


@transaction.atomic
def take_notice_back(notice, *, by=None) -> Agreement:
    """It was not given after all; the journal keeps what it said."""
    agreement = locked(notice.agreement)
    detail = {"told": {n: [v, ""] for n, v in told_of(notice).items()}}
    notice.delete()
    reckon_around(agreement, by=by)
    record("agreement.notice_taken_back", agreement, by=by, detail=detail)
    return agreement


def told_of(notice) -> dict[str, str]:
    told = {
        "given_on": str(notice.given_on),
        "party": notice.party.name_at_signing if notice.party else "",
    }
    return {name: value for name, value in told.items() if value}
