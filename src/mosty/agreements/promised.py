"""What is overdue and what is due soon, for the desk."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.agreements import owed, rules
from mosty.agreements.models import Obligation
from mosty.agreements.pending import some
from mosty.agreements.promises.occurrences import SOON_DAYS
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


def concerning(user):
    """All of them for those who keep the register, else those one looks after."""
    rows = Obligation.objects.visible_to(user)
    rows = rows.select_related("agreement__counterpart").order_by("next_due_on", "pk")
    if rules.may_keep(user):
        return rows
    if not (rules.may_read(user) and user.person_id):
        return rows.none()
    return rows.filter(responsible=user.person_id)


def overdue(user, on) -> list[Task]:
    shown, total = some(concerning(user).overdue(on))
    if not total:
        return []
    return [
        Task(
            title=ngettext("obligation is overdue", "obligations are overdue", total),
            count=total,
            text=_("Record what was done, or say why it is not asked for any more."),
            url=f"{reverse('agreements_office:duties')}?state=overdue",
            lines=[line_of(one, user) for one in shown],
            urgency=9,
            is_own=not rules.may_keep(user),
        )
    ]


def due_soon(user, on) -> list[Task]:
    until = on + datetime.timedelta(days=SOON_DAYS)
    shown, total = some(concerning(user).due_between(on, until))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "obligation is due within a month",
                "obligations are due within a month",
                total,
            ),
            count=total,
            url=f"{reverse('agreements_office:duties')}?state=soon",
            lines=[line_of(one, user) for one in shown],
            urgency=22,
            is_own=not rules.may_keep(user),
        )
    ]


def line_of(obligation, user) -> Line:
    agreement = obligation.agreement
    day = {"day": speak(obligation.next_due_on)}
    partner = agreement.counterpart
    name = in_language(partner, "name").text if partner else ""
    steps = []
    if rules.may_keep(user):
        url = owed.settle_address(obligation, obligation.next_due_on)
        steps = [Step(_("How did it go?"), url)]
    return Line(
        title=in_language(obligation, "text").text[:160],
        url=reverse("agreements_office:plan", kwargs={"pk": agreement.pk}),
        number=agreement.register_number,
        text=", ".join(filter(None, (name, _("by %(day)s") % day))),
        steps=steps,
    )
