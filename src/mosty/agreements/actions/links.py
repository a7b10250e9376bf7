"""Deciding by the link of a letter, once."""

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements import approvers
from mosty.agreements.actions.approval import approve, send_back
from mosty.agreements.actions.asking import link_of
from mosty.agreements.lacking import is_overtaken
from mosty.agreements.models import ApprovalLink, ApprovalStep
from mosty.ui.dates import speak

__all__ = ["LinkSpent", "Spent", "decide_by_link", "link_of", "why_spent"]


class Spent(TextChoices):
    """Why a link does not work any more."""

    ALTERED = (
        "altered",
        _(
            "This address is not as it stood in the letter: it was cut off or altered. "
            "Open the letter and press its link, or sign in to the office."
        ),
    )
    USED = (
        "used",
        _("This link has done its work: your decision of %(day)s is kept."),
    )
    EXPIRED = (
        "expired",
        _(
            "This link was good until %(day)s. Sign in to the office: what waits for "
            "you stands on your desk."
        ),
    )
    OVER = (
        "over",
        _(
            "Nothing is to be decided here any more: somebody has decided this step "
            "already, or the round of approval is over."
        ),
    )
    CHANGED = (
        "changed",
        _(
            "The text was changed after this letter was sent. A new round will be "
            "begun on the new text, and you will get another letter."
        ),
    )
    ASLEEP = (
        "asleep",
        _(
            "Your role asks for a second factor, and your account has none yet: until "
            "then the link decides nothing. Sign in, set the second factor up, then "
            "open this link again. It is good until %(day)s."
        ),
    )
    NOT_YOURS = (
        "not_yours",
        _(
            "This step does not wait for you any more: your account, your role or the "
            "days of an absence have changed."
        ),
    )


class LinkSpent(Refused):
    """The link cannot decide; the message says why."""


def why_spent(link, *, now, on) -> str:
    """Why a link does not work, in words for its reader; empty when it works."""
    step = link.step
    if link.used_at is not None:
        day = speak(timezone.localdate(link.used_at))
        return Spent.USED.label % {"day": day}
    if link.expires_at <= now:
        day = speak(timezone.localdate(link.expires_at))
        return Spent.EXPIRED.label % {"day": day}
    if step.decision != ApprovalStep.Decision.WAITING or step.round.outcome:
        return str(Spent.OVER.label)
    if is_overtaken(step.round):
        return str(Spent.CHANGED.label)
    if is_asleep(link, on=on):
        day = speak(timezone.localdate(link.expires_at))
        return Spent.ASLEEP.label % {"day": day}
    is_theirs = link.user.is_active and approvers.on_whose_behalf(
        link.user, step, on=on
    )
    return "" if is_theirs else str(Spent.NOT_YOURS.label)


def is_asleep(link, *, on) -> bool:
    """Whether the link waits for nothing but its reader's second factor."""
    is_asked = link.user in approvers.deciders_of(link.step, on=on)
    return is_asked and approvers.sleeps_for(link.user, link.step, on=on)


@transaction.atomic
def decide_by_link(
    link, *, is_approved, remark, now, on, position=None
) -> ApprovalStep:
    """Decide the link's step for its person, and spend the link.

    Raises `LinkSpent`, and what `approve` and `send_back` raise.
    """
    rows = ApprovalLink.objects.select_for_update(of=["self"]).select_related(
        "user__person", "step__round__version__document", "step__person"
    )
    link = rows.get(pk=link.pk)
    why = why_spent(link, now=now, on=on)
    if why:
        raise LinkSpent(link.step, why)
    options = {"by": link.user, "on": on, "remark": remark, "is_by_letter": True}
    if is_approved:
        step = approve(link.step, **options)
    else:
        step = send_back(link.step, position=position, **options)
    link.used_at = now
    link.save(update_fields=["used_at"])
    return step
