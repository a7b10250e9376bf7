"""Input of the room: the institution in parts, each a page of its own."""

from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.institution.contrast import HEX, LEAST, least_contrast, readable
from mosty.institution.models import MapView
from mosty.institution.offered import LENT
from mosty.ui import zones
from mosty.ui.bilingual import current_language
from mosty.ui.forms import Pair, Part, RecordForm

LARGEST_LOGO_BYTES = 2_000_000


class NamesForm(RecordForm):
    """How the institution is called, and the line beside its name."""

    name_ru = forms.CharField(label=_("Full name"), max_length=400)
    name_en = forms.CharField(max_length=400, required=False)
    short_name_ru = forms.CharField(label=_("Short name"), max_length=120)
    short_name_en = forms.CharField(max_length=120, required=False)
    unit_ru = forms.CharField(label=_("Line beside the name"), max_length=200)
    unit_en = forms.CharField(max_length=200, required=False)
    inn = forms.RegexField(
        r"^(\d{10})?$",
        label=_("Taxpayer number (ИНН)"),
        required=False,
        error_messages={"invalid": _("An organisation's ИНН has ten digits.")},
    )
    ogrn = forms.RegexField(
        r"^(\d{13})?$",
        label=_("Registration number (ОГРН)"),
        required=False,
        error_messages={"invalid": _("ОГРН has thirteen digits.")},
    )

    parts = (
        Part(_("Names"), (Pair("name"), Pair("short_name"), Pair("unit"))),
        Part(_("Numbers"), ("inn", "ogrn"), is_folded=True),
    )


class PlaceForm(RecordForm):
    """Where the institution is, and which clock it lives by."""

    country_code = forms.ChoiceField(label=_("Country"))
    region_code = forms.ChoiceField(label=_("Region"), required=False)
    city_ru = forms.CharField(label=_("City"), max_length=120, required=False)
    city_en = forms.CharField(max_length=120, required=False)
    address_ru = forms.CharField(
        label=_("Postal address"), max_length=400, required=False
    )
    address_en = forms.CharField(max_length=400, required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Dates and times of the site are told by this clock."),
    )
    latitude = forms.FloatField(
        label=_("Latitude"), required=False, min_value=-90, max_value=90
    )
    longitude = forms.FloatField(
        label=_("Longitude"), required=False, min_value=-180, max_value=180
    )

    parts = (
        Part(
            _("Address"),
            ("country_code", "region_code", Pair("city"), Pair("address")),
        ),
        Part(_("Clock"), ("time_zone",)),
        Part(
            _("Point on the map"),
            ("latitude", "longitude"),
            text=_("In degrees, like 59.9343 and 30.3351. Both or neither."),
        ),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        language = current_language()
        self.fields["country_code"].choices = upper(LENT.countries(language))
        regions = [
            ("", pgettext_lazy("region", "not stated")),
            *upper(LENT.regions(language)),
        ]
        self.fields["region_code"].choices = regions
        kept = self.thing.time_zone if self.thing else ""
        self.fields["time_zone"].choices = zones.choices(
            language, at=timezone.now(), kept=kept
        )

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("Give both coordinates or neither."))
        return cleaned


class ContactsForm(RecordForm):
    """How people reach the institution; all of it is shown on the site."""

    email = forms.EmailField(label=_("E-mail for the public"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    site = forms.URLField(
        label=_("The institution's own site"), required=False, assume_scheme="https"
    )


class LookForm(RecordForm):
    """The accent, the map, and whether the site speaks English."""

    accent = forms.CharField(
        label=_("Accent colour"),
        required=False,
        max_length=7,
        help_text=_(
            "Like #0a5662; empty for the house's own. It must be readable as text on "
            "light paper; the shade for the dark scheme is found by itself."
        ),
    )
    map_view = forms.ChoiceField(
        label=_("Map"), choices=MapView, widget=forms.RadioSelect
    )
    is_english_shown = forms.BooleanField(
        label=_("Show the English half of the site"),
        required=False,
        help_text=_("Switch it off until the texts are translated; nothing is lost."),
    )

    def clean_accent(self):
        accent = self.cleaned_data["accent"].strip().lower()
        if not accent:
            return ""
        if not HEX.fullmatch(accent):
            raise forms.ValidationError(_("Write the colour like #0a5662."))
        ratio = least_contrast(accent)
        if ratio < LEAST:
            words = _(
                "Contrast %(ratio)s to 1 is too little to read: at least 4.5 is "
                "needed. The same hue can be read from %(shade)s on."
            )
            told = {
                "ratio": number_format(round(ratio, 1), 1),
                "shade": readable(accent),
            }
            raise forms.ValidationError(words % told)
        return accent


class LogoForm(forms.Form):
    """A picture for the head of every page."""

    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG, JPEG or WebP, up to 2 MB; best on a transparent ground."),
    )

    def clean_logo(self):
        file = self.cleaned_data["logo"]
        if file.size > LARGEST_LOGO_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        try:
            return LENT.picture(file.read())
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


def upper(pairs) -> list[tuple[str, str]]:
    return [(code.upper(), name) for code, name in pairs]
