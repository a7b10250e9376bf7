"""The queue of letters, and what staff do with them."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.letters import actions, rules
from mosty.letters.actions.returning import mailbox_fault
from mosty.letters.forms import TestLetterForm
from mosty.letters.kinds import letter_kind
from mosty.letters.models import Letter, State
from mosty.letters.register import QUEUE, state_of
from mosty.listings.office.page import office_page
from mosty.ui.methods import answers_to, require_safe
from mosty.ui.templatetags.marks import badge

MOST_TRIES = 50


@require_safe
@login_required
@guarded(rules.may_see_letters)
def queue(request):
    """All letters; above them what keeps some from going through."""
    return office_page(
        request, QUEUE, context=hindrances, template="letters/office/queue.html"
    )


def hindrances(shown) -> dict:
    return {
        "failing": shown.number("care", "failing"),
        "mailbox_fault": mailbox_fault(),
        "may_send": rules.may_send_again(shown.viewing.user),
    }


@never_cache
@require_safe
@login_required
@guarded(rules.may_see_letters, Letter)
def letter(request, letter):
    tries = list(letter.tries.all()[:MOST_TRIES])
    is_put_down = bool(tries) and letter.state == State.SENT and tries[0].is_put_down
    context = {
        "letter": letter,
        "state": badge(tries[0].outcome_told) if is_put_down else state_of(letter),
        "kind": letter_kind(letter.template),
        "tries": tries,
        "bounces": letter.bounces.all(),
        "may_send": rules.may_send_again(request.user),
    }
    return render(request, "letters/office/letter.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_send_again, Letter)
def resend(request, letter):
    actions.resend(letter, by=request.user)
    messages.success(request, _("The letter is in the queue again."))
    return redirect(letter)


@answers_to("POST")
@login_required
@guarded(rules.may_send_again, Letter)
def try_one(request, letter):
    actions.try_now(letter, by=request.user)
    messages.success(
        request, _("The letter is being tried now. Look again in a minute.")
    )
    return redirect(letter)


@answers_to("POST")
@login_required
@guarded(rules.may_send_again)
def try_all(request):
    count = actions.try_all_now(by=request.user)
    said = ngettext(
        "%(count)s letter is being tried now.",
        "%(count)s letters are being tried now.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("letters_office:queue")


@answers_to("POST")
@login_required
@guarded(rules.may_send_again, Letter)
def cancel(request, letter):
    actions.cancel(letter, by=request.user)
    messages.success(request, _("The letter will not be sent."))
    return redirect(letter)


@answers_to("POST")
@login_required
@guarded(rules.may_send_again, Letter)
def settle(request, letter):
    actions.settle(letter, by=request.user)
    messages.success(request, _("Noted: the letter leaves the desk."))
    return redirect(letter)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_edit_templates)
def test(request):
    """Send a test letter at once and show what the server said."""
    form = TestLetterForm(request.POST or None, initial={"to": request.user.email})
    outcome = None
    if form.is_valid():
        outcome = actions.test_letter(
            form.cleaned_data["to"],
            by=request.user,
            language=get_language() or "ru",
        )
    has_server = bool(settings.EMAIL_URL)
    context = {"form": form, "outcome": outcome, "has_server": has_server}
    return render(request, "letters/office/test.html", context)


test.__test__ = False
