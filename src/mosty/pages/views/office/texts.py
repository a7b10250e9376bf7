"""News and pages: the list, writing, the record with its publication."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mosty.access.submitting import submitted
from mosty.listings.office.page import office_page
from mosty.pages import actions, previewing
from mosty.pages.forms.publishing import PublishForm
from mosty.pages.forms.texts import FORMS
from mosty.pages.models import News
from mosty.pages.register import AWAY, REGISTERS
from mosty.pages.states import State
from mosty.pages.views import portal
from mosty.pages.wording import WORDS


def address(text, what: str) -> str:
    """A page of the office about this text: `record`, `edit`, `publish` …"""
    name = f"pages_office:{text._meta.model_name}_{what}"
    return reverse(name, kwargs={"pk": text.pk})


def in_tongue(text, what: str, language: str) -> str:
    with override(language):
        return address(text, what)


def listed(request, model):
    """All that was written, but for what is archived."""
    return office_page(request, REGISTERS[model])


def away(request, model):
    """What was archived, each with the way back."""
    return office_page(request, AWAY[model])


def add(request, model):
    def save(form):
        values = {"by": request.user, **form.values()}
        if model is News:
            return actions.write_news(
                values.pop("title_ru"), values.pop("body_ru"), **values
            )
        return actions.add_page(**values)

    form, written = submitted(request, FORMS[model], save)
    if written is None:
        words = WORDS[model]
        back = reverse(f"pages_office:{model._meta.model_name}_list")
        context = {"form": form, "title": words.new, "words": words, "back": back}
        return render(request, "pages/office/text_form.html", context)
    messages.success(request, _("Kept as a draft: visitors do not see it yet."))
    return redirect(address(written, "record"))


def edit(request, text):
    def save(form):
        return actions.reword(
            text, by=request.user, expected=form.expected(), **form.values()
        )

    form, saved = submitted(request, FORMS[type(text)], save, thing=text)
    if saved is None:
        context = {
            "form": form,
            "text": text,
            "title": text.title_ru,
            "words": WORDS[type(text)],
            "back": address(text, "record"),
        }
        return render(request, "pages/office/text_form.html", context)
    messages.success(request, _("The text is saved."))
    return redirect(address(text, "record"))


def record(request, text, *, form=None):
    """Where the text stands, and what can be done with it next."""
    now = timezone.now()
    model_name = text._meta.model_name
    context = {
        "text": text,
        "text_kind": text._meta.label_lower,
        "words": WORDS[type(text)],
        "state": text.state(now),
        "is_shown": text.state(now) in {State.PUBLISHED, State.SCHEDULED},
        "form": form or PublishForm(text=text),
        "public_address": settings.PUBLIC_URL + text.get_absolute_url(),
        "previews": [
            (tongue, in_tongue(text, "preview", tongue)) for tongue in ("ru", "en")
        ],
        "share": shared(request, text),
        "image": getattr(text, "image", None),
        "list_address": reverse(f"pages_office:{model_name}_list"),
        **{
            f"{what}_address": address(text, what)
            for what in ("edit", "publish", "withdraw", "archive", "restore", "share")
        },
    }
    if isinstance(text, News):
        context["picture_address"] = address(text, "picture")
        context["bare_address"] = address(text, "bare")
    return render(request, "pages/office/text.html", context)


def shared(request, text) -> str:
    """The address just made to show the text to somebody outside."""
    token = request.GET.get("shown", "")
    if not token or previewing.text_of(token) != text:
        return ""
    return settings.PUBLIC_URL + reverse("pages:preview", kwargs={"token": token})


def publish(request, text):
    now = timezone.now()
    form = PublishForm(request.POST, text=text)
    if not form.is_valid():
        return record(request, text, form=form)
    row = actions.publish(text, by=request.user, **form.moments(now))
    if row.state(now) == State.PUBLISHED:
        messages.success(request, _("It is on the site now."))
    else:
        messages.success(request, _("It appears on the site at its time, by itself."))
    return redirect(address(text, "record"))


def withdraw(request, text):
    actions.withdraw(text, at=timezone.now(), by=request.user)
    messages.success(request, _("It is off the site. The text stays here."))
    return redirect(address(text, "record"))


def archive(request, text):
    actions.archive(text, by=request.user)
    messages.success(request, _("It is archived and off the site. Restore it below."))
    return redirect(address(text, "record"))


def restore(request, text):
    actions.restore(text, by=request.user)
    messages.success(request, _("It is back, with the times it had."))
    return redirect(address(text, "record"))


def preview(request, text):
    show = portal.shown_news if isinstance(text, News) else portal.shown_page
    return show(request, text, is_preview=True)


def share(request, text):
    """Make an address that shows the text for a week without signing in."""
    token = previewing.token_of(text)
    return redirect(f"{address(text, 'record')}?shown={token}#shown")
