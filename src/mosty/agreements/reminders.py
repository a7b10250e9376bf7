"""Reminders of decisions that are due; all others come from `continuity`."""

import datetime

from django.urls import reverse

from mosty.agreements import approvers
from mosty.agreements.notices import APPROVAL_DUE
from mosty.letters.actions import Wanted, remind_all

AHEAD = datetime.timedelta(days=2)


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
