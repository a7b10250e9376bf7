"""Texts of consents: read by everybody, written and published in the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.people.actions import consents as actions
from mosty.people.forms.personal import ConsentTextForm, PublishForm, PurposeForm
from mosty.people.models import ConsentText, Purpose
from mosty.people.rules import may_care_for_data
from mosty.ui.methods import answers_to, require_safe


@require_safe
def texts(request):
    """Which consents people are asked for, in which words, and in which before."""
    on = timezone.localdate()
    come = ConsentText.objects.published().filter(in_force_on__lte=on)
    context = {"purposes": by_purpose(come)}
    return render(request, "people/portal/consents.html", context)


def by_purpose(texts) -> list[dict]:
    """Purposes that have texts, the newest version apart from those before."""
    found = []
    for purpose in Purpose:
        mine = [one for one in texts if one.purpose == purpose]
        if mine:
            found.append({"purpose": purpose, "text": mine[0], "former": mine[1:]})
    return found


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_care_for_data)
def versions(request):
    """All versions by purpose; a new one begins with the words of the newest."""
    form = PurposeForm(request.POST or None)
    if form.is_valid():
        purpose = form.cleaned_data["purpose"]
        rows = ConsentText.objects.filter(purpose=purpose)
        newest = rows.first()
        if newest is None or newest.is_published:
            words = {
                "text_ru": newest.text_ru if newest else "",
                "text_en": newest.text_en if newest else "",
            }
            newest = actions.write_text(purpose, by=request.user, **words)
        return redirect("people_office:reword_text", pk=newest.pk)
    held = ConsentText.objects.all()
    context = {
        "form": form,
        "today": timezone.localdate(),
        "purposes": [
            {"purpose": one, "texts": [t for t in held if t.purpose == one]}
            for one in Purpose
        ],
    }
    return render(request, "people/office/consent_texts.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_care_for_data, ConsentText)
def version(request, text):
    context = {"text": text, "form": PublishForm(), "given": text.consents.count()}
    return render(request, "people/office/consent_text.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_care_for_data, ConsentText)
def reword(request, text):
    def save(form):
        return actions.reword_text(
            text, form.values(), by=request.user, expected=form.expected()
        )

    form, done = submitted(request, ConsentTextForm, save, thing=text)
    if done is not None:
        messages.success(request, _("The text is saved. It is not published yet."))
        return redirect("people_office:consent_text", pk=text.pk)
    context = {
        "title": str(text),
        "form": form,
        "back": reverse("people_office:consent_text", args=[text.pk]),
    }
    return render(request, "people/office/consent_text_form.html", context)


@answers_to("POST")
@login_required
@guarded(may_care_for_data, ConsentText)
def publish(request, text):
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            actions.publish_text(text, by=request.user, on=form.cleaned_data["on"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(
                request, _("The text is published. Its words never change from now on.")
            )
            return redirect("people_office:consent_text", pk=text.pk)
    context = {"text": text, "form": form, "given": 0}
    return render(request, "people/office/consent_text.html", context)
