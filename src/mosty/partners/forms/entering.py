"""A partner entered where it is needed, and not twice.

`PartnerChoice` is for forms of other rooms in which a partner is chosen or entered.
"""

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.partners import actions
from mosty.partners.forms.choosing import ForReader, PartnerField
from mosty.partners.forms.places import CountryField, RegionField, check_region
from mosty.partners.lookalikes import lookalikes
from mosty.partners.models import Kind, Organisation
from mosty.ui.forms import Pair, Part

NEW = "new"
AS_ONE_TYPES = {
    "hx-get": reverse_lazy("partners_office:lookalikes"),
    "hx-trigger": "input changed delay:400ms",
    "hx-target": "next .lookalikes",
    "hx-swap": "outerHTML",
    "hx-include": "[name$=country]",
    "hx-sync": "this:replace",
}


class SameInput(forms.Widget):
    """Those that look like the one being entered: is it one of them, or a new one?"""

    is_hidden = True
    found: tuple = ()
    is_asked = False

    def render(self, name, value, attrs=None, renderer=None):
        context = {
            "name": name,
            "value": value or "",
            "found": self.found,
            "is_asked": self.is_asked,
            "attrs": attrs or {},
        }
        return render_to_string("partners/office/lookalikes.html", context)


class SameField(forms.CharField):
    """The answer: the key of one of them, or that it is a new one."""

    widget = SameInput

    def __init__(self, **options):
        options.setdefault("label", _("Is it one of these?"))
        super().__init__(required=False, **options)


class AsksWhetherSame(ForReader):
    """A form that enters a partner only once its reader has seen those like it."""

    same = SameField()
    same_as: Organisation | None = None

    def ask_whether_same(self, name: str, *, country=None, numbers=()) -> None:
        """Find those like it; without an answer about them the form is not valid."""
        found = lookalikes(self.user, name, country=country, numbers=numbers)
        widget = self.fields["same"].widget
        widget.found = tuple(found)
        answer = self.cleaned_data.get("same")
        known = {str(one.organisation.pk): one.organisation for one in found}
        self.same_as = known.get(answer)
        if found and self.same_as is None and answer != NEW:
            widget.is_asked = True
            self.add_error("same", _("These look like it. Say whether it is one."))


def name_input(language="ru"):
    told = AS_ONE_TYPES if language == "ru" else {}
    return forms.TextInput({"autocomplete": "off", **told})


BEGUN = ("new_name_en", "new_country", "new_region", "new_city_ru")


class PartnerChoice(AsksWhetherSame):
    """A form in which a partner is chosen from the register, or entered as a new one.

    Subclass it, put `PARTNER` and `NEW_PARTNER` among the `parts`, give it
    `user=request.user`, and let the action of the room be given
    `form.partner_for(by=…)`, in its transaction. `values()` leaves these fields out.
    """

    partner = PartnerField(label=_("Partner"), required=False)
    new_name_ru = forms.CharField(
        label=_("Full name"), max_length=500, required=False, widget=name_input()
    )
    new_name_en = forms.CharField(max_length=500, required=False)
    new_country = CountryField(required=False)
    new_region = RegionField()
    new_city_ru = forms.CharField(label=_("City"), max_length=120, required=False)
    new_kind = forms.ChoiceField(
        label=pgettext_lazy("organisation", "Kind"),
        choices=Kind,
        initial=Kind.UNKNOWN,
        required=False,
    )

    PARTNER = Part(
        _("Partner"),
        ("partner",),
        text=_("Begin with a name, a city or a number."),
    )
    NEW_PARTNER = Part(
        _("The partner is not in the register yet"),
        (
            Pair("new_name"),
            "same",
            "new_country",
            "new_region",
            "new_city_ru",
            "new_kind",
        ),
        is_folded=True,
    )
    either = {
        "partner": _("choose it here, or enter a new one below"),
        "new_name_ru": _("if none is chosen above"),
        "new_country": "",
    }
    OWN = ("partner", "same", "new_name_ru", "new_name_en", "new_country")
    OWN += ("new_region", "new_city_ru", "new_kind")

    def clean(self):
        cleaned = super().clean()
        name, chosen = cleaned.get("new_name_ru"), cleaned.get("partner")
        if name and chosen:
            words = _("A partner is chosen above. Empty one of the two.")
            self.add_error("new_name_ru", words)
        elif name:
            self._check_new(name)
        elif not chosen and "partner" not in self.errors:
            self._ask_for_partner()
        return cleaned

    def _ask_for_partner(self):
        """Neither way was taken to its end: say which two there are."""
        if any(self.cleaned_data.get(name) for name in BEGUN):
            words = _("Write the full name of the new partner.")
            self.add_error("new_name_ru", words)
            return
        words = _(
            "Choose the partner from the register, or enter it below as one that is "
            "not in the register yet."
        )
        self.add_error("partner", words)

    def _check_new(self, name):
        country = self.cleaned_data.get("new_country")
        if country is None and "new_country" not in self.errors:
            self.add_error("new_country", _("Choose the country of the partner."))
        check_region(self, country="new_country", region="new_region")
        self.ask_whether_same(name, country=country)

    def partner_for(self, *, by, waits=False) -> Organisation | None:
        """The partner that was chosen, or the new one, entered in the register now.

        A new one that `waits` is for the staff until it is shown with its agreement.
        """
        cleaned = self.cleaned_data
        if cleaned["partner"] or not cleaned["new_name_ru"]:
            return cleaned["partner"]
        if self.same_as is not None:
            return self.same_as
        return actions.register(
            cleaned["new_name_ru"],
            name_en=cleaned["new_name_en"],
            country=cleaned["new_country"],
            region=cleaned["new_region"],
            city_ru=cleaned["new_city_ru"],
            kind=cleaned["new_kind"] or Kind.UNKNOWN,
            audience=Audience.STAFF if waits else Audience.PUBLIC,
            waits_for_agreement=waits,
            by=by,
        )

    def values(self) -> dict:
        return {k: v for k, v in super().values().items() if k not in self.OWN}
