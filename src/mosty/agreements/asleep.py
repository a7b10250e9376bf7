"""Sleeping agreements on the desk: letters to release, answers to follow up."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.agreements import rules
from mosty.agreements.models import LifeLetter, LifeQuestion
from mosty.agreements.pending import some
from mosty.ui.dates import speak

PATIENCE = datetime.timedelta(days=60)
Side = LifeLetter.Side


def opened(user):
    rows = LifeQuestion.objects.visible_to(user).open()
    return rows.select_related("agreement__counterpart").order_by("asked_on", "pk")


def letters(**conditions):
    mine = LifeLetter.objects.filter(question=OuterRef("pk"), **conditions)
    return Exists(mine)


def to_release(user, on) -> list[Task]:
    """Questions whose letter to the partner waits for a person."""
    if not rules.may_keep(user):
        return []
    waiting = letters(side=Side.THEIRS, released_at=None, answered_at=None)
    shown, total = some(opened(user).filter(waiting))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "letter to a partner waits to be released",
                "letters to partners wait to be released",
                total,
            ),
            count=total,
            text=_("The agreement sleeps. The letter asks what is to become of it."),
            lines=[line_of(one, _("Look and release")) for one in shown],
            urgency=26,
        )
    ]


def to_follow(user, on) -> list[Task]:
    """Answers that ask something of a coordinator, and questions nobody answers."""
    if not rules.may_keep(user):
        return []
    answered = letters(answered_at__isnull=False)
    alone = letters(side=Side.OURS, user=None, answered_at=None)
    is_due = Q(wait_until=None) | Q(wait_until__lte=on)
    rows = (
        opened(user)
        .filter(is_due)
        .filter(answered | alone | Q(asked_on__lt=on - PATIENCE))
    )
    shown, total = some(rows)
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "sleeping agreement asks for a decision",
                "sleeping agreements ask for a decision",
                total,
            ),
            count=total,
            text=_("Somebody has answered, or nobody does. Say what comes next."),
            lines=[line_of(one, _("Decide")) for one in shown],
            urgency=14,
        )
    ]


def line_of(question, title) -> Line:
    agreement = question.agreement
    url = reverse("agreements_office:life_question", kwargs={"pk": question.pk})
    day = {"day": speak(question.asked_on)}
    return Line(
        title=str(agreement.counterpart or agreement),
        url=url,
        number=agreement.register_number,
        text=_("asked on %(day)s") % day,
        steps=[Step(title, url)],
    )
