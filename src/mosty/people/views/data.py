"""One's own data: consents, a copy, the demand to destroy them."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import signed_in
from mosty.people import personal
from mosty.people.actions import consents, erasing, exports
from mosty.people.models import Consent, ConsentText, How, PersonalExport, Purpose
from mosty.people.terms import Ground
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(signed_in)
def data(request):
    """What I agreed to, my copies, my demands."""
    person, now = request.user.person, timezone.now()
    given = list(person.consents.select_related("text"))
    context = {
        "purposes": purposes_of(given, on=timezone.localdate(now)),
        "copies": person.exports.filter(for_user_id=request.user.pk).usable(now),
        "demands": person.erasure_requests.all(),
        "is_asked": person.erasure_requests.open().exists(),
    }
    return render(request, "people/portal/data.html", context)


def purposes_of(given, *, on) -> list[dict]:
    """Each purpose with its text in force, and what the person said to it."""
    texts = {one.purpose: one for one in ConsentText.objects.in_force(on)}
    found = []
    for purpose in Purpose:
        mine = [one for one in given if one.text.purpose == purpose]
        valid = [one for one in mine if one.is_valid]
        text = texts.get(purpose)
        if text is None and not mine:
            continue
        found.append(
            {
                "purpose": purpose,
                "text": text,
                "valid": valid,
                "over": [one for one in mine if not one.is_valid],
                "can_agree": text is not None and text not in [v.text for v in valid],
            }
        )
    return found


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
def agree(request, purpose):
    """One text on a page of its own, and one button."""
    if purpose not in Purpose.values:
        raise Http404
    on = timezone.localdate()
    in_force = ConsentText.objects.in_force(on)
    text = next((one for one in in_force if one.purpose == purpose), None)
    if text is None:
        raise Http404
    if request.method == "POST":
        shown = get_object_or_404(ConsentText, pk=number(request.POST.get("text")))
        if shown != text:
            messages.warning(request, _("The text has changed. Read the new one."))
            return redirect("people:agree", purpose=purpose)
        consents.give_consent(
            request.user.person, text, by=request.user, how=How.FORM, on=on
        )
        messages.success(
            request, _("Your consent is recorded. You can withdraw it on any day.")
        )
        return redirect("people:data")
    return render(request, "people/portal/agree.html", {"text": text})


def number(told) -> int:
    return int(told) if told and told.isascii() and told.isdecimal() else 0


@answers_to("POST")
@login_required
@guarded(signed_in)
def withdraw(request, pk):
    consent = get_object_or_404(Consent, pk=pk, person=request.user.person)
    hidden = consents.withdraw_consent(
        consent, by=request.user, how=How.FORM, on=timezone.localdate()
    )
    messages.success(request, said_of(hidden))
    return redirect("people:data")


def said_of(hidden) -> str:
    if not hidden:
        return _("The consent is withdrawn.")
    return ngettext(
        "The consent is withdrawn; %(count)s place of the site shows it no more.",
        "The consent is withdrawn; %(count)s places of the site show it no more.",
        hidden,
    ) % {"count": hidden}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
@reauthentication_required(app="allauth.mfa")
def copy(request):
    """Everything in one file, for one day, after one has shown who one is."""
    if request.method == "POST":
        exports.order_export(
            request.user.person, by=request.user, language=get_language() or "ru"
        )
        messages.success(request, _("The copy of your data is here for 24 hours."))
        return redirect("people:data")
    sections = personal.sections_of(personal.subject_of(request.user.person))
    return render(request, "people/portal/copy.html", {"sections": sections})


@never_cache
@require_safe
@login_required
@guarded(signed_in)
@reauthentication_required(app="allauth.mfa")
def take_copy(request, key):
    return given_out(request, key)


def given_out(request, key):
    """The file, to whom it was made for, while its day lasts."""
    usable = PersonalExport.objects.visible_to(request.user).usable(timezone.now())
    export = get_object_or_404(usable.exclude(stored=""), key=key)
    if not default_storage.exists(export.stored):
        raise Http404
    exports.note_taken(export, by=request.user)
    file = default_storage.open(export.stored, "rb")
    name = f"personal-data-{export.person_id}.zip"
    return FileResponse(file, as_attachment=True, filename=name)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
@reauthentication_required(app="allauth.mfa")
def destroy(request):
    """Ask that everything be destroyed; an administrator decides and carries out."""
    person = request.user.person
    if request.method == "POST":
        erasing.ask_erasure(
            person,
            by=request.user,
            ground=Ground.WITHDRAWN,
            received_on=timezone.localdate(),
        )
        messages.success(
            request, _("Your demand is received. The answer comes within 30 days.")
        )
        return redirect("people:data")
    subject = personal.subject_of(person)
    context = {
        "sections": personal.sections_of(subject),
        "kept": personal.kept_of(subject),
    }
    return render(request, "people/portal/destroy.html", context)


@answers_to("POST")
@login_required
@guarded(signed_in)
def take_back(request):
    demand = get_object_or_404(request.user.person.erasure_requests.open())
    erasing.take_back(demand, by=request.user)
    messages.success(request, _("The demand is taken back: your data stay."))
    return redirect("people:data")
