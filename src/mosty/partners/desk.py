"""What of the partners needs a person today."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task, some
from mosty.institution.context import current as institution
from mosty.partners import checks
from mosty.partners.counts import having
from mosty.partners.models import KeptOrganisation, LogEntry
from mosty.partners.queue import Asked, pairs_for
from mosty.partners.rules import may_keep, may_merge
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

AHEAD = datetime.timedelta(days=7)
SILENT = datetime.timedelta(days=183)
SHOWN = 5


def tasks(user, on: datetime.date) -> list[Task]:
    """Steps that are due within a week, and partners that nobody speaks to."""
    if not may_keep(user):
        return []
    return [task for task in (due_steps(user, on), silent(user, on)) if task]


def duplicates(user, on: datetime.date) -> list[Task]:
    """Pairs of records that wait for a person to say whether they are one."""
    if not may_merge(user):
        return []
    rows = pairs_for(user, Asked())
    count = rows.count()
    if not count:
        return []
    title = ngettext(
        "pair of partners may be one", "pairs of partners may be one", count
    )
    address = reverse("partners_office:duplicates")
    return [
        Task(
            title,
            count,
            text=_("Compare the records side by side: nothing is merged by itself."),
            url=address,
            lines=[pair_line(one) for one in rows[:SHOWN]],
            urgency=75,
        )
    ]


def pair_line(pair) -> Line:
    names = [in_language(one, "name").text for one in (pair.a, pair.b)]
    address = reverse("partners_office:pair", args=[pair.pk])
    return Line(" — ".join(names), url=address, text=str(pair.get_verdict_display()))


def to_check(user, on: datetime.date) -> list[Task]:
    """Partners found in a list, and those that are to be looked up."""
    if not may_keep(user):
        return []
    return [task for task in (found_task(user), due_task(user, on)) if task]


def found_task(user):
    rows = checks.found_among(user)
    shown, total = some(rows, SHOWN)
    if not total:
        return None
    return Task(
        ngettext(
            "check found a partner in a list",
            "checks found partners in a list",
            total,
        ),
        total,
        text=_("Nothing is signed with them until a lawyer or head answers for it."),
        url=reverse("partners_office:checks_due"),
        lines=[found_line(one) for one in shown],
        urgency=6,
    )


def found_line(check) -> Line:
    address = reverse("partners_office:record", args=[check.organisation_id])
    told = (
        check.person_name,
        in_language(check.source, "title").text,
        speak(check.checked_on),
    )
    return Line(
        in_language(check.organisation, "name").text,
        url=f"{address}#checks",
        text=", ".join(filter(None, told)),
    )


def due_task(user, on):
    rows = checks.due_anywhere(user, on=on, jurisdiction=institution().country_code)
    shown, total = some(rows, SHOWN)
    if not total:
        return None
    address = reverse("partners_office:checks_due")
    return Task(
        ngettext("partner is to be checked", "partners are to be checked", total),
        total,
        text=_("Against the lists that come before signing, or again in time."),
        url=address,
        lines=[due_line(one) for one in shown],
        urgency=45,
    )


def due_line(organisation) -> Line:
    step = reverse("partners_office:add_check", args=[organisation.pk])
    return Line(
        in_language(organisation, "name").text,
        url=f"{organisation.get_absolute_url()}#checks",
        steps=[Step(_("Enter a check"), step)],
    )


def rows_of_steps(user, on):
    """This person's own steps, and those that nobody is responsible for."""
    mine = Q(responsible=None) | Q(responsible=user.person_id)
    rows = LogEntry.objects.visible_to(user).open_steps()
    rows = rows.filter(mine, due_on__lte=on + AHEAD, organisation__is_archived=False)
    return rows.select_related("organisation").order_by("due_on", "pk")


def due_steps(user, on):
    found = list(rows_of_steps(user, on))
    if not found:
        return None
    return Task(
        ngettext(
            "step with partners is due", "steps with partners are due", len(found)
        ),
        len(found),
        text=_("What was promised in letters and calls."),
        url=reverse("partners_office:due_steps"),
        lines=[step_line(one, on) for one in found[:SHOWN]],
        urgency=20 if found[0].due_on < on else 40,
        is_own=True,
    )


def step_line(entry, on) -> Line:
    day = speak(entry.due_on)
    words = _("overdue since %(day)s") if entry.due_on < on else _("due on %(day)s")
    partner = in_language(entry.organisation, "name").text
    address = reverse("partners_office:record", args=[entry.organisation_id])
    done = reverse(
        "partners_office:finish_step",
        kwargs={"pk": entry.organisation_id, "entry": entry.pk},
    )
    return Line(
        entry.next_step,
        url=f"{address}#steps",
        text=f"{partner}, {words % {'day': day}}",
        steps=[Step(_("Done"), done, is_post=True)],
    )


def rows_of_silent(user, on):
    """Partners with agreements and without a contact for half a year.

    One with whom no contact was ever noted is not counted: the log may be young.
    """
    rows = KeptOrganisation.objects.visible_to(user).filter(
        is_archived=False, is_ours=False, last_contact_on__lt=on - SILENT
    )
    return having(rows, "agreements").order_by("last_contact_on", "pk")


def silent(user, on):
    found = list(rows_of_silent(user, on))
    if not found:
        return None
    return Task(
        ngettext(
            "partner with agreements has not been spoken to for half a year",
            "partners with agreements have not been spoken to for half a year",
            len(found),
        ),
        len(found),
        url=reverse("partners_office:silent"),
        lines=[silent_line(one) for one in found[:SHOWN]],
        urgency=70,
    )


def silent_line(organisation) -> Line:
    day = speak(organisation.last_contact_on)
    entry = reverse("partners_office:add_entry", args=[organisation.pk])
    return Line(
        in_language(organisation, "name").text,
        url=organisation.get_absolute_url(),
        text=_("last contact: %(day)s") % {"day": day},
        steps=[Step(_("Write down a contact"), entry)],
    )
