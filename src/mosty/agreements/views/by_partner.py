"""A partner's page, opened by the link of a letter: confirm, or propose otherwise."""

from dataclasses import dataclass, field

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import anybody
from mosty.agreements import actions, confirmed, telling
from mosty.agreements.actions import addressing
from mosty.agreements.confirming import words
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.terms import differences, digest
from mosty.agreements.forms.confirming import ConfirmingForm, ProposalForm
from mosty.agreements.forms.typing import merged_with, shown_in
from mosty.documents import pdf
from mosty.institution import context as institutions
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to, require_safe

GONE, ALTERED = 410, 404
SEEN, DO, CODE, AGAIN = "seen", "do", "code", "again"


@dataclass
class Asked:
    """One request to the page: what stands there, and what the partner has seen."""

    confirmation: object
    now: object
    terms: dict
    seen: dict
    fields: dict
    notes: list = field(default_factory=list)
    is_sent: bool = False

    @property
    def salt(self) -> str:
        return salt_of(self.confirmation)

    def token(self, form) -> str:
        told = {"terms": self.terms, "fields": shown_in(form)}
        return signing.dumps(told, salt=self.salt, compress=True)


def salt_of(confirmation) -> str:
    return f"agreements.confirmation.seen.{confirmation.pk}"


def asked_by(request, confirmation) -> Asked:
    """With the terms as they are, and as this page last showed them."""
    terms = terms_of(confirmation.agreement)
    told = {"terms": confirmation.terms, "fields": {}}
    if request.method == "POST":
        try:
            told = signing.loads(request.POST.get(SEEN, ""), salt=salt_of(confirmation))
        except signing.BadSignature:
            told = {"terms": {}, "fields": {}}
    return Asked(confirmation, timezone.now(), terms, told["terms"], told["fields"])


def opened(request, token):
    """The confirmation of a link that works, or the page that says why not."""
    confirmation = actions.confirmation_of(token)
    if confirmation is None:
        return None, spent(request, actions.Unanswerable.ALTERED.label, status=ALTERED)
    now = timezone.now()
    if request.method == "POST" and request.POST.get(DO) == AGAIN:
        if actions.why_unanswerable(confirmation, now=now)[0]:
            actions.want_link(confirmation, now=now)
        return None, redirect(request.path)
    kind, why = actions.why_unanswerable(confirmation, now=now)
    if kind:
        is_answered = confirmation.outcome and request.method != "POST"
        status = 200 if is_answered else GONE
        return None, spent(request, why, confirmation, status=status)
    return confirmation, None


def spent(request, why, confirmation=None, *, status=GONE):
    """Why the link takes no answer, in clear words, and how to get another."""
    outcome = confirmation.outcome if confirmation is not None else ""
    is_confirmed = outcome == "confirmed"
    changes = confirmed.changes_of(confirmation) if outcome == "proposed" else []
    context = {
        "why": why,
        "confirmation": confirmation,
        "token": request.resolver_match.kwargs["token"],
        "rows": words.told_of(confirmation.answered_terms) if is_confirmed else [],
        "changes": changes,
        "is_decided": changes and all(one.change.verdict for one in changes),
        "taken_out": confirmed.taken_out_told(confirmation) if is_confirmed else "",
    }
    return render(
        request, "agreements/portal/confirm_spent.html", context, status=status
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def confirm(request, token):
    """The terms as they are held; nothing is kept until the code of a letter is typed."""
    confirmation, page = opened(request, token)
    if page is not None:
        return page
    asked = asked_by(request, confirmation)
    form = ConfirmingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        done = answered(request, asked, form, {}, "")
        if done is not None:
            return done
    return shown(request, asked, form, "agreements/portal/confirm.html", token)


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def propose(request, token):
    """The same terms in fields; what is typed stays through every error."""
    confirmation, page = opened(request, token)
    if page is not None:
        return page
    asked = asked_by(request, confirmation)
    options = {"agreement": confirmation.agreement, "contact": confirmation.contact}
    form = fresh = ProposalForm(**options)
    if request.method == "POST":
        data = merged_with(request.POST, asked.fields, fresh)
        form = ProposalForm(data, **options)
        if form.is_valid():
            changes, comment = form.changes(), form.cleaned_data["comment"]
            if not changes and not comment.strip():
                form.add_error(None, actions.NothingProposed.message)
            else:
                done = answered(request, asked, form, changes, comment)
                if done is not None:
                    return done
    context = {"fields": asked.token(fresh)}
    template = "agreements/portal/propose.html"
    return shown(request, asked, form, template, token, **context)


def answered(request, asked, form, changes, comment):
    """Send a code or keep the answer; None where the page is to be shown again."""
    confirmation = asked.confirmation
    if is_other(asked):
        form.add_error(None, actions.TermsChanged.message)
        return None
    try:
        if request.POST.get(DO) == CODE:
            actions.send_code(confirmation, now=asked.now)
            asked.is_sent = True
            return None
        if not form.cleaned_data["code"].strip():
            form.add_error("code", _("Enter the six digits from the letter."))
            return None
        _row, trouble = actions.answer(
            confirmation,
            code=form.cleaned_data["code"],
            seen=asked.seen,
            now=asked.now,
            changes=changes,
            comment=comment,
        )
    except actions.TermsChanged as refusal:
        asked.terms = terms_of(actions.confirmation_again(confirmation).agreement)
        form.add_error(None, refusal.message)
        return None
    except actions.ConfirmationSpent:
        return spent_now(request, confirmation)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return None
    if trouble is not None:
        form.add_error("code", trouble.label)
        return None
    return redirect("agreements:confirm", token=request.resolver_match.kwargs["token"])


def spent_now(request, confirmation):
    """Somebody was quicker: what became of it, told in place of an error."""
    row = actions.confirmation_again(confirmation)
    _kind, why = actions.why_unanswerable(row, now=timezone.now())
    return spent(request, why, row)


def is_other(asked) -> bool:
    return not asked.seen or digest(asked.seen) != digest(asked.terms)


def shown(request, asked, form, template, token, **more):
    confirmation = asked.confirmation
    agreement = confirmation.agreement
    before = asked.seen or confirmation.terms
    code = confirmation.codes.first()
    if asked.is_sent:
        form.fields["code"].widget.attrs["autofocus"] = True
    is_live = code is not None and code.used_at is None and code.expires_at > asked.now
    context = {
        "confirmation": confirmation,
        "token": token,
        "kind": telling.kind_of(agreement),
        "rows": words.told_of(asked.terms),
        "changed": words.differences_told(before, asked.terms)
        if differences(before, asked.terms)
        else [],
        "since_letter": request.method != "POST",
        "contact": confirmation.contact,
        "contact_name": addressing.contact_named(confirmation.contact),
        "reader": reader_of(confirmation.contact),
        "asker": addressing.asker_of(confirmation.asked_by),
        "ours": institutions.of(request),
        "form": form,
        "fields": asked.token(ConfirmingForm()),
        "is_sent": asked.is_sent,
        "has_code": is_live,
        "email": masked(confirmation.contact.email),
        **more,
    }
    return render(request, template, context)


def reader_of(contact) -> str:
    """Whom the page speaks to: a person, or the organisation of a shared box."""
    if contact.person is None:
        return in_language(contact.organisation, "name").text
    return addressing.contact_named(contact)


def masked(email: str) -> str:
    """`o•••@partner.example`: enough to know one's own box by."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}•••@{domain}"


@never_cache
@require_safe
@guarded(anybody)
def statement(request, token):
    """What was confirmed, on paper, for whoever confirmed it."""
    confirmation = actions.confirmation_of(token)
    if confirmation is None or confirmation.outcome != "confirmed":
        raise Http404
    return statement_pdf(request, confirmation)


def statement_pdf(request, confirmation):
    data = confirmed.statement_of(confirmation, institution=institutions.of(request))
    content = pdf.render("agreements/statement.typ", data)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"confirmation-{confirmation.agreement.register_number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
