"""What of the register waits for a decision of this person."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Step, Task
from mosty.agreements import rules
from mosty.agreements.models import Agreement, Clearance, Stage
from mosty.agreements.pending import line_of, some, step_to

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
        )
    ]


def to_approve(user, on) -> list[Task]:
    """For lawyers and heads: whose text is to be read."""
    if not rules.may_approve(user):
        return []
    shown, total = some(at_stage(user, Stage.APPROVAL))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement waits for approval", "agreements wait for approval", total
            ),
            count=total,
            text=_("Read the text and tell the coordinator what you think of it."),
            url=all_at(Stage.APPROVAL),
            lines=[
                line_of(one, step_to(_("Read the text"), "record", one))
                for one in shown
            ],
            urgency=15,
        )
    ]


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
