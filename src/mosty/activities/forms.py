"""Fields for forms of other rooms that tell of something done in cooperation."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities.models import CooperationForm, Direction, PeopleCount
from mosty.partners.models import Organisation
from mosty.places.models import Country
from mosty.places.names import read_countries, read_country
from mosty.ui.bilingual import in_language
from mosty.ui.forms import (
    Pair,
    Part,
    PreciseDate,
    PreciseDateField,
    RecordForm,
    Row,
)
from mosty.ui.forms.rows import RowsField


class CountryTyped(forms.CharField):
    """One country as people write it; cleans to a `Country`."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"list": "countries", "autocomplete": "off"})
        super().__init__(max_length=120, widget=widget, **options)

    def prepare_value(self, value):
        return in_language(value, "name").text if isinstance(value, Country) else value

    def clean(self, value):
        typed = super().clean(value)
        found = read_country(typed) if typed else None
        country = Country.objects.filter(pk=found.code).first() if found else None
        if country is None:
            raise forms.ValidationError(_("Write the name of one country."))
        return country


class CountriesField(forms.CharField):
    """Countries in one line, with commas between; cleans to a list of them."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return ", ".join(in_language(one, "name").text for one in value)
        return value

    def clean(self, value):
        typed = super().clean(value)
        found, unknown = {}, []
        for name in filter(None, (part.strip() for part in typed.split(","))):
            codes = [one.code for one in read_countries(name)]
            found.update(dict.fromkeys(codes))
            if not codes:
                unknown.append(name)
        if unknown:
            words = _("No such country: %(names)s.") % {"names": ", ".join(unknown)}
            raise forms.ValidationError(words)
        return list(Country.objects.filter(pk__in=found).order_by("pk"))


class ParticipantsField(forms.ModelMultipleChoiceField):
    """Those that take part already; the tick is taken off to leave one out."""

    def __init__(self, **options):
        super().__init__(
            Organisation.objects.none(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    def label_from_instance(self, obj):
        return in_language(obj, "name").text


class HeadingsField(forms.ModelMultipleChoiceField):
    """Directions or forms that stand, as boxes to tick."""

    def __init__(self, model, **options):
        super().__init__(
            model.objects.filter(is_archived=False),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    def label_from_instance(self, obj):
        return in_language(obj, "title").text


def directions_field():
    return HeadingsField(Direction, label=_("Directions of cooperation"))


def means_field():
    return HeadingsField(CooperationForm, label=_("Forms of cooperation"))


def key_column():
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


def has_address(row):
    if not row["address"] and not row["has_file"]:
        raise forms.ValidationError(_("Write the address, or bring the file below."))


def titled(label, most, **options):
    return forms.CharField(label=label, max_length=most, **options)


def people_field():
    """Counts by country; rows of `country`, `people`, `direction`."""
    columns = {
        "country": CountryTyped(label=_("Country")),
        "people": forms.IntegerField(
            label=_("How many"), min_value=0, max_value=10_000_000
        ),
        "direction": forms.ChoiceField(
            label=pgettext_lazy("people", "How"),
            choices=PeopleCount.Direction,
            required=False,
        ),
    }
    return RowsField(
        columns,
        label=_("How many people of each country"),
        help_text=_("Empty lines are passed over; after saving there are new ones."),
    )


def results_field():
    """Rows of `id`, `title_ru`, `title_en`, `on`."""
    columns = {
        "id": key_column(),
        "title_ru": titled(_("Result, in Russian"), 400),
        "title_en": titled(_("Result, in English"), 400, required=False),
        "on": PreciseDateField(label=_("Day"), is_day=True),
    }
    return RowsField(columns, empty=2, label=_("Results"))


def evidence_field():
    """Rows of `id`, `has_file`, `title_ru`, `title_en`, `address`."""
    columns = {
        "id": key_column(),
        "has_file": forms.BooleanField(required=False, widget=forms.HiddenInput),
        "title_ru": titled(_("Proof, in Russian"), 300),
        "title_en": titled(_("Proof, in English"), 300, required=False),
        "address": forms.URLField(
            label=_("Address"), required=False, assume_scheme="https"
        ),
    }
    return RowsField(
        columns,
        empty=2,
        check=has_address,
        label=_("Proofs"),
        help_text=_("News, publications, recordings: whoever doubts can look."),
    )


def people_of(activity) -> list[Row]:
    counts = activity.people_counts.select_related("country").order_by("pk")
    return [
        Row(country=one.country, people=one.people, direction=one.direction)
        for one in counts
    ]


def results_of(activity) -> list[Row]:
    return [
        Row(
            id=one.pk,
            title_ru=one.title_ru,
            title_en=one.title_en,
            on=PreciseDate(one.on, "day") if one.on else PreciseDate(),
        )
        for one in activity.results.order_by("pk")
    ]


def evidence_of(activity) -> list[Row]:
    return [
        Row(
            id=one.pk,
            has_file=one.document_id is not None,
            title_ru=one.title_ru,
            title_en=one.title_en,
            address=one.address,
        )
        for one in activity.evidence.filter(result=None).order_by("pk")
    ]


class HeadingForm(RecordForm):
    """The words of a direction or of a form of cooperation."""

    title_ru = titled(_("Short title"), 300)
    title_en = titled("", 300, required=False)
    text_ru = forms.CharField(
        label=_("Full text"), widget=forms.Textarea(attrs={"rows": 6})
    )
    text_en = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))

    parts = (Part("", (Pair("title"), Pair("text"))),)
