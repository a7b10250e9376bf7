"""Forms for those who let people in."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import SCOPES, Role
from mosty.people import rules, scopes

NO_ROLE = ("", _("Choose a role"))
SCOPE = "scope_"


def roles():
    """Those that can be given: what a role is held for can be chosen by its name."""
    return [
        NO_ROLE,
        *(
            (role.value, role.label)
            for role in Role
            if rules.suits(role, "") or SCOPES[role] in scopes.KINDS
        ),
    ]


class RoleForm(forms.Form):
    """A role, what it is held for and its dates; `by` gives it."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=roles,
        error_messages={"required": _("Choose a role.")},
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

    field_order: tuple[str, ...] = ()

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        self.either = {}
        for name, kind in scopes.KINDS.items():
            self.fields[f"{SCOPE}{name}"] = kind.field(by)
            self.either[f"{SCOPE}{name}"] = kind.words
        chosen = [f"{SCOPE}{name}" for name in scopes.KINDS]
        self.order_fields([*self.field_order, "role", *chosen])

    def clean(self):
        cleaned = super().clean()
        role = cleaned.get("role")
        since, until = cleaned.get("since"), cleaned.get("until")
        cleaned["scope"] = self._scope(role, cleaned) if role else ""
        if since and until and until < since:
            self.add_error("until", _("The role cannot end before it begins."))
        return cleaned

    def _scope(self, role, cleaned) -> str:
        """What the role is for; it is named where it must be, and nowhere else."""
        own, scope = SCOPES.get(role), ""
        for name in scopes.KINDS:
            field = f"{SCOPE}{name}"
            chosen = cleaned.pop(field, None)
            if name == own and chosen is not None:
                scope = f"{name}:{chosen.pk}"
            elif chosen is not None:
                words = _("This role is not held for one of them. Empty this field.")
                self.add_error(field, words)
            elif name == own and field not in self.errors and not rules.suits(role, ""):
                self.add_error(field, _("Say for which one this role is held."))
        return scope


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
