"""Forms of one's own page."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mosty.people.models import Person
from mosty.ui import zones
from mosty.ui.bilingual import current_language


class NamesForm(forms.ModelForm):
    """Name in both scripts, language of letters, zone."""

    language = forms.ChoiceField(
        label=_("Language of letters"), choices=settings.LANGUAGES
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
    )

    class Meta:
        model = Person
        fields = (
            "family_name",
            "given_name",
            "patronymic",
            "name_en",
            "language",
            "time_zone",
        )
        labels = {
            "family_name": _("Family name"),
            "given_name": _("Given name"),
            "patronymic": _("Patronymic"),
            "name_en": _("Full name in Latin letters"),
        }
        help_texts = {"name_en": _("As in the passport: for partners abroad.")}
        error_messages = {"family_name": {"required": _("Write the family name.")}}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        found = zones.choices(
            current_language(), at=timezone.now(), kept=self.instance.time_zone
        )
        self.fields["time_zone"].choices = [("", _("As the institution’s")), *found]


class PasswordForm(forms.Form):
    """A new password; the present one is asked for unless a code has just come in."""

    present = forms.CharField(
        label=_("Password you have now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write the password that you have now.")},
    )
    fresh = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write the new password.")},
    )

    def __init__(self, *args, user, asks_present, check, **options):
        super().__init__(*args, **options)
        self.user, self.check = user, check
        if not asks_present:
            del self.fields["present"]
        self.fields["fresh"].help_text = format_lazy(
            "{rules}", rules=" ".join(password_validators_help_texts())
        )

    def clean_present(self):
        present = self.cleaned_data["present"]
        if not self.check(present):
            raise ValidationError(_("The password is not right."))
        return present

    def clean_fresh(self):
        fresh = self.cleaned_data["fresh"]
        validate_password(fresh, self.user)
        return fresh


class EmailForm(forms.Form):
    """The address to enter by from now on."""

    email = forms.EmailField(
        label=_("New e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the new e-mail."),
            "invalid": _("Write the whole address, like name@example.org."),
        },
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.user = user

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        if email == self.user.email.lower():
            raise ValidationError(_("This is the e-mail that you have now."))
        return email


class EmailCodeForm(forms.Form):
    """The code that came to the new address."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false"}
        ),
        error_messages={"required": _("Write the code.")},
    )
