"""Papers of an agreement: added, described, renewed, put away and brought back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.agreements import actions, kept, rules
from mosty.agreements.forms import AttachingForm, PaperForm, RenewingForm
from mosty.agreements.forms.papers import is_to_come
from mosty.agreements.kept import Step, address
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.naming import paper_told, version_told
from mosty.agreements.views.asking import ask, record_address
from mosty.agreements.views.entering import keep_files
from mosty.agreements.views.office import page_of
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def attach(request, agreement):
    """New papers, or a new version of one that is there."""

    @transaction.atomic
    def save(form):
        cleaned = form.cleaned_data
        if form.renewed:
            [upload] = cleaned["files"]
            return actions.renew_paper(form.renewed, upload, by=request.user)
        return keep_files(
            agreement,
            cleaned["files"],
            by=request.user,
            role=cleaned["role"],
            language=cleaned["language"],
            is_published=cleaned["is_published"],
        )

    page = page_of(agreement, _("Add papers"), _("Add"), said=added_told)
    wanted = request.GET.get("role", "")
    return ask(
        request,
        page,
        AttachingForm,
        save,
        user=request.user,
        agreement=agreement,
        papers=kept.papers_of(agreement, request.user),
        initial={"role": wanted} if is_to_come(agreement, wanted) else {},
    )


def added_told(done) -> str:
    if isinstance(done, Paper):
        return renewed_told(done)
    words = ngettext(
        "%(count)s paper is added.", "%(count)s papers are added.", len(done)
    )
    return words % {"count": len(done)}


def renewed_told(paper) -> str:
    """Which version is the newest now, and that approval has to look at it."""
    newest = paper.document.newest
    told = _("The newest is now: %(file)s.") % {"file": version_told(newest)}
    round_ = paper.agreement.approval_rounds.order_by("-number").first()
    is_text = (
        round_ is not None
        and round_.version is not None
        and round_.version.document_id == paper.document_id
        and round_.text_sha256 != newest.sha256
        and not paper.agreement.origin
    )
    if not is_text:
        return told
    return f"{told} " + _("Its approval begins with a new round.")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def paper(request, agreement, paper):
    one = shown_paper(request, agreement, paper)

    def save(form):
        return actions.describe_paper(
            one, by=request.user, expected=form.expected(), **form.values()
        )

    away = address("put_paper_away", agreement, paper=one.pk)
    page = page_of(
        agreement,
        str(one.document),
        text=one.file_told,
        steps=(
            Step(
                pgettext("paper", "New version"),
                address("renew_paper", agreement, paper=one.pk),
            ),
            Step(_("Put away"), away, is_post=True),
        ),
    )
    return ask(request, page, PaperForm, save, thing=one)


def shown_paper(request, agreement, paper) -> Paper:
    for one in kept.papers_of(agreement, request.user):
        if one.pk == paper:
            return one
    raise Http404


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def renew(request, agreement, paper):
    """A file that takes the place of the newest version; the earlier ones stay."""
    one = shown_paper(request, agreement, paper)

    def save(form):
        [upload] = form.cleaned_data["files"]
        reason = form.cleaned_data["reason"]
        return actions.renew_paper(one, upload, by=request.user, reason=reason)

    page = page_of(
        agreement,
        pgettext("paper", "New version"),
        _("Keep the new version"),
        text=paper_told(one),
        said=renewed_told,
    )
    return ask(request, page, RenewingForm, save, user=request.user, paper=one)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def put_away(request, agreement, paper):
    one = get_object_or_404(agreement.papers.select_related("document"), pk=paper)
    try:
        actions.put_paper_away(one, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = _("“%(paper)s” is put away. It can be brought back below the papers.")
        messages.success(request, words % {"paper": one.document})
    return redirect(f"{record_address(agreement)}#papers")


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def bring_back(request, agreement, paper):
    one = get_object_or_404(agreement.papers.select_related("document"), pk=paper)
    actions.bring_paper_back(one, by=request.user)
    messages.success(request, _("The paper is back among the others."))
    return redirect(f"{record_address(agreement)}#papers")
