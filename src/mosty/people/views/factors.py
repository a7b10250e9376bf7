"""Second factors: the app, passkeys, recovery codes; confirming who it is."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ConfirmFactorView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import signed_in
from mosty.people import actions
from mosty.people.forms.sign_in import (
    AddPasskey,
    ConfirmFactor,
    ConfirmPassword,
    SetUpApp,
)
from mosty.people.models import FACTORS
from mosty.people.rules import may_confirm
from mosty.people.sessions import row_key
from mosty.people.views.pages import page
from mosty.ui.methods import require_safe


class FactorAdded:
    """After a factor is set up, sessions elsewhere end: they had not passed it.

    Whoever has just shown the factor need not show it again for the next page.
    """

    kind: str

    def form_valid(self, form):
        response = super().form_valid(form)
        user, session = self.request.user, self.request.session
        added = Authenticator.objects.filter(user=user, type=self.kind).latest("pk")
        proof = {"id": added.pk, "type": added.type, "reauthenticated": True}
        record_authentication(self.request, user, "mfa", **proof)
        actions.end_sessions(user, by=user, but=row_key(session.session_key))
        return response


class SetUpAppView(FactorAdded, ActivateTOTPView):
    kind = Authenticator.Type.TOTP


class AddPasskeyView(FactorAdded, AddWebAuthnView):
    kind = Authenticator.Type.WEBAUTHN


class RemovePasskeyView(RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form):
        actions.refuse_last_factor(self.get_object())
        return super().form_valid(form)


set_up_app = page(
    SetUpAppView, "people/portal/set_up_app.html", rule=signed_in, form=SetUpApp
)
remove_app = page(DeactivateTOTPView, "people/portal/remove_app.html", rule=signed_in)
add_passkey = page(
    AddPasskeyView, "people/portal/add_passkey.html", rule=signed_in, form=AddPasskey
)
remove_passkey = page(
    RemovePasskeyView, "people/portal/remove_passkey.html", rule=signed_in
)
recovery_codes = page(
    ViewRecoveryCodesView, "people/portal/recovery_codes.html", rule=signed_in
)
new_codes = page(
    GenerateRecoveryCodesView, "people/portal/new_codes.html", rule=signed_in
)
confirm_password = page(
    ReauthenticateView,
    "people/portal/confirm.html",
    rule=may_confirm,
    form=ConfirmPassword,
)
confirm_code = page(
    ConfirmFactorView,
    "people/portal/confirm.html",
    rule=may_confirm,
    form=ConfirmFactor,
)
confirm_passkey = page(
    ReauthenticateWebAuthnView, "people/portal/confirm_passkey.html", rule=may_confirm
)


@never_cache
@require_safe
@login_required
@guarded(signed_in)
def factors(request):
    """What stands beside the first step, and what is still owed."""
    held = list(Authenticator.objects.filter(user=request.user).order_by("pk"))
    codes = [one for one in held if one.type == Authenticator.Type.RECOVERY_CODES]
    context = {
        "app": next((one for one in held if one.type == Authenticator.Type.TOTP), None),
        "passkeys": [one for one in held if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "has_factor": any(one.type in FACTORS for one in held),
    }
    return render(request, "people/portal/factors.html", context)
