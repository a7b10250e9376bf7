"""Input of the room."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """The e-mail that a sign-in link is sent to."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Write the e-mail that your account has."),
            "invalid": _("Write the whole address, like name@example.org."),
        },
    )
