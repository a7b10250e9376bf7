"""What pages with one form, and buttons that ask first, have in common."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.access.submitting import submitted

FORM = "olympiad/office/setting_form.html"
CONFIRM = "olympiad/office/setting_confirm.html"


def form_page(request, form_class, save, *, title, over, back, **more):
    """The form, or after `save(form)` the page it goes back to.

    `more` may hold `words` said then, `to(saved)`, `text` under the title, `options`
    of the form.
    """
    form, saved = submitted(request, form_class, save, **more.get("options", {}))
    if saved is not None:
        messages.success(request, more.get("words") or _("Saved."))
        return redirect(more["to"](saved) if "to" in more else back)
    context = {"form": form, "title": title, "over": over, "back": back}
    context |= {"text": more.get("text", ""), "submit": more.get("submit", "")}
    return render(request, more.get("template", FORM), context)


def confirmed(request, doing, *, title, text, back, words, **more):
    """Says what will happen; when sent, does it and goes `to`, else `back`."""
    if request.method == "POST":
        to = more.get("to", back)
        return answered(request, doing, words=words, to=to, otherwise=back)
    context = {"title": title, "text": text, "over": more.get("over", "")}
    return render(request, CONFIRM, context | {"back": back})


def answered(request, doing, *, words, to, otherwise=""):
    """Do what a button asks for, say how it went, and go on."""
    try:
        doing()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(otherwise or to)
    messages.success(request, words)
    return redirect(to)
