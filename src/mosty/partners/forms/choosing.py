"""A partner chosen from the register while one types."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from mosty.partners.matching import plain
from mosty.partners.models import KeptOrganisation, Organisation
from mosty.partners.suggesting import suggestions
from mosty.ui.bilingual import in_language
from mosty.ui.forms import RecordForm

TEXT, PICK = "_text", "_pick"


@dataclass(frozen=True)
class Typed:
    """What was sent: the key that a script or a choice gave, and the text."""

    key: str = ""
    text: str = ""


def printed(organisation) -> str:
    """How a chosen partner stands in the field."""
    return in_language(organisation, "name").text


class PartnerInput(forms.Widget):
    """A text with suggestions; without scripts, a choice after the form was sent."""

    options: tuple = ()

    def value_from_datadict(self, data, files, name):
        text = data.get(f"{name}{TEXT}", "").replace("\0", " ").strip()
        picked = data.get(f"{name}{PICK}", "")
        if picked:
            return Typed(picked)
        return Typed(data.get(name, ""), text)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}{TEXT}" not in data

    def render(self, name, value, attrs=None, renderer=None):
        if isinstance(value, Organisation):
            value = Typed(str(value.pk), printed(value))
        context = {
            "name": name,
            "typed": value or Typed(),
            "options": self.options,
            "attrs": attrs or {},
        }
        return render_to_string("partners/office/partner_input.html", context)


class PartnerField(forms.Field):
    """One organisation of the register, found by name, city or number.

    In the form's `__init__`: `self.fields["partner"].belongs_to(user)`. The cleaned
    value is an `Organisation` that the user may see, or None.
    """

    widget = PartnerInput
    default_error_messages = {
        "required": _("Write the name of the partner and choose it from the list."),
        "several": _("Several partners may be meant. Choose one of them below."),
        "none": _(
            "No partner in the register is called so. Write another part of its "
            "name, its city or its number, or enter it as a new one."
        ),
    }

    def __init__(self, **options):
        super().__init__(**options)
        self.user = None

    def belongs_to(self, user) -> None:
        """Who looks: only what they may see is found."""
        self.user = user

    def has_changed(self, initial, data):
        """An empty field of two parts is as empty as none."""
        return super().has_changed(initial, data) if data != Typed() else bool(initial)

    def clean(self, value):
        if self.user is None:
            raise ImproperlyConfigured("PartnerField.belongs_to was not called")
        if isinstance(value, Organisation):
            return value
        typed = value or Typed()
        known = self._known(typed.key)
        if known and typed.text in ("", printed(known)):
            return known
        if not typed.text:
            return super().clean(None)
        return self._meant(typed.text)

    def _known(self, key):
        if not (key.isascii() and key.isdigit() and len(key) < 19):
            return None
        rows = KeptOrganisation.objects.visible_to(self.user)
        return rows.filter(pk=int(key)).first()

    def _meant(self, text):
        found = suggestions(self.user, text)
        exact = [one for one in found if plain(text) in names_of(one)]
        if len(exact) == 1:
            return exact[0]
        if not found:
            raise forms.ValidationError(self.error_messages["none"])
        self.widget.options = tuple(found)
        raise forms.ValidationError(self.error_messages["several"])


class ForReader(RecordForm):
    """A form that knows who fills it in; its partners are those they may see."""

    def __init__(self, *args, user, **options):
        self.user = user
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PartnerField):
                field.belongs_to(user)


def names_of(organisation) -> set[str]:
    columns = ("name_ru", "name_en", "short_name_ru", "short_name_en")
    return {plain(getattr(organisation, column)) for column in columns} - {""}
