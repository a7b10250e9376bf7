"""The application for a conclusion: assembled, taken as files, sent, answered."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, rules, taken, telling
from mosty.agreements.application.archive import archive_name, composed, zipped
from mosty.agreements.application.parts import application_of
from mosty.agreements.clearing import answered_told, clearing_of
from mosty.agreements.forms.clearing import (
    AnswerForm,
    PurposeForm,
    QuestionAnswerForm,
    QuestionForm,
    SendingForm,
)
from mosty.agreements.models import Agreement, ClearanceQuestion, Piece
from mosty.agreements.naming import version_told
from mosty.agreements.views.asking import ask, record_address
from mosty.agreements.views.clearing import pack_of, told
from mosty.agreements.views.office import page_of
from mosty.documents.filetypes import OFFICE, ZIP
from mosty.institution import context as institutions
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to, require_safe

DOCX = f"{OFFICE}wordprocessingml.document"


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def package(request, agreement):
    """The parts of the application, what they lack, and what the letter says."""
    application = assembled(request, agreement)
    form, done = submitted(
        request,
        PurposeForm,
        lambda form: actions.prepare_application(
            agreement, by=request.user, **form.values()
        ),
        user=request.user,
        agreement=agreement,
        initial={"purpose": application.purpose, **application.chosen},
    )
    if done is not None:
        messages.success(request, _("The application is saved."))
        return redirect(request.path)
    ours = institutions.of(request)
    clearing = clearing_of(
        agreement, user=request.user, institution=ours, on=localdate()
    )
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": f"{record_address(agreement)}#clearance",
        "application": application,
        "form": form,
        "clearing": clearing,
        "application_steps": steps_after(clearing, request.path),
    }
    return render(request, "agreements/office/package.html", context)


def steps_after(clearing, here: str) -> list:
    """What comes next on the record, but for this page itself."""
    return [replace(one, is_main=False) for one in clearing.steps if one.url != here]


def assembled(request, agreement):
    """The application under the rule that asks; 404 where none does."""
    pack = pack_of(request, agreement)
    if pack is None:
        raise Http404
    return application_of(
        agreement,
        pack,
        user=request.user,
        jurisdiction=institutions.of(request).country_code,
        on=localdate(),
    )


def pack_language(request, agreement) -> str | None:
    """The language in which the authority reads; that of the reader without a rule."""
    pack = pack_of(request, agreement)
    return pack.language if pack else get_language()


@never_cache
@require_safe
@login_required
@guarded(rules.may_clear, Agreement)
def package_zip(request, agreement):
    with translation.override(pack_language(request, agreement)):
        application = assembled(request, agreement)
    file = zipped(application, institution=institutions.of(request))
    response = FileResponse(file, content_type=ZIP)
    name = archive_name(agreement)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_safe
@login_required
@guarded(rules.may_clear, Agreement)
def package_file(request, agreement, part):
    """A part that is composed here; stored files have addresses of their own."""
    application = assembled(request, agreement)
    found = [one for one in application.parts if one.key == part and one.is_composed]
    if not found:
        raise Http404
    data = composed(found[0], application, institution=institutions.of(request))
    response = HttpResponse(data, content_type=DOCX)
    name = content_disposition_header(True, found[0].name)
    response["Content-Disposition"] = name
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def submit(request, agreement):
    """Note that the application was sent; the term begins."""

    def save(form):
        return actions.submit_application(
            agreement, on=localdate(), by=request.user, **form.facts()
        )

    pack = pack_of(request, agreement)
    application = assembled(request, agreement) if pack else None
    needs = application.needs if application else []
    body, about = body_told(pack)
    page = page_of(
        agreement,
        _("The application was sent"),
        _("Start the term"),
        text=sending_told(application) if pack else "",
        warning=_("The application is not whole:") if needs else "",
        lines=tuple(needs),
        said=lambda done: _("The application is noted. The desk watches its term."),
    )
    return ask(
        request,
        page,
        SendingForm,
        save,
        today=localdate(),
        user=request.user,
        gaps=[one.text for one in needs],
        ready_on=ready_on(application) if application else None,
        about=about,
        initial={"body": body},
    )


def body_told(pack) -> tuple[str, str]:
    """The name of the authority, and what the rule explains of it in brackets."""
    whole = in_language(pack, "authority").text if pack else ""
    name, _bracket, about = whole.partition(" (")
    return name, about.removesuffix(")")


def ready_on(application):
    """The day on which the draft that goes was there."""
    sent = [one.version for one in application.parts if one.kind == Piece.DRAFT]
    return taken.ready_on(application.agreement, sent[0] if sent else None)


def sending_told(application) -> str:
    """The rule, and which text is noted as the one that was sent."""
    title = in_language(application.pack, "title").text
    sent = [one.version for one in application.parts if one.is_text and one.version]
    if not sent:
        return title
    which = "; ".join(version_told(one) for one in sent)
    return f"{title}. " + _("Noted as sent: %(texts)s.") % {"texts": which}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def answer(request, agreement, clearance):
    """What the authority decided."""
    one = get_object_or_404(agreement.clearances, pk=clearance)

    @transaction.atomic
    def save(form):
        values = told(form, agreement, by=request.user)
        return actions.answer_application(
            one,
            result=values.pop("result"),
            decided_on=values.pop("decided_on"),
            by=request.user,
            **values,
        )

    page = page_of(
        agreement,
        _("The answer of the authority"),
        _("Enter the answer"),
        said=lambda done: answered_told(done, institutions.of(request), on=localdate()),
    )
    return ask(
        request,
        page,
        AnswerForm,
        save,
        user=request.user,
        agreement=agreement,
        sent=one.submitted_on,
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def ask_question(request, agreement, clearance):
    """The authority asked something: the term stands still."""
    one = get_object_or_404(agreement.clearances, pk=clearance)

    def save(form):
        asked = form.cleaned_data
        return actions.ask_question(
            one, asked_on=asked["asked_on"].on, text=asked["text"], by=request.user
        )

    page = page_of(
        agreement,
        _("A question of the authority"),
        _("Stop the term"),
        said=lambda done: _("The question is entered, the term stands still."),
    )
    return ask(request, page, QuestionForm, save)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def answer_question(request, agreement, question):
    one = question_of(agreement, question)

    def save(form):
        said = form.cleaned_data
        return actions.answer_question(
            one,
            answered_on=said["answered_on"].on,
            answer=said["answer"],
            by=request.user,
        )

    page = page_of(
        agreement,
        _("Our answer to the authority"),
        _("Let the term run on"),
        text=one.text,
        said=lambda done: _("The answer is entered, the term runs on."),
    )
    return ask(request, page, QuestionAnswerForm, save)


@answers_to("POST")
@login_required
@guarded(rules.may_clear, Agreement)
def take_question_back(request, agreement, question):
    actions.take_question_back(question_of(agreement, question), by=request.user)
    messages.success(request, _("The question is taken back. The history keeps it."))
    return redirect(f"{record_address(agreement)}#clearance")


def question_of(agreement, question) -> ClearanceQuestion:
    rows = ClearanceQuestion.objects.filter(clearance__agreement=agreement)
    return get_object_or_404(rows.select_related("clearance__agreement"), pk=question)
