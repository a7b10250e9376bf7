"""What of applications for a conclusion needs a person today."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.agreements import rules
from mosty.agreements.clearing import address
from mosty.agreements.models import (
    Agreement,
    Clearance,
    ClearanceQuestion,
    Paper,
    Stage,
)
from mosty.agreements.pending import some, step_to
from mosty.ui.dates import speak

SOON = datetime.timedelta(days=7)
OPEN = Exists(
    ClearanceQuestion.objects.filter(clearance=OuterRef("pk"), answered_on=None)
)


def answers(user, on) -> list[Task]:
    """Answers that are overdue or due soon, and questions that wait for ours."""
    if not rules.may_clear(user):
        return []
    rows = Clearance.objects.waiting().annotate(is_asked=OPEN)
    rows = rows.filter(agreement__in=Agreement.objects.visible_to(user))
    rows = rows.filter(Q(due_on__lte=on + SOON) | Q(is_asked=True))
    rows = rows.select_related("agreement__counterpart").order_by("due_on", "pk")
    shown, total = some(rows)
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "application for a conclusion runs out of its term",
                "applications for a conclusion run out of their term",
                total,
            ),
            count=total,
            text=_("Ask the authority, answer its question or enter its answer."),
            lines=[answer_line(one, on) for one in shown],
            urgency=7,
        )
    ]


def answer_line(clearance, on) -> Line:
    agreement = clearance.agreement
    url = address("answer_application", agreement, clearance=clearance.pk)
    return Line(
        title=str(agreement.counterpart or agreement),
        url=f"{address('record', agreement)}#clearance",
        number=agreement.register_number,
        text=told_of(clearance, on),
        steps=[Step(_("Enter the answer"), f"{url}?from=desk")],
    )


def told_of(clearance, on) -> str:
    if clearance.is_asked:
        return _("The authority waits for our answer, the term stands still.")
    day = {"day": speak(clearance.due_on)}
    if clearance.due_on < on:
        return _("The answer is overdue since %(day)s.") % day
    return _("The answer is due on %(day)s.") % day


def incomplete(user, on) -> list[Task]:
    """At the stage of clearance, not sent yet, without its draft or its words."""
    if not rules.may_clear(user):
        return []
    entered = Clearance.objects.present().filter(agreement=OuterRef("pk"))
    begun = entered.exclude(result=Clearance.Result.PREPARING)
    drafts = Paper.objects.present().filter(
        agreement=OuterRef("pk"), role=Paper.Role.DRAFT
    )
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    rows = rows.filter(~Exists(begun), stage=Stage.CLEARANCE)
    rows = rows.filter(~Exists(drafts) | ~Exists(entered.exclude(purpose="")))
    shown, total = some(rows.order_by("register_number"))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "application for a conclusion is not whole yet",
                "applications for a conclusion are not whole yet",
                total,
            ),
            count=total,
            text=_(
                "The page of the application names what lacks and where to mend it."
            ),
            lines=[incomplete_line(one) for one in shown],
            urgency=14,
        )
    ]


def incomplete_line(agreement) -> Line:
    return Line(
        title=str(agreement.counterpart or agreement),
        url=address("record", agreement),
        number=agreement.register_number,
        steps=[step_to(_("Assemble the application"), "package", agreement)],
    )
