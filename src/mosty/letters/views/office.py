"""The queue of letters, and what staff do with them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.letters import actions, rules
from mosty.letters.actions.returning import mailbox_fault
from mosty.letters.forms import TestLetterForm
from mosty.letters.kinds import letter_kind
from mosty.letters.listed import state_of, table_of
from mosty.letters.models import Letter, State
from mosty.letters.models.letter import FAILING, LOST
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
LONGEST = 254
SHOWN = ("to", "subject", "state", "attempts", "next_at", "written_at")
CHOSEN = {
    "": Q(),
    "waiting": Q(state=State.WAITING),
    "failing": FAILING,
    "sent": Q(state=State.SENT),
    "failed": Q(state=State.FAILED),
    "bounced": Q(state=State.BOUNCED),
    "cancelled": Q(state=State.CANCELLED),
    "lost": LOST,
}


def titles() -> dict[str, str]:
    return {
        "": pgettext("letters", "All"),
        "waiting": pgettext("letters", "Waiting"),
        "failing": _("Not going through"),
        "sent": pgettext("letters", "Sent"),
        "failed": _("Given up"),
        "bounced": _("Came back"),
        "cancelled": _("Cancelled"),
        "lost": _("Not dealt with"),
    }


@never_cache
@require_safe
@login_required
@guarded(rules.may_see_letters)
def queue(request):
    """Letters by state, found by a part of the address or the subject."""
    asked = request.GET.get("q", "").strip()[:LONGEST].replace("\0", "")
    state = request.GET.get("state", "")
    state = state if state in CHOSEN else ""
    found = Letter.objects.visible_to(request.user)
    if asked:
        found = found.filter(Q(to__icontains=asked) | Q(subject__icontains=asked))
    counts = found.aggregate(
        **{f"n_{name}": Count("pk", filter=one) for name, one in CHOSEN.items()}
    )
    rows = found.filter(CHOSEN[state]).only(*SHOWN).order_by("-id")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "table": table_of(list(page)),
        "tabs": tabs_of(state, counts, asked),
        "asked": asked,
        "keep": [("state", state)] if state else [],
        "is_any": counts["n_"] > 0,
        "failing": counts["n_failing"],
        "mailbox_fault": mailbox_fault(),
        "may_send": rules.may_send_again(request.user),
        "may_edit": rules.may_edit_templates(request.user),
    }
    return render(request, "letters/office/queue.html", context)


def tabs_of(state, counts, asked) -> list[dict]:
    base = reverse("letters_office:queue")
    made = []
    for name, title in titles().items():
        query = {"state": name, "q": asked}
        kept = "&".join(f"{key}={value}" for key, value in query.items() if value)
        made.append(
            {
                "title": title,
                "url": f"{base}?{kept}" if kept else base,
                "current": name == state,
                "count": counts[f"n_{name}"],
            }
        )
    return made


@never_cache
@require_safe
@login_required
@guarded(rules.may_see_letters, Letter)
def letter(request, letter):
    context = {
        "letter": letter,
        "state": state_of(letter),
        "kind": letter_kind(letter.template),
        "tries": letter.tries.all()[:PER_PAGE],
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
    context = {"form": form, "outcome": outcome}
    return render(request, "letters/office/test.html", context)


test.__test__ = False
