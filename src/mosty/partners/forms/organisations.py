"""What is said of an organisation: entering it, describing it, naming it, linking it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.partners.forms.choosing import ForReader, PartnerField
from mosty.partners.forms.entering import AsksWhetherSame, name_input
from mosty.partners.forms.places import CountryField, RegionField, check_region
from mosty.partners.models import Kind, OrganisationIdentifier, OrganisationLink
from mosty.partners.numbers import is_right, written
from mosty.ui.forms import Pair, Part, PreciseDateField

SCHEMES = OrganisationIdentifier.Scheme
LENGTHS = {
    SCHEMES.INN: _("10 digits"),
    SCHEMES.OGRN: _("13 digits"),
    SCHEMES.UNP: _("9 digits"),
    SCHEMES.BIN: _("12 digits"),
    SCHEMES.ROR: _("9 signs, like 013meh722"),
}
WRONG_NUMBER = _(
    "The check digits do not agree. Compare the number with the paper: a digit is "
    "wrong or missing."
)
TAKEN = _("“%(name)s” has this number in the register.")


def number_field(scheme):
    return forms.CharField(
        label=scheme.label,
        required=False,
        max_length=60,
        help_text=LENGTHS[scheme],
        widget=forms.TextInput({"autocomplete": "off", "class": "day"}),
    )


class Described(ForReader):
    """Everything of an organisation but its full names."""

    short_name_ru = forms.CharField(
        label=_("Short name"), max_length=200, required=False
    )
    short_name_en = forms.CharField(max_length=200, required=False)
    kind = forms.ChoiceField(
        label=pgettext_lazy("organisation", "Kind"), choices=Kind, initial=Kind.UNKNOWN
    )
    country = CountryField()
    region = RegionField()
    city_ru = forms.CharField(label=_("City"), max_length=120, required=False)
    city_en = forms.CharField(max_length=120, required=False)
    latitude = forms.FloatField(
        label=_("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
        help_text=_("Degrees north, like 53.9023"),
    )
    longitude = forms.FloatField(
        label=_("Longitude"),
        required=False,
        min_value=-180,
        max_value=180,
        help_text=_("Degrees east, like 27.5619"),
    )
    site = forms.URLField(
        label=_("Site"), max_length=200, required=False, assume_scheme="https"
    )
    parent = PartnerField(
        label=_("Branch of"),
        required=False,
        help_text=_("The organisation of which it is a part."),
    )
    inn = number_field(SCHEMES.INN)
    ogrn = number_field(SCHEMES.OGRN)
    unp = number_field(SCHEMES.UNP)
    bin = number_field(SCHEMES.BIN)
    ror = number_field(SCHEMES.ROR)
    audience = forms.ChoiceField(
        label=_("Who sees it"), choices=Audience, initial=Audience.PUBLIC
    )

    PLACE = Part(
        _("Place"), ("country", "region", Pair("city"), "latitude", "longitude")
    )
    MORE = Part(_("More"), ("site", "parent", "audience"))
    NUMBERS = Part(_("Numbers"), tuple(SCHEMES.values), is_folded=True)

    def values_of(self, thing):
        own = thing.identifiers.filter(is_other=False)
        numbers = {one.scheme: one.value for one in own}
        return {
            name: numbers.get(name, "")
            if name in SCHEMES.values
            else getattr(thing, name)
            for name in self.base_fields
        }

    def clean(self):
        cleaned = super().clean()
        check_region(self, country="country", region="region")
        pair = {"latitude": cleaned.get("latitude")}
        pair["longitude"] = cleaned.get("longitude")
        known = [name for name, value in pair.items() if value is not None]
        if len(known) == 1 and not self.errors.keys() & pair.keys():
            missing = (pair.keys() - set(known)).pop()
            self.add_error(missing, _("Coordinates come in pairs. Write both."))
        if self.thing and cleaned.get("parent") == self.thing:
            self.add_error("parent", _("It cannot be a part of itself."))
        for scheme in SCHEMES.values:
            self._check_number(scheme)
        return cleaned

    def _check_number(self, scheme):
        value = written(scheme, self.cleaned_data.get(scheme) or "")
        self.cleaned_data[scheme] = value
        if not value:
            return
        if not is_right(scheme, value):
            self.add_error(scheme, WRONG_NUMBER)
            return
        others = OrganisationIdentifier.objects.filter(scheme=scheme, value=value)
        if self.thing:
            others = others.exclude(organisation=self.thing.pk)
        bearer = others.select_related("organisation").first()
        if bearer is not None and self.thing:
            words = TAKEN % {"name": bearer.organisation}
            self.add_error(scheme, words)

    def numbers(self) -> list[tuple[str, str]]:
        return [
            (scheme, self.cleaned_data.get(scheme) or "") for scheme in SCHEMES.values
        ]


class OrganisationForm(Described):
    """Edits an organisation; names have a form of their own."""

    parts = (
        Part(_("What it is"), (Pair("short_name"), "kind")),
        Described.PLACE,
        Described.MORE,
        Described.NUMBERS,
    )


class NewOrganisationForm(AsksWhetherSame, Described):
    """Enters an organisation, once it is certain that it is not there yet."""

    name_ru = forms.CharField(label=_("Full name"), max_length=500, widget=name_input())
    name_en = forms.CharField(max_length=500, required=False)

    parts = (
        Part(_("Names"), (Pair("name"), "same", Pair("short_name"), "kind")),
        Described.PLACE,
        Described.MORE,
        Described.NUMBERS,
    )

    def clean(self):
        cleaned = super().clean()
        name, country = cleaned.get("name_ru"), cleaned.get("country")
        if name:
            self.ask_whether_same(name, country=country, numbers=self.numbers())
        return cleaned

    def values(self):
        return {name: v for name, v in super().values().items() if name != "same"}


class NamesForm(ForReader):
    """Names an organisation anew: a mistake was made, or it was renamed."""

    MISTAKE, RENAMED = "mistake", "renamed"
    COLUMNS = ("name_ru", "name_en", "short_name_ru", "short_name_en")

    name_ru = forms.CharField(label=_("Full name"), max_length=500)
    name_en = forms.CharField(max_length=500, required=False)
    short_name_ru = forms.CharField(
        label=_("Short name"), max_length=200, required=False
    )
    short_name_en = forms.CharField(max_length=200, required=False)
    reason = forms.ChoiceField(
        label=_("Why the full name in Russian changes"),
        choices={
            MISTAKE: _("There was a mistake: it was never called so"),
            RENAMED: _("It was renamed: the old name is kept until that day"),
        },
        initial=MISTAKE,
        widget=forms.RadioSelect,
    )
    renamed_on = PreciseDateField(label=_("Renamed on"), is_day=True)

    parts = (
        Part(_("Names"), (Pair("name"), Pair("short_name"))),
        Part(_("What has happened"), ("reason", "renamed_on")),
    )

    def values_of(self, thing):
        return {name: getattr(thing, name) for name in self.COLUMNS}

    def clean(self):
        cleaned = super().clean()
        is_renamed = cleaned.get("reason") == self.RENAMED
        if (
            is_renamed
            and not cleaned.get("renamed_on")
            and "renamed_on" not in (self.errors)
        ):
            self.add_error("renamed_on", _("Say since which day it bears the name."))
        return cleaned

    def values(self):
        return {k: v for k, v in super().values().items() if k in self.COLUMNS}

    @property
    def on(self):
        """Since when it bears the name; None where a mistake is mended."""
        is_renamed = self.cleaned_data["reason"] == self.RENAMED
        return self.cleaned_data["renamed_on"].on if is_renamed else None


class LinkForm(ForReader):
    """Says how two organisations came from each other."""

    relation = forms.ChoiceField(
        label=_("What has happened"), choices=OrganisationLink.Relation
    )
    other = PartnerField(label=_("The other organisation"))
    on = PreciseDateField(label=_("Day"), is_day=True)
