"""What of the register waits for a decision of this person."""

import datetime
from dataclasses import replace

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.agreements import approvers, rules
from mosty.agreements.approving import returned_told
from mosty.agreements.models import Agreement, ApprovalRound, Clearance, Stage
from mosty.agreements.pending import line_of, some, step_to
from mosty.places.workdays import YearNotLoaded, add_workdays
from mosty.ui.dates import speak

STILL_WORKDAYS = 5
IS_SETTLED = Exists(
    Clearance.objects.filter(agreement=OuterRef("pk"), result__in=rules.SETTLED)
)


def at_stage(user, stage):
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    return rows.filter(stage=stage).order_by("register_number")


def all_at(stage) -> str:
    return f"{reverse('agreements_office:records')}?stage={stage}"


def to_sign(user, on) -> list[Task]:
    """For the rector: what is at the stage of signing."""
    if not rules.may_sign(user):
        return []
    shown, total = some(at_stage(user, Stage.SIGNING))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement waits for your signature",
                "agreements wait for your signature",
                total,
            ),
            count=total,
            text=_("Its text is agreed on. Sign the paper and enter the day."),
            url=all_at(Stage.SIGNING),
            lines=[line_of(one, step_to(_("Sign"), "sign", one)) for one in shown],
            urgency=5,
            is_own=True,
        )
    ]


def to_approve(user, on) -> list[Task]:
    """For whoever a route names, and for deputies: the overdue ones first."""
    if not rules.may_decide(user):
        return []
    seen = Agreement.objects.visible_to(user)
    rows = approvers.steps_of(user, on=on).filter(round__agreement__in=seen)
    shown, total = some(rows.select_related("round__agreement__counterpart"))
    if not total:
        return []
    late = rows.filter(due_on__lt=on).count()
    return [
        Task(
            title=ngettext(
                "agreement waits for your approval",
                "agreements wait for your approval",
                total,
            ),
            count=total,
            text=late_told(late),
            url=all_at(Stage.APPROVAL),
            lines=[decision_line(one, on) for one in shown],
            urgency=4 if late else 8,
            is_own=True,
        )
    ]


def late_told(late: int) -> str:
    if not late:
        return _("Read the text, then approve it or return it with a remark.")
    words = ngettext("%(count)s is overdue.", "%(count)s are overdue.", late)
    return words % {"count": late}


def decision_line(step, on) -> Line:
    agreement = step.round.agreement
    url = reverse(
        "agreements_office:decide", kwargs={"pk": agreement.pk, "step": step.pk}
    )
    told = _("by %(day)s") % {"day": speak(step.due_on)} if step.due_on else ""
    if step.due_on and step.due_on < on:
        told = _("overdue since %(day)s") % {"day": speak(step.due_on)}
    return Line(
        title=str(agreement.counterpart or agreement),
        url=reverse("agreements_office:approval", kwargs={"pk": agreement.pk}),
        number=agreement.register_number,
        text=told,
        steps=[Step(_("Read and decide"), f"{url}?from=desk", is_main=True)],
    )


def approved(user, on) -> list[Task]:
    """For coordinators: what may leave the stage of approval, or has no round."""
    if not rules.may_keep(user):
        return []
    running = ApprovalRound.objects.open().filter(agreement=OuterRef("pk"))
    rows = at_stage(user, Stage.APPROVAL).filter(~Exists(running))
    shown, total = some(rows)
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement is to be led on from approval",
                "agreements are to be led on from approval",
                total,
            ),
            count=total,
            text=_("Its round is over or has not begun."),
            url=all_at(Stage.APPROVAL),
            lines=[
                line_of(one, step_to(_("Look at the approval"), "approval", one))
                for one in shown
            ],
            urgency=12,
        )
    ]


def standing_still(user, on) -> list[Task]:
    """For coordinators: decisions without a deadline that nobody made in five days."""
    if not rules.may_keep(user):
        return []
    seen = Agreement.objects.visible_to(user)
    rows = approvers.asked_steps().filter(
        round__agreement__in=seen, due_on=None, asked_at__date__lte=still_since(on)
    )
    rows = rows.select_related("round__agreement__counterpart", "person")
    shown, total = some(rows.order_by("asked_at", "pk"))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "approval without a deadline stands still",
                "approvals without a deadline stand still",
                total,
            ),
            count=total,
            text=_("No reminder goes out of them: ask those who decide."),
            url=all_at(Stage.APPROVAL),
            lines=[still_line(one) for one in shown],
            urgency=11,
        )
    ]


def still_since(on):
    """The last day five working days ago; a week ago where the year is not loaded."""
    for back in range(STILL_WORKDAYS, 4 * STILL_WORKDAYS):
        day = on - datetime.timedelta(days=back)
        try:
            if add_workdays(day, STILL_WORKDAYS) <= on:
                return day
        except YearNotLoaded:
            break
    return on - datetime.timedelta(days=7)


def still_line(step) -> Line:
    agreement = step.round.agreement
    day = timezone.localdate(step.asked_at)
    told = {"whose": step.whose, "day": speak(day)}
    line = line_of(agreement, step_to(_("Look at the approval"), "approval", agreement))
    return replace(line, text=_("waits for %(whose)s since %(day)s") % told)


def returned(user, on) -> list[Task]:
    """For coordinators: texts that came back to be mended, with what to do first."""
    if not rules.may_keep(user):
        return []
    rows = at_stage(user, Stage.NEGOTIATION).annotate(last=approvers.last_rounds())
    back = ApprovalRound.objects.filter(pk=OuterRef("last"), outcome="returned")
    shown, total = some(rows.filter(Exists(back)))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "text came back to be mended", "texts came back to be mended", total
            ),
            count=total,
            text=_("Mend the text and bring it as a new version: its round begins."),
            url=all_at(Stage.NEGOTIATION),
            lines=[returned_line(one) for one in shown],
            urgency=9,
        )
    ]


def returned_line(agreement) -> Line:
    line = line_of(agreement, step_to(_("Bring a new text"), "new_text", agreement))
    round_ = ApprovalRound.objects.get(pk=agreement.last)
    return replace(line, text=returned_told(round_))


def to_clear(user, on) -> list[Task]:
    """For those who enter conclusions: what stands at that stage."""
    if not rules.may_clear(user):
        return []
    rows = at_stage(user, Stage.CLEARANCE).annotate(is_settled=IS_SETTLED)
    shown, total = some(rows)
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement waits for the federal body’s conclusion",
                "agreements wait for the federal body’s conclusion",
                total,
            ),
            count=total,
            text=_("Without the conclusion or a reason it is not signed."),
            url=all_at(Stage.CLEARANCE),
            lines=[line_of(one, clearing_step(one)) for one in shown],
            urgency=15,
        )
    ]


def clearing_step(agreement) -> Step:
    """To the conclusion, or onward where it is entered already."""
    record = reverse("agreements_office:record", kwargs={"pk": agreement.pk})
    if agreement.is_settled:
        return Step(_("Take to the next stage"), record)
    return Step(_("Enter the conclusion"), f"{record}#clearance")
