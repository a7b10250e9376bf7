"""What of continuity needs a person today: left alone, for who is away, too few."""

import datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.agreements.continuity import alone, lines
from mosty.agreements.continuity.rules import may_hand
from mosty.agreements.models import Absence, Agreement, Party, Stage
from mosty.agreements.pending import line_of, some, step_to
from mosty.agreements.rules import may_keep, may_read
from mosty.letters.actions.notices import worded
from mosty.people.dates import occasion, own_days
from mosty.ui.dates import speak

AHEAD = datetime.timedelta(days=30)
BACK = datetime.timedelta(days=14)
SHOWN = 3


def left_alone(user, on) -> list[Task]:
    """For those who give: agreements without an owner, or without a contact."""
    if not may_hand(user):
        return []
    reasons = alone.AT_A_GLANCE
    asked = alone.Asked(on=on, since=on)
    shown, total = some(alone.agreements(user, asked, reasons))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement is left alone", "agreements are left alone", total
            ),
            count=total,
            text=_(
                "Nobody answers for them, or there is nobody to ask at the partner."
            ),
            url=reverse("agreements_office:alone"),
            lines=[alone_line(one, reasons) for one in shown],
            urgency=35,
        )
    ]


def alone_line(row, reasons) -> Line:
    told = lines.of_agreement(row, reasons)
    steps = list(told.steps)
    if told.is_ownerless:
        give = Step(_("Give to…"), reverse("agreements_office:alone"))
        steps.insert(0, give)
    return Line(
        title=told.title,
        url=told.url,
        number=told.number,
        text=" · ".join(told.told),
        steps=steps,
    )


def instead(user, on) -> list[Task]:
    """For a deputy: what falls due for each colleague who is away today."""
    if not may_read(user):
        return []
    away = Absence.objects.on(on).filter(deputy=user.person_id)
    away = list(away.select_related("person"))
    if not away:
        return []
    own = own_days(user, on - BACK, on + AHEAD, on=on)
    return [task for one in away if (task := for_whom(one, own, on))]


def for_whom(absence, own, on) -> Task | None:
    found = [one for one in own if one.instead_of == absence.person]
    if not found:
        return None
    told = {"person": absence.person, "day": speak(absence.until)}
    title = ngettext(
        "day to keep for %(person)s", "days to keep for %(person)s", len(found)
    )
    return Task(
        title=title % told,
        count=len(found),
        text=_("You stand in until %(day)s.") % told,
        url=reverse("agreements_office:absence", kwargs={"pk": absence.pk}),
        lines=[day_line(one.dated, on) for one in found[:SHOWN]],
        urgency=7,
        is_own=True,
    )


def day_line(dated, on) -> Line:
    words = _("overdue since %(day)s") if dated.on < on else _("due on %(day)s")
    return Line(
        title=worded(occasion(dated.occasion).short, dated.parts, None),
        url=dated.url,
        text=words % {"day": speak(dated.on)},
    )


def too_few(user, on) -> list[Task]:
    """Signed agreements that bind fewer than two today: some have left."""
    if not may_keep(user):
        return []
    shown, total = some(bound_by_few(Agreement.objects.visible_to(user), on))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement binds fewer than two parties",
                "agreements bind fewer than two parties",
                total,
            ),
            count=total,
            text=_("A party has left: look whether the agreement goes on."),
            lines=[line_of(one, step_to(_("End early"), "end", one)) for one in shown],
            urgency=18,
        )
    ]


def bound_by_few(rows, on):
    """In force today; our own seat counts though the paper's parties lack it."""
    seats = Party.objects.filter(agreement=OuterRef("pk"))
    left = seats.filter(Q(withdrawn_on__lte=on) | Q(acceded_on__gt=on))
    bound = seats.effective(on).order_by().values("agreement").annotate(n=Count("pk"))
    ours = Exists(seats.filter(organisation__is_ours=True))
    runs = Q(ends_on=None) | Q(ends_on__gte=on)
    rows = rows.filter(runs, Exists(left), stage=Stage.SIGNED, starts_on__lte=on)
    rows = rows.annotate(n_bound=Coalesce(Subquery(bound.values("n")), 0))
    few = Q(n_bound=0) | (Q(n_bound=1) & ours)
    return rows.filter(few).select_related("counterpart").order_by("register_number")
