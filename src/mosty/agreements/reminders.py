"""Reminders of agreements that end, for who is responsible for them."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.agreements import approvers
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.notices import APPROVAL_DUE
from mosty.agreements.rules import may_read
from mosty.agreements.term import EXPIRING_WITHIN_DAYS
from mosty.letters.actions import Wanted, remind_all
from mosty.letters.kinds import NoticeKind, declare_notice
from mosty.people.models import User

EXPIRING = "agreements.expiring"
AHEAD = datetime.timedelta(days=2)


def declare() -> None:
    declare_notice(
        NoticeKind(
            EXPIRING,
            _("An agreement for which you are responsible will end"),
            _("Agreement No. %(number)s (%(partner)s) ends: %(day)s."),
        )
    )


def remind_of_ends(on: datetime.date) -> None:
    """Ask for a reminder of each end, on the day when notice can still be given."""
    ending = Agreement.objects.filter(
        stage=Stage.SIGNED, is_endless=False, ends_on__gte=on
    )
    answering = User.objects.filter(
        is_active=True,
        person__in=ending.exclude(responsible=None).values("responsible"),
    )
    remind_all(
        EXPIRING,
        [
            wanted(agreement, user)
            for user in answering
            if may_read(user)
            for agreement in ending.visible_to(user)
            .filter(responsible=user.person_id)
            .select_related("counterpart")
            if notice_on(agreement) <= on + AHEAD
        ],
    )


def notice_on(agreement) -> datetime.date:
    """The agreement's own days of notice before its end, or else half a year."""
    days = agreement.renewal_notice_days or EXPIRING_WITHIN_DAYS
    return agreement.ends_on - datetime.timedelta(days=days)


def wanted(agreement, user) -> Wanted:
    partner = agreement.counterpart
    return Wanted(
        agreement,
        user_id=user.pk,
        due_on=notice_on(agreement),
        parts={
            "number": agreement.register_number,
            "partner": {"ru": partner.name_ru, "en": partner.name_en}
            if partner
            else "—",
            "day": {"on": agreement.ends_on.isoformat()},
        },
        url=reverse("agreements_office:record", kwargs={"pk": agreement.pk}),
    )


def remind_of_approvals(on: datetime.date) -> None:
    """Ask for a reminder of each decision on the day when it is due."""
    steps = approvers.asked_steps().filter(due_on__gte=on, due_on__lte=on + AHEAD)
    steps = steps.select_related("round__agreement__counterpart")
    remind_all(
        APPROVAL_DUE,
        [
            wanted_decision(step, user)
            for step in steps
            for user in approvers.deciders_of(step, on=on)
        ],
    )


def wanted_decision(step, user) -> Wanted:
    agreement = step.round.agreement
    partner = agreement.counterpart
    return Wanted(
        step,
        user_id=user.pk,
        due_on=step.due_on,
        parts={
            "number": agreement.register_number,
            "partner": {"ru": partner.name_ru, "en": partner.name_en}
            if partner
            else "—",
            "day": {"on": step.due_on.isoformat()},
        },
        url=reverse(
            "agreements_office:decide", kwargs={"pk": agreement.pk, "step": step.pk}
        ),
    )
