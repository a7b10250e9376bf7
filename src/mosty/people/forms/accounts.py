"""Forms for those who let people in."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.people import rules

ROLES = [("", _("Choose a role")), *Role.choices]
SCOPE_HINT = _("For a partner’s coordinator: partner:12, the number in its address.")


class RoleForm(forms.Form):
    """A role, its scope and its dates."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        error_messages={"required": _("Choose a role.")},
    )
    scope = forms.CharField(
        label=_("Only for"), required=False, max_length=60, help_text=SCOPE_HINT
    )
    since = forms.DateField(
        label=_("Valid from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean(self):
        cleaned = super().clean()
        role, scope = cleaned.get("role"), cleaned.get("scope", "").strip()
        since, until = cleaned.get("since"), cleaned.get("until")
        if role and not rules.suits(role, scope):
            self.add_error("scope", scope_fault(scope))
        if since and until and until < since:
            self.add_error("until", _("The role cannot end before it begins."))
        return cleaned | {"scope": scope}


class InvitationForm(RoleForm):
    """Whom to let in, as what."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Write where the invitation is to go."),
            "invalid": _("Write the whole address, like name@example.org."),
        },
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=120,
        error_messages={"required": _("Write the family name.")},
    )
    given_name = forms.CharField(label=_("Given name"), required=False, max_length=120)
    patronymic = forms.CharField(label=_("Patronymic"), required=False, max_length=120)
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=settings.LANGUAGES
    )

    field_order = ("email", "family_name", "given_name", "patronymic", "language")


def scope_fault(scope):
    if scope:
        return _(
            "This role is not held for such a record. Leave it empty, or write "
            "the kind and the number: partner:12."
        )
    return _("Say for which partner or school: partner:12.")
