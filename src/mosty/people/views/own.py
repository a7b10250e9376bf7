"""One's own page: names, e-mail, password, sessions."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mosty.access.guards import guarded
from mosty.access.roles import SENTENCES
from mosty.access.rules import signed_in
from mosty.people import actions, proving, scopes
from mosty.people.forms.own import EmailCodeForm, EmailForm, NamesForm, PasswordForm
from mosty.people.models import Session
from mosty.people.sessions import row_key
from mosty.ui import zones
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(signed_in)
def me(request):
    """What the house knows of me, and where I am signed in."""
    user, now = request.user, timezone.now()
    here = row_key(request.session.session_key)
    context = {
        "language": dict(settings.LANGUAGES)[user.person.language],
        "zone": user.person.time_zone
        and zones.spoken(user.person.time_zone, language=get_language(), at=now),
        "roles": roles_of(user, on=timezone.localdate()),
        "sessions": Session.objects.signed_in(user, at=now),
        "here": here,
    }
    return render(request, "people/portal/me.html", context)


def roles_of(user, *, on):
    return [
        {
            "holding": one,
            "scope": scopes.spoken(one.scope),
            "sentence": SENTENCES[one.role],
        }
        for one in user.role_holdings.not_over(on).order_by("role", "scope")
    ]


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
def names(request):
    form = NamesForm(request.POST or None, instance=request.user.person)
    if form.is_valid():
        actions.set_names(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your name and languages are saved."))
        return redirect("people:account")
    return render(request, "people/portal/names.html", {"form": form})


@never_cache
@sensitive_post_parameters("present", "fresh")
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
def password(request):
    """Set a password, or a new one: a code that has just come in is as good as it."""
    user = request.user
    form = PasswordForm(
        request.POST or None,
        user=user,
        asks_present=user.has_usable_password() and not proving.came_by_mail(request),
        check=lambda present: proving.knows_password(request, present),
    )
    if form.is_valid():
        actions.set_password(user, form.cleaned_data["fresh"], by=user)
        update_session_auth_hash(request, user)
        actions.end_sessions(user, by=user, but=row_key(request.session.session_key))
        messages.success(
            request, _("The password is set. Sessions elsewhere have ended.")
        )
        return redirect("people:account")
    return render(request, "people/portal/password.html", {"form": form})


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
@reauthentication_required(app="allauth.mfa")
def email(request):
    """Ask for another address; it is used once a code from it came back."""
    form = EmailForm(request.POST or None, user=request.user)
    if form.is_valid():
        if not proving.may_ask_again(request):
            form.add_error(None, _("Too many attempts. Wait a minute, then try again."))
        else:
            address = form.cleaned_data["email"]
            actions.send_email_code(address, code=proving.begin(request, address))
            return redirect("people:email_code")
    return render(request, "people/portal/email.html", {"form": form})


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
def email_code(request):
    address = proving.address_asked(request)
    if not address:
        return redirect("people:email")
    form = EmailCodeForm(request.POST or None)
    if form.is_valid():
        if proving.is_right(request, form.cleaned_data["code"]):
            actions.change_email(request.user, address, by=request.user)
            messages.success(request, _("From now on you sign in with this e-mail."))
            return redirect("people:account")
        form.add_error("code", _("This code is not right, or it is too old."))
    context = {"form": form, "address": address}
    return render(request, "people/portal/email_code.html", context)


@answers_to("POST")
@login_required
@guarded(signed_in)
def end_session(request, key):
    session = get_object_or_404(Session, pk=key, user=request.user)
    actions.end_session(session, by=request.user)
    messages.success(request, _("The session has ended."))
    return redirect("people:account")


@answers_to("POST")
@login_required
@guarded(signed_in)
def end_others(request):
    user = request.user
    ended = actions.end_sessions(
        user, by=user, but=row_key(request.session.session_key)
    )
    said = ngettext(
        "%(count)s session elsewhere has ended.",
        "%(count)s sessions elsewhere have ended.",
        ended,
    )
    messages.success(request, said % {"count": ended})
    return redirect("people:account")
