"""What of the register needs a person today."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.access.desk import some as first_of
from mosty.activities import kinds
from mosty.activities.models import Activity, Evidence, State
from mosty.agreements import rules, telling
from mosty.agreements.models import (
    Agreement,
    ApprovalStep,
    Clearance,
    Confirmation,
    LifeQuestion,
    Obligation,
    Stage,
)
from mosty.agreements.models.agreement import term_state
from mosty.agreements.term import TermState
from mosty.listings.filters import NONE

SHOWN = 3
WAYS = {
    Agreement: "pk",
    ApprovalStep: "round__agreement",
    Clearance: "agreement",
    Confirmation: "agreement",
    LifeQuestion: "agreement",
    Obligation: "agreement",
}
PROOFS = Evidence.objects.filter(activity=OuterRef("pk"))


def registered(user):
    """Signed agreements that this person looks after."""
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    return rows.filter(stage=Stage.SIGNED)


def some(rows):
    """A few rows and how many there are.

    Each goes by the rows of one agreement alone, or is of no agreement at all.
    """
    return first_of(rows, SHOWN, of=WAYS.get(rows.model, ""))


def line_of(agreement, *steps) -> Line:
    return Line(
        title=str(agreement.counterpart or agreement),
        url=reverse("agreements_office:record", kwargs={"pk": agreement.pk}),
        number=agreement.register_number,
        text=telling.kind_of(agreement),
        steps=steps,
    )


def step_to(title, name, agreement, **options) -> Step:
    url = reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk})
    return Step(title, f"{url}?from=desk", **options)


def without_dates(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    rows = registered(user).alias(state_then=term_state(on))
    shown, total = some(rows.filter(state_then=TermState.UNKNOWN))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement without dates", "agreements without dates", total
            ),
            count=total,
            text=_("They count neither as in force nor as expired."),
            url=f"{reverse('agreements_office:records')}?term=unknown",
            lines=[
                line_of(one, step_to(_("Enter dates"), "dates", one)) for one in shown
            ],
            urgency=30,
        )
    ]


def expiring(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    rows = registered(user).alias(state_then=term_state(on))
    shown, total = some(
        rows.filter(state_then=TermState.EXPIRING).order_by("ends_on", "pk")
    )
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement ends within half a year",
                "agreements end within half a year",
                total,
            ),
            count=total,
            url=f"{reverse('agreements_office:records')}?term=expiring",
            lines=[
                Line(
                    title=str(one.counterpart or one),
                    url=reverse("agreements_office:record", kwargs={"pk": one.pk}),
                    number=one.register_number,
                    text=telling.term_sentence(one, on),
                    steps=[step_to(_("Prolong"), "extend", one)],
                )
                for one in shown
            ],
            urgency=10,
        )
    ]


def without_scan(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    shown, total = some(registered(user).without_papers())
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement without a scan", "agreements without a scan", total
            ),
            count=total,
            text=_("The paper proves the record: bring a scan or a photograph."),
            url=f"{reverse('agreements_office:records')}?scan={NONE}",
            lines=[
                line_of(one, step_to(_("Add the scan"), "attach", one)) for one in shown
            ],
            urgency=50,
        )
    ]


def unproved(rows):
    """What was done, is kept on the plain page and has no proof."""
    plain = [one.name for one in kinds.plain_kinds()]
    rows = rows.filter(~Exists(PROOFS), kind__in=plain, is_archived=False)
    return rows.exclude(state=State.PLANNED)


def without_proofs(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    done = unproved(Activity.objects.visible_to(user))
    shown, total = some(done.newest_first())
    if not total:
        return []
    return [
        Task(
            title=ngettext("record without proofs", "records without proofs", total),
            count=total,
            text=_("What was done is shown, and nothing yet lets anybody check it."),
            url=f"{reverse('agreements_office:deeds')}?proofs={NONE}",
            lines=[
                Line(
                    title=one.title_ru,
                    url=reverse("agreements_office:deed", kwargs={"pk": one.pk}),
                    steps=[
                        Step(
                            _("Add proofs"),
                            reverse(
                                "agreements_office:edit_deed", kwargs={"pk": one.pk}
                            )
                            + "?from=desk",
                        )
                    ],
                )
                for one in shown
            ],
            urgency=60,
        )
    ]
