"""Proof of life: its settings, and the questions about sleeping agreements."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import anybody
from mosty.access.submitting import submitted
from mosty.agreements import kept, rules, telling
from mosty.agreements.actions import life_letters as actions
from mosty.agreements.actions.life_settings import life_settings, set_life
from mosty.agreements.forms.life import (
    LifeSettingsForm,
    ReleaseForm,
    ReplyForm,
    WaitForm,
)
from mosty.agreements.models import LifeLetter, LifeQuestion
from mosty.agreements.models.agreement import RenewalRule
from mosty.agreements.views.asking import Page, ask
from mosty.ui.addresses import page as address_of
from mosty.ui.methods import answers_to, require_safe

GONE, ALTERED = 410, 404
Answer, Outcome = LifeLetter.Answer, LifeQuestion.Outcome


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def settings(request):
    def save(form):
        values = form.values()
        terms, expected = values.pop("terms", None), form.expected()
        expected.pop("terms", None)
        return set_life(values, terms=terms, by=request.user, expected=expected)

    page = Page(
        title=_("Proof of life"),
        text=_(
            "When an agreement counts as active, fading, sleeping or never started."
        ),
        submit=_("Save"),
        back=address_of("agreements_office:records"),
        said=lambda done: _("Saved. The states are told anew at once."),
        after=lambda done: address_of("agreements_office:life_settings"),
    )
    return ask(request, page, LifeSettingsForm, save, thing=life_settings())


@dataclass(frozen=True)
class Told:
    """A letter with what happened to it and what can be done."""

    letter: LifeLetter
    whom: str
    status: str
    steps: list = field(default_factory=list)


def question_address(question) -> str:
    return reverse("agreements_office:life_question", kwargs={"pk": question.pk})


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, LifeQuestion)
def question(request, question):
    """Whom we asked, what they answered, and what is to be done about it."""
    agreement = question.agreement
    may_keep = rules.may_keep(request.user) and question.closed_on is None
    letters = question.letters.select_related("user__person", "contact__person")
    told = [told_of(one, may_keep=may_keep) for one in letters]
    context = {
        "question": question,
        "agreement": agreement,
        "over": telling.called(agreement),
        "letters": told,
        "follow": follow_of(agreement, [one.letter for one in told])
        if may_keep
        else [],
        "may_keep": may_keep,
        "outcomes": [(one.value, one.label) for one in (Outcome.ENDING, Outcome.NOTED)],
    }
    return render(request, "agreements/office/life_question.html", context)


def told_of(letter, *, may_keep) -> Told:
    theirs = letter.side == LifeLetter.Side.THEIRS
    whom = letter.contact if theirs else letter.user and letter.user.person
    if letter.answered_at:
        status = _("answered")
    elif letter.released_at:
        status = _("sent, no answer yet")
    elif theirs:
        status = _("waits to be released")
    else:
        status = _("nobody is responsible, so nobody was written to")
    steps = []
    if may_keep and not letter.answered_at:
        if theirs or letter.user_id:
            title = _("Send again") if letter.released_at else _("Release the letter")
            steps.append(step(title, "life_release", letter))
        steps.append(step(_("Enter the answer"), "life_reply", letter))
    return Told(letter, str(whom or _("nobody is named")), status, steps)


def step(title, name, letter) -> kept.Step:
    url = reverse(f"agreements_office:{name}", kwargs={"pk": letter.pk})
    return kept.Step(title, url)


def follow_of(agreement, letters) -> list[kept.Step]:
    """What each answer asks of a coordinator, prefilled."""
    answers = {one.answer: one for one in letters if one.answer}
    record, steps = reverse("agreements_office:record_done"), []
    if planned := answers.get(Answer.PLANNED):
        told = {"agreement": agreement.pk, "state": "planned"}
        query = urlencode({**told, "title": planned.plan_text})
        steps.append(kept.Step(_("Enter what is planned"), f"{record}?{query}"))
    if Answer.LET_END in answers:
        if agreement.renewal_rule == RenewalRule.AUTOMATIC:
            url = kept.address("give_notice", agreement)
            steps.append(kept.Step(_("Enter a notice against renewal"), url))
        steps.append(kept.Step(_("End early"), kept.address("end", agreement)))
    if Answer.WAKE in answers:
        if agreement.counterpart_id:
            url = reverse(
                "partners_office:record", kwargs={"pk": agreement.counterpart_id}
            )
            steps.append(kept.Step(_("Speak with the partner"), url))
        url = f"{record}?agreement={agreement.pk}"
        steps.append(kept.Step(_("Record what was done"), url))
    return steps


def letter_asked(request, pk) -> LifeLetter:
    seen = LifeQuestion.objects.visible_to(request.user)
    rows = LifeLetter.objects.filter(question__in=seen)
    return get_object_or_404(
        rows.select_related("question__agreement__counterpart"), pk=pk
    )


def page_of(question, title, submit, **more):
    back = question_address(question)
    return Page(
        **{
            "title": title,
            "submit": submit,
            "back": back,
            "after": lambda done: back,
            "over": telling.called(question.agreement),
            "template": "agreements/office/plain_form.html",
            **more,
        }
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def release(request, pk):
    """Send a letter: to whom and in which language is shown before."""
    letter = letter_asked(request, pk)

    def save(form):
        cleaned = form.cleaned_data
        return actions.release(letter, by=request.user, **cleaned)

    page = page_of(
        letter.question,
        _("Release the letter"),
        _("Send the letter"),
        text=_("It asks what is to become of the agreement, and offers three answers."),
        said=lambda done: _("The letter is on its way."),
    )
    if letter.side == LifeLetter.Side.OURS:
        return ask(request, page, forms.Form, save)
    initial = {"contact": letter.contact_id, "language": letter.language}
    options = {"agreement": letter.question.agreement, "user": request.user}
    return ask(request, page, ReleaseForm, save, initial=initial, **options)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def reply(request, pk):
    """An answer that was given by telephone, or is one's own."""
    letter = letter_asked(request, pk)

    def save(form):
        return actions.reply_for(letter, reply_of(form), by=request.user)

    page = page_of(
        letter.question,
        _("Enter the answer"),
        _("Save"),
        said=lambda done: _("The answer is kept."),
    )
    return ask(request, page, ReplyForm, save)


def reply_of(form) -> actions.Reply:
    cleaned = form.cleaned_data
    return actions.Reply(
        answer=cleaned["answer"],
        plan_text=cleaned["plan_text"],
        plan_on=cleaned["plan_on"].on,
        plan_precision=cleaned["plan_on"].precision,
        remark=cleaned["remark"],
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, LifeQuestion)
def wait(request, question):
    def save(form):
        until = form.cleaned_data["until"].on
        return actions.wait_until(question, until=until, by=request.user)

    page = page_of(
        question,
        _("Come back to it later"),
        _("Save"),
        said=lambda done: _("The question leaves the desk until then."),
    )
    return ask(request, page, WaitForm, save)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, LifeQuestion)
def settle(request, question):
    outcome = request.POST.get("outcome", "")
    if outcome not in {Outcome.ENDING, Outcome.NOTED}:
        raise Http404
    try:
        on = timezone.localdate()
        actions.settle_question(question, outcome=outcome, by=request.user, on=on)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The question is settled."))
    return redirect(question_address(question))


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def answer(request, token):
    """By the link of a letter: nothing changes until the button is pressed."""
    letter, sending = actions.letter_of(token)
    if letter is None:
        return spent(request, actions.Silenced.ALTERED.label, status=ALTERED)
    now = timezone.now()
    why = actions.why_silent(letter, sending=sending, now=now)
    if why:
        is_thanks = letter.answered_at and request.method != "POST"
        return spent(request, why, letter, status=200 if is_thanks else GONE)
    form, done = submitted(
        request,
        ReplyForm,
        lambda form: actions.reply_by_link(
            letter, reply_of(form), sending=sending, now=now
        ),
    )
    if done is not None:
        return redirect(request.path)
    agreement = letter.question.agreement
    context = {
        "form": form,
        "agreement": agreement,
        "kind": telling.kind_of(agreement),
        "question": letter.question,
        "until": letter.expires_at,
        "sentence": telling.term_sentence(agreement, timezone.localdate(now)),
    }
    return render(request, "agreements/portal/asleep.html", context)


def spent(request, why, letter=None, *, status):
    context = {"why": why, "agreement": letter.question.agreement if letter else None}
    return render(
        request, "agreements/portal/asleep_spent.html", context, status=status
    )
