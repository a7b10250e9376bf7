"""The calendar of terms, and notices against renewal."""

import calendar
import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, coming, kept, rules, telling
from mosty.agreements.forms.notices import NoticeForm
from mosty.agreements.models import Agreement
from mosty.agreements.term import EventKind, add_months
from mosty.agreements.views.asking import ask, record_address
from mosty.agreements.views.office import page_of
from mosty.ui.dates import Precision, speak
from mosty.ui.methods import answers_to, require_safe

YEAR = 12


def month_asked(request) -> datetime.date:
    """The first day of the month of the address, else of this month."""
    try:
        asked = datetime.date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        asked = localdate().replace(day=1)
    return asked if 1900 <= asked.year <= 2200 else localdate().replace(day=1)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def terms(request):
    """A month as a sheet, or a year as a list: what ends and what is renewed."""
    since = month_asked(request)
    is_list = request.GET.get("view") == "list"
    months = YEAR if is_list else 1
    until = add_months(since, months) - datetime.timedelta(days=1)
    rows = Agreement.objects.visible_to(request.user)
    is_mine = request.GET.get("mine") == "1" and bool(request.user.person_id)
    if is_mine:
        rows = rows.filter(responsible=request.user.person_id)
    found = coming.coming_between(rows, since, until)
    kind = request.GET.get("kind", "")
    if kind in set(EventKind):
        found = [one for one in found if one.event.kind == kind]
    context = {
        "since": since,
        "month": f"{since:%Y-%m}",
        "is_list": is_list,
        "is_mine": is_mine,
        "kind": kind,
        "kinds": coming.KINDS.items(),
        "found": found,
        "weeks": [] if is_list else weeks_of(since, found),
        "weekdays": [
            {"short": WEEKDAYS_ABBR[day], "long": WEEKDAYS[day]} for day in range(7)
        ],
        "period": period_told(since, until),
        "before": f"{add_months(since, -months):%Y-%m}",
        "after": f"{add_months(since, months):%Y-%m}",
        "today": localdate(),
    }
    return render(request, "agreements/office/terms.html", context)


def period_told(since, until) -> str:
    """`January 2029`, `2029`, or `March 2029 – February 2030`."""
    first, last = (capfirst(speak(day, Precision.MONTH)) for day in (since, until))
    if first == last:
        return first
    if since.year == until.year:
        return str(since.year)
    return f"{first} – {speak(until, Precision.MONTH)}"


def weeks_of(since, found):
    """Weeks from Monday; each day with what falls on it, none outside the month."""
    by_day = {}
    for one in found:
        by_day.setdefault(one.event.on, []).append(one)
    sheet = calendar.Calendar().monthdatescalendar(since.year, since.month)
    return [
        [(day if day.month == since.month else None, by_day.get(day)) for day in week]
        for week in sheet
    ]


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def give_notice(request, agreement):
    def save(form):
        cleaned = form.cleaned_data
        return actions.give_notice(
            agreement,
            given_on=cleaned["given_on"].on,
            party=cleaned["party"],
            paper=cleaned["paper"],
            by=request.user,
        )

    page = page_of(
        agreement,
        _("Enter a notice against renewal"),
        _("Enter the notice"),
        text=telling.term_sentence(agreement, localdate()),
        said=lambda done: _("The notice is entered: the next renewal is stopped."),
    )
    papers = [one.pk for one in kept.papers_of(agreement, request.user)]
    return ask(request, page, NoticeForm, save, agreement=agreement, papers=papers)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def take_notice_back(request, agreement, notice):
    one = get_object_or_404(agreement.notices, pk=notice)
    actions.take_notice_back(one, by=request.user)
    messages.success(request, _("The notice is taken back. The history keeps it."))
    return redirect(record_address(agreement))
