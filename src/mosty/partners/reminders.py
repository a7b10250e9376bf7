"""Reminders of next steps, for who is responsible for them."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.letters.actions import Wanted, remind_all
from mosty.letters.kinds import Group, NoticeKind, declare_notice
from mosty.partners.models import LogEntry
from mosty.partners.rules import may_read
from mosty.people.models import User

STEP_DUE = "partners.step_due"
AHEAD = datetime.timedelta(days=2)


def declare() -> None:
    declare_notice(
        NoticeKind(
            STEP_DUE,
            _("A step with a partner for which you are responsible is due"),
            _("A step with %(partner)s is due: %(day)s."),
        ),
        Group.DAYS,
    )


def remind_of_steps(on: datetime.date) -> None:
    """Ask for the reminders of steps that are due, each on its day and once.

    The step itself is not told: it may concern persons, and a notice outlives it.
    """
    due = LogEntry.objects.open_steps().filter(
        due_on__lte=on + AHEAD, organisation__is_archived=False
    )
    answering = User.objects.filter(
        is_active=True, person__in=due.exclude(responsible=None).values("responsible")
    )
    remind_all(
        STEP_DUE,
        [
            wanted(entry, user)
            for user in answering
            if may_read(user)
            for entry in due.visible_to(user)
            .filter(responsible=user.person_id)
            .select_related("organisation")
        ],
    )


def wanted(entry, user) -> Wanted:
    partner = entry.organisation
    page = reverse("partners_office:record", args=[partner.pk])
    return Wanted(
        entry,
        user_id=user.pk,
        due_on=entry.due_on,
        parts={
            "partner": {"ru": partner.name_ru, "en": partner.name_en},
            "day": {"on": entry.due_on.isoformat()},
        },
        url=f"{page}#steps",
    )
