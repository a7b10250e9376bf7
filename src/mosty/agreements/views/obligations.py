"""What the parties owe each other: its list, the plan, and settling it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, kept, owed, planfile, rules, telling
from mosty.agreements.actions.obligations import is_owed
from mosty.agreements.duties import DUTIES
from mosty.agreements.forms.obligations import ObligationForm, SettleForm
from mosty.agreements.models import Agreement, Discharge, Paper
from mosty.agreements.term import add_months
from mosty.agreements.views.asking import ask
from mosty.agreements.views.office import page_of
from mosty.documents.models import Document
from mosty.listings.office.page import office_page
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.methods import answers_to, require_safe

PLAN_MONTHS = 36


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def duties(request):
    return office_page(request, DUTIES)


def plan_address(agreement) -> str:
    return kept.address("plan", agreement)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def plan(request, agreement):
    """All that is owed under an agreement, time by time; for the screen and print."""
    on, may_keep = localdate(), rules.may_keep(request.user)
    told = owed.duties_of(
        agreement, on=on, may_keep=may_keep, through=add_months(on, PLAN_MONTHS)
    )
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "duties": told,
        "away": owed.duties_of(agreement, on=on, may_keep=may_keep, are_archived=True),
        "plans": agreement.plans.order_by("-pk")[:10],
        "may_keep": may_keep,
        "may_see": papers_seen(told, request.user),
    }
    return render(request, "agreements/office/plan.html", context)


def papers_seen(told, user) -> set[int]:
    """Of the papers that settled something those that the reader may see."""
    papers = {
        line.discharge.paper_id
        for duty in told
        for line in duty.lines
        if line.discharge and line.discharge.paper_id
    }
    if not papers:
        return set()
    rows = Paper.objects.filter(
        pk__in=papers, document__in=Document.objects.visible_to(user)
    )
    return set(rows.values_list("pk", flat=True))


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def plan_file(request, agreement, form):
    """The plan as a workbook or a text, to be printed or sent."""
    if form not in planfile.FORMATS:
        raise Http404
    on = localdate()
    told = owed.duties_of(
        agreement, on=on, may_keep=False, through=add_months(on, PLAN_MONTHS)
    )
    make, media_type = planfile.FORMATS[form]
    title = f"{_('Plan of work')} · {telling.called(agreement)}"
    answer = HttpResponse(make(told, title=title, on=on), content_type=media_type)
    name = f"plan-{agreement.register_number}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def promise(request, agreement):
    def save(form):
        return actions.promise(agreement, by=request.user, **form.values())

    page = page_of(agreement, _("Enter an obligation"), _("Enter"))
    return ask(request, page, ObligationForm, save, agreement=agreement)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def obligation(request, agreement, obligation):
    one = get_object_or_404(agreement.obligations, pk=obligation)

    def save(form):
        return actions.describe_obligation(
            one, by=request.user, expected=form.expected(), **form.values()
        )

    page = page_of(agreement, _("An obligation"))
    return ask(request, page, ObligationForm, save, thing=one, agreement=agreement)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def settle(request, agreement, obligation):
    """`?due=` names the time; what was done can be recorded instead, prefilled."""
    rows = owed.loaded(agreement.obligations.all())
    one = get_object_or_404(rows, pk=obligation)
    try:
        due_on = owed.due_of(request.GET.get("due", owed.NO_DAY))
    except ValueError as error:
        raise Http404 from error
    if not is_owed(one, due_on):
        raise Http404

    def save(form):
        return settled(one, due_on, form.cleaned_data, by=request.user)

    text = in_language(one, "text").text
    page = page_of(
        agreement,
        _("How it stands"),
        text=f"{text} ({speak(due_on)})" if due_on else text,
        template="agreements/office/settle.html",
        lines=(recording_address(one, due_on),),
        said=lambda done: _("It is kept. It can be opened again in the plan of work."),
        after=lambda done: plan_address(agreement),
    )
    papers = [paper.pk for paper in kept.papers_of(agreement, request.user)]
    options = {"agreement": agreement, "papers": papers, "user": request.user}
    return ask(request, page, SettleForm, save, **options)


def settled(obligation, due_on, cleaned, *, by):
    if cleaned["kind"] == Discharge.Kind.WAIVED:
        reason = cleaned["reason"]
        return actions.waive(obligation, due_on=due_on, reason=reason, by=by)
    return actions.fulfil(
        obligation,
        due_on=due_on,
        on=cleaned["on"].on,
        activity=cleaned["activity"],
        paper=cleaned["paper"],
        by=by,
    )


def recording_address(obligation, due_on) -> str:
    """“Record what was done”, with the agreement and the time filled in."""
    url = reverse("agreements_office:record_done")
    key = owed.key_of(obligation, due_on)
    return f"{url}?agreement={obligation.agreement_id}&fulfils={key}"


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def reopen(request, agreement, discharge):
    rows = Discharge.objects.filter(obligation__agreement=agreement)
    one = get_object_or_404(rows.select_related("obligation"), pk=discharge)
    actions.reopen(one, by=request.user)
    messages.success(request, _("It is open again. The history keeps what was said."))
    return redirect(plan_address(agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def put_obligation_away(request, agreement, obligation):
    one = get_object_or_404(agreement.obligations, pk=obligation)
    actions.put_obligation_away(one, by=request.user)
    messages.success(request, _("It is put away. It can be brought back below."))
    return redirect(plan_address(agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def bring_obligation_back(request, agreement, obligation):
    one = get_object_or_404(agreement.obligations, pk=obligation)
    actions.bring_obligation_back(one, by=request.user)
    messages.success(request, _("It is back in the plan of work."))
    return redirect(plan_address(agreement))
