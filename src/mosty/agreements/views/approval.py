"""Approval in the office: the rounds, a decision, remarks on clauses, the sheet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, approvers, approving, rules, sheet, telling
from mosty.agreements.forms.approval import (
    APPROVE,
    ClauseForm,
    DecisionForm,
    NewTextForm,
    RoundForm,
)
from mosty.agreements.kept import address
from mosty.agreements.models import Agreement, ApprovalStep
from mosty.agreements.naming import text_told
from mosty.agreements.texts import kept as texts
from mosty.agreements.views.asking import Line, ask
from mosty.agreements.views.office import page_of
from mosty.documents import actions as documents
from mosty.documents import pdf
from mosty.documents.refusals import UnreadableFile
from mosty.institution import context as institutions
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def approval(request, agreement):
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "told": told_of(request, agreement),
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "agreements/office/approval.html", context)


def told_of(request, agreement):
    today = timezone.localdate()
    return approving.approving_of(agreement, user=request.user, on=today)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def begin(request, agreement):
    """A round on the newest text of a draft."""

    def save(form):
        told = form.cleaned_data
        return actions.start_round(
            agreement,
            told["route"],
            paper=told["paper"],
            by=request.user,
            on=timezone.localdate(),
            empty_places=len(form.places),
        )

    page = page_of(
        agreement,
        _("Begin approval"),
        _("Begin approval"),
        warning=first_to_do(request, agreement),
        lines=(Line(_("Bring a new text"), address("new_text", agreement)),),
        text=_(
            "Those whose turn comes get a letter. A changed text needs a round of its "
            "own, and a route changed later leaves this round alone."
        ),
        said=lambda done: begun_told(
            done, _("Approval has begun: round %(n)s.") % {"n": done.number}
        ),
        after=lambda done: address("approval", agreement),
        template="agreements/office/begin_approval.html",
    )
    return ask(request, page, RoundForm, save, user=request.user, agreement=agreement)


def begun_told(round_, words: str) -> str:
    """That it has begun, and where nobody can decide."""
    steps = approvers.of_nobody(round_, on=timezone.localdate())
    if not steps:
        return words
    more = _(
        "Nobody can decide now for: %(whose)s. Have the role given to somebody, or begin "
        "anew by another route."
    )
    told = {"whose": ", ".join(one.whose for one in steps)}
    return f"{words} {more % told}"


def first_to_do(request, agreement) -> str:
    """That a text which came back has to be mended first; empty where none did."""
    told = told_of(request, agreement)
    if not told.returned or told.is_mended:
        return ""
    first = _("Nothing has changed in it since: first bring it as a new version.")
    return f"{told.returned}. {first}"


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def new_text(request, agreement):
    """A new version of a draft and a round on it, in one go or not at all."""

    @transaction.atomic
    def save(form):
        told = form.cleaned_data
        document = told["paper"].document
        for upload in told["files"]:
            documents.take(upload, by=request.user, document=document, is_paper=True)
        return actions.start_round(
            agreement,
            told["route"],
            paper=told["paper"],
            by=request.user,
            on=timezone.localdate(),
            calling_off=told["calling_off"],
            empty_places=len(form.places),
        )

    running = agreement.approval_rounds.open().first()
    ends = _(
        "Round %(n)s is called off by this: what was approved in it does not count "
        "for the new text."
    )
    told = told_of(request, agreement)
    is_there = told.returned and told.is_mended
    page = page_of(
        agreement,
        _("Begin a new round") if is_there else _("Bring a new text"),
        _("Keep the text and begin a round"),
        text=ends % {"n": running.number} if running else "",
        back=address("approval", agreement),
        said=lambda done: begun_told(
            done,
            _("The new text is kept, and round %(n)s has begun.") % {"n": done.number},
        ),
        after=lambda done: address("approval", agreement),
    )
    return ask(request, page, NewTextForm, save, user=request.user, agreement=agreement)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_decide, Agreement)
def decide(request, agreement, step):
    """The facts on one page, and the decision below them."""
    today = timezone.localdate()
    rows = ApprovalStep.objects.select_related("round__version__document", "person")
    one = get_object_or_404(rows, pk=step, round__agreement=agreement)
    form, done = submitted(
        request,
        DecisionForm,
        lambda form: decided(form, one, by=request.user, on=today),
        earlier=approving.earlier_told(one),
        remarked=one.remarks_of(request.user.person),
    )
    if done is not None:
        messages.success(request, said_of(done))
        is_from_desk = request.GET.get("from") == "desk"
        desk, page = reverse("office:desk"), address("approval", agreement)
        return redirect(desk if is_from_desk else page)
    one.refresh_from_db()
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "step": one,
        "form": form,
        "told": told_of(request, agreement),
        "round": approving.round_told(one.round, user=request.user, on=today),
        "whose": approvers.on_whose_behalf(request.user, one, on=today),
        "waits": one.decision == ApprovalStep.Decision.WAITING and one.asked_at,
    }
    return render(request, "agreements/office/decide.html", context)


def decided(form, step, *, by, on, is_by_letter=False):
    """Approve or return, as the form says."""
    told = form.cleaned_data
    options = {
        "by": by,
        "on": on,
        "remark": told["remark"],
        "is_by_letter": is_by_letter,
    }
    if told["decision"] == APPROVE:
        return actions.approve(step, **options)
    return actions.send_back(step, position=form.position, **options)


def said_of(step) -> str:
    if step.decision == ApprovalStep.Decision.APPROVED:
        return _("You have approved the text.")
    return _("You have returned the text with a remark.")


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def text(request, agreement):
    """A draft clause by clause with what was remarked on it."""
    version = version_of(request, agreement)
    columns, refusal = approving.readable(agreement, version)
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": address("approval", agreement),
        "version": version,
        "about": text_told(version),
        "columns": columns,
        "refusal": refusal,
        "may_keep": rules.may_keep(request.user),
        "mine": approving.mine_on(version, user=request.user, on=timezone.localdate()),
    }
    return render(request, "agreements/office/clauses.html", context)


def version_of(request, agreement):
    """The version that the address names, else that of the last round or draft."""
    found = texts.texts_of(agreement, request.user)
    wanted = request.GET.get("version", "")
    by_key = {str(one.version.pk): one.version for one in found}
    if wanted:
        if wanted not in by_key:
            raise Http404
        return by_key[wanted]
    last = agreement.approval_rounds.order_by("-number").first()
    if last and str(last.version_id) in by_key:
        return by_key[str(last.version_id)]
    drafts = [one.version for one in found if one.is_draft]
    return next(iter(drafts), None)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_remark, Agreement)
def remark(request, agreement):
    """One clause, what was remarked on it before, and a field for more."""
    version = version_of(request, agreement)
    key = request.GET.get("clause", "")[:60]
    try:
        clause = approving.clause_of(version, key) if version else None
    except UnreadableFile:
        clause = None
    if clause is None:
        raise Http404

    def save(form):
        told = form.cleaned_data["remark"]
        return actions.remark_on(
            agreement, version, clause=clause, key=key, text=told, by=request.user
        )

    back = f"{address('approval_text', agreement)}?version={version.pk}"
    page = page_of(
        agreement,
        _("Remark on clause %(label)s") % {"label": clause.label or clause.key},
        _("Send the remark"),
        text=clause.text,
        back=back,
        said=lambda done: _("The remark is kept with this version of the text."),
        after=lambda done: back,
    )
    return ask(request, page, ClauseForm, save)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def settle(request, agreement, remark):
    one = get_object_or_404(agreement.clause_remarks, pk=remark)
    actions.settle_remark(one, by=request.user)
    messages.success(request, _("The remark is marked as dealt with."))
    back = address("approval_text", agreement)
    return redirect(f"{back}?version={one.version_id}")


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def sheet_pdf(request, agreement, number):
    """The sheet of approval of a round, to be printed and filed."""
    rows = agreement.approval_rounds.select_related("version__document")
    one = get_object_or_404(rows, number=number)
    told = approving.round_told(one, user=request.user, on=timezone.localdate())
    data = sheet.data_of(
        agreement,
        told,
        institution=institutions.of(request),
        seats=told_of(request, agreement).seats,
    )
    answer = HttpResponse(
        pdf.render("agreements/sheet.typ", data), content_type="application/pdf"
    )
    name = f"approval-{agreement.register_number}-{number}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
