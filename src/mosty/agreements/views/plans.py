"""Reading a plan of work from a table: put in, matched, checked, entered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.agreements import kept, rules, telling
from mosty.agreements.actions import plans as actions
from mosty.agreements.forms.plans import BeginPlanForm, PlanForm
from mosty.agreements.models import Agreement
from mosty.agreements.owed import every
from mosty.agreements.promises.columns import BY_NAME
from mosty.agreements.promises.rows import Verdict
from mosty.ui.dates import speak
from mosty.ui.methods import answers_to

VERDICTS = {
    Verdict.READY: (pgettext_lazy("row of a plan", "will be entered"), "ok"),
    Verdict.FAULT: (pgettext_lazy("row of a plan", "to be mended"), "over"),
    Verdict.SAME: (pgettext_lazy("row of a plan", "stands there already"), "plain"),
    Verdict.LEFT_OUT: (pgettext_lazy("row of a plan", "left out"), "plain"),
}
FAULTS = {
    "no_text": gettext_lazy("Write what is promised."),
    "too_long": gettext_lazy("This is too long here; make it shorter."),
    "no_such_day": gettext_lazy("There is no such day in the calendar."),
    "no_year": gettext_lazy("The year is not said: write it too, like 03.2026."),
    "not_a_day": gettext_lazy("This is no day. Write 12.03.2026, 03.2026 or 2026."),
    "no_first_day": gettext_lazy("Write when it is due for the first time, too."),
    "rhythm": gettext_lazy("Write “every year” or “every 6 months”."),
    "no_such_party": gettext_lazy(
        "No party of this agreement is called so. Write its name, or “all parties”."
    ),
}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def read_plan(request, agreement):
    """Paste or choose a file; it is read, and nothing is entered."""

    def save(form):
        file = form.cleaned_data["file"]
        return actions.begin_plan(
            agreement,
            by=request.user,
            data=file.read() if file else b"",
            name=file.name if file else "",
            pasted=form.cleaned_data["pasted"],
        )

    form, plan = submitted(request, BeginPlanForm, save)
    if plan is not None:
        return redirect(kept.address("plan_table", agreement, plan=plan.pk))
    context = {
        "form": form,
        "over": telling.called(agreement),
        "back": kept.address("plan", agreement),
    }
    return render(request, "agreements/office/read_plan.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def plan_table(request, agreement, plan):
    """What the columns mean, and each row with its verdict; entered by a button."""
    plan = get_object_or_404(agreement.plans, pk=plan)
    if plan.entered_at is not None:
        return redirect(kept.address("plan", agreement))
    is_entering = request.POST.get("do") == "enter"

    def save(form):
        matched = actions.match_plan(
            plan,
            mapping=form.mapping(),
            answers=form.answers(),
            table=form.cleaned_data.get("table"),
        )
        return actions.enter_plan(matched, by=request.user) if is_entering else matched

    form, done = submitted(request, PlanForm, save, plan=plan)
    if done is not None and is_entering:
        text = ngettext(
            "%(count)s obligation is entered.",
            "%(count)s obligations are entered.",
            done,
        )
        messages.success(request, text % {"count": done})
        return redirect(kept.address("plan", agreement))
    if done is not None:
        return redirect(request.path)
    plan.refresh_from_db()
    return render(request, "agreements/office/plan_table.html", table_told(plan, form))


def table_told(plan, form) -> dict:
    rows = actions.understood(plan)
    parties = {one.pk: one for one in plan.agreement.parties.all()}
    people = dict(actions.Person.objects.in_bulk([r.responsible for r in rows]))
    told = [
        {
            "number": one.number,
            "text": one.cells.get("text", ""),
            "party": parties.get(one.party),
            "responsible": people.get(one.responsible),
            "when": speak(one.deadline.on, one.deadline.precision),
            "every": one.deadline.every_months and every(one.deadline.every_months),
            "quantity": one.cells.get("quantity", ""),
            "badge": VERDICTS[one.verdict],
            "is_left_out": one.verdict == Verdict.LEFT_OUT,
            "asked": asked_of(plan, one),
            "notes": [said for _name, said in one.notes],
        }
        for one in rows
    ]
    ready = sum(one.verdict == Verdict.READY for one in rows)
    faults = sum(one.verdict == Verdict.FAULT for one in rows)
    return {
        "plan": plan,
        "form": form,
        "over": telling.called(plan.agreement),
        "back": kept.address("plan", plan.agreement),
        "rows": told,
        "ready": ready,
        "faults": faults,
    }


def asked_of(plan, row) -> list[dict]:
    """Cells that a person has to write anew, or has written."""
    mended = plan.answers.get(str(row.number), {}).get("mended", {})
    return [
        {
            "name": f"cell-{row.number}-{name}",
            "label": BY_NAME[name].title,
            "value": row.cells.get(name, ""),
            "fault": FAULTS.get(row.faults.get(name), ""),
        }
        for name in BY_NAME
        if name in row.faults or name in mended
    ]


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def take_plan_back(request, agreement, plan):
    one = get_object_or_404(agreement.plans, pk=plan)
    try:
        away, stay = actions.take_plan_back(one, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(kept.address("plan", agreement))
    text = ngettext(
        "%(count)s obligation is put away.", "%(count)s obligations are put away.", away
    )
    told = text % {"count": away}
    if stay:
        words = ngettext(
            "%(count)s stays: it was settled since.",
            "%(count)s stay: they were settled since.",
            stay,
        )
        told = f"{told} {words % {'count': stay}}"
    messages.success(request, told)
    return redirect(kept.address("plan", agreement))
