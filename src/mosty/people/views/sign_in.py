"""Signing in: by a code, a password, a passkey, a link; the second step; the way out."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import (
    ConfirmLoginCodeView,
    LoginView,
    RequestLoginCodeView,
)
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import anybody
from mosty.people import actions
from mosty.people.forms.sign_in import AskCode, EnterCode, EnterPassword, SecondStep
from mosty.people.models import SignInLink
from mosty.people.views.pages import page
from mosty.ui.methods import answers_to, require_safe

sign_in = page(
    RequestLoginCodeView, "people/portal/sign_in.html", rule=anybody, form=AskCode
)
enter_code = page(
    ConfirmLoginCodeView, "people/portal/enter_code.html", rule=anybody, form=EnterCode
)
by_password = page(
    LoginView, "people/portal/by_password.html", rule=anybody, form=EnterPassword
)
by_passkey = page(LoginWebAuthnView, "people/portal/sign_in.html", rule=anybody)
second_step = page(
    AuthenticateView, "people/portal/second_step.html", rule=anybody, form=SecondStep
)


@never_cache
@require_safe
@guarded(anybody)
def closed(request):
    """The credentials were right, but the account is closed."""
    return render(request, "people/portal/closed.html")


@answers_to("POST")
@guarded(anybody)
def begin_again(request):
    """Leave the step that waits for a code: with another address, say."""
    clear_login(request)
    return redirect("people:sign_in")


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def use_link(request, token):
    """Show whom the link signs in; sign in when the button is pressed, once.

    A page that is merely looked at (by a mail program, say) spends nothing. A second
    factor is asked for after it as after any first step.
    """
    now = timezone.now()
    usable = SignInLink.objects.usable(token, now).select_related("user__person")
    link = usable.first()
    if link is None:
        return render(request, "people/portal/spent.html", status=410)
    way_back = get_next_redirect_url(request)
    if request.method != "POST":
        context = {"link": link, "next": way_back}
        return render(request, "people/portal/use_link.html", context)
    user = actions.use_sign_in_link(token, now=now)
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, user, method="link")
    return perform_login(request, Login(user=user, redirect_url=way_back))


@answers_to("POST")
@guarded(anybody)
def sign_out(request):
    logout(request)
    return redirect("portal:home")


def too_many(request, exception=None):
    """Attempts of one network or one account are limited, on all nodes together."""
    response = render(request, "people/portal/too_many.html", status=429)
    response["Retry-After"] = "300"
    return response
