"""Forms of signing in: allauth's checks under our words."""

from allauth.account.forms import (
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
)
from allauth.mfa import app_settings as factors
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

EMAIL = _("Your e-mail")
PASSWORD = _("Password")
CODE = _("Code")
REQUIRED = {
    "email": _("Write the e-mail that your account has."),
    "login": _("Write the e-mail that your account has."),
    "password": _("Write the password."),
    "code": _("Write the code."),
}
INVALID = {
    "email": _("Write the whole address, like name@example.org."),
    "login": _("Write the whole address, like name@example.org."),
}
WIDTHS = {"code": {"inputmode": "text", "maxlength": "20", "spellcheck": "false"}}


class OurWords:
    """Labels and errors of the fields, without placeholders."""

    labels = {"email": EMAIL, "login": EMAIL, "password": PASSWORD, "code": CODE}
    hints = {}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(WIDTHS.get(name, {}))
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
            if name in INVALID:
                field.error_messages["invalid"] = INVALID[name]


class AskCode(OurWords, RequestLoginCodeForm):
    """The e-mail that a code is sent to."""


class EnterCode(OurWords, ConfirmLoginCodeForm):
    """The code from the letter."""

    labels = {"code": _("Code from the letter")}


class EnterPassword(OurWords, LoginForm):
    """E-mail and password."""


class ConfirmPassword(OurWords, ReauthenticateForm):
    """The password once more, before something is changed."""


class UsedOnce:
    """A code of the app that was taken is not taken again while it is valid.

    allauth remembers it for one period, and takes it for three.
    """

    def clean_code(self):
        code = super().clean_code()
        key = f"people.code_used:{self.user.pk}:{code}"
        if not cache.add(key, "y", timeout=3 * factors.TOTP_PERIOD):
            raise factor_forms.get_adapter().validation_error("incorrect_code")
        return code


class SecondStep(UsedOnce, OurWords, factor_forms.AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""

    labels = {"code": _("Code of the app, or a recovery code")}


class ConfirmFactor(UsedOnce, OurWords, factor_forms.ReauthenticateForm):
    """The same, before something is changed."""

    labels = SecondStep.labels


class SetUpApp(OurWords, ActivateTOTPForm):
    """The first code that the app shows."""

    labels = {"code": _("Six digits that the app shows")}


class AddPasskey(OurWords, AddWebAuthnForm):
    """A passkey and the name that it is known by."""

    labels = {"name": _("Name of the passkey"), "passwordless": _("Passwordless")}
