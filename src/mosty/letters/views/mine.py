"""One's own notifications and how one wants to hear of things."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.letters import actions, rules
from mosty.letters.actions.notices import path, rhythm_of, sentence, wishes_of
from mosty.letters.actions.writing import current_text
from mosty.letters.forms import WishesForm
from mosty.letters.kinds import letter_kind, notice_kinds
from mosty.letters.models import Notification
from mosty.letters.wording import filled
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
NOTICE, DIGEST = "letters/letters/notice", "letters/letters/digest"


@never_cache
@require_safe
@login_required
@guarded(rules.may_read_own)
def notifications(request):
    own = Notification.objects.visible_to(request.user).order_by("-id")
    page = Paginator(own, PER_PAGE).get_page(request.GET.get("page"))
    lines = [{"notice": one, "text": sentence(one)} for one in page]
    context = {
        "page": page,
        "lines": lines,
        "newest": page[0].pk if lines else 0,
        "unread": own.unread().count(),
    }
    return render(request, "letters/mine/notifications.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_open, Notification)
def open_one(request, notification):
    """Mark it as read and go where it leads."""
    actions.mark_read(notification)
    return redirect(path(notification, get_language() or "ru"))


@answers_to("POST")
@login_required
@guarded(rules.may_open, Notification)
def read_one(request, notification):
    actions.mark_read(notification)
    return redirect("letters:notifications")


@answers_to("POST")
@login_required
@guarded(rules.may_read_own)
def read_all(request):
    """What came after the page was drawn stays unread."""
    newest = request.POST.get("newest", "")
    if newest.isascii() and newest.isdigit():
        count = actions.mark_all_read(request.user.pk, up_to=min(int(newest), 2**62))
        if count:
            messages.success(request, _("Everything is marked as read."))
    return redirect("letters:notifications")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_read_own)
def wishes(request):
    user_id = request.user.pk
    initial = {**wishes_of(user_id), "rhythm": rhythm_of(user_id).value}
    form = WishesForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.prefer(user_id, form.ways(), rhythm=form.cleaned_data["rhythm"])
        messages.success(request, _("Your wishes are kept."))
        return redirect("letters:notifications")
    required = [kind for kind in notice_kinds() if kind.is_required]
    context = {"form": form, "required": required, "samples": samples()}
    return render(request, "letters/mine/wishes.html", context)


def samples() -> list[dict]:
    """How the letters look that one wishes for or not, with made-up values."""
    own = [(one.title, one.letter) for one in notice_kinds() if one.letter]
    named = [(_("A letter at once"), NOTICE), (_("The digest"), DIGEST), *own]
    language = get_language() or "ru"
    return [
        {
            "title": title,
            "text": filled(
                current_text(letter_kind(name), language),
                letter_kind(name).samples(language),
            ),
        }
        for title, name in named
    ]
