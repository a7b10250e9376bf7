"""What was done: an activity with its agreements, targets, people and proofs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.activities import kinds
from mosty.activities.models import CooperationForm, PeopleCount, State
from mosty.agreements.forms import targets
from mosty.agreements.forms.choosing import AgreementsField
from mosty.agreements.forms.fields import (
    DirectionsField,
    ResponsibleField,
    long_text,
    text,
)
from mosty.agreements.models import Agreement
from mosty.documents.forms import DocumentsField
from mosty.partners.forms import PartnerField
from mosty.partners.models import Organisation
from mosty.places.models import Country
from mosty.places.names import read_countries, read_country
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm, Row
from mosty.ui.forms.record import plain
from mosty.ui.forms.rows import RowsField

COLUMNS = frozenset(
    [
        "title_ru",
        "title_en",
        "kind",
        "state",
        "starts_on",
        "ends_on",
        "place_ru",
        "place_en",
        "summary_ru",
        "summary_en",
        "directions",
        "forms",
        "countries",
        "responsible",
        "audience",
    ]
)
IN_ROWS = (
    "agreements",
    "partners",
    "people",
    "results",
    "evidence",
    *(name for pair in targets.PAIRS for name in pair.names),
)
ADDED = ("partner", "second_partner", "third_partner")


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


class FormsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return in_language(obj, "title").text


def key_column():
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


def kind_choices():
    return [(one.name, one.label) for one in kinds.plain_kinds()]


def has_address(row):
    if not row["address"] and not row["has_file"]:
        raise forms.ValidationError(_("Write the address, or bring the file below."))


class DoneForm(RecordForm, targets.TargetFields):
    """Records what was done, or edits it: one page for all that is told of it."""

    title_ru = forms.CharField(
        label=_("What was done"),
        max_length=400,
        help_text=_("A line that stands in lists: «Семинар для педагогов Минска»."),
    )
    title_en = text("", 400)
    kind = forms.ChoiceField(
        label=pgettext_lazy("activity", "Kind"), choices=kind_choices
    )
    state = forms.ChoiceField(label=pgettext_lazy("activity", "State"), choices=State)
    starts_on = PreciseDateField(label=_("When"), precision_name="starts_precision")
    ends_on = PreciseDateField(
        label=_("Until when"), precision_name="ends_precision", is_end=True
    )
    place_ru = text(_("Where"), 200)
    place_en = text("", 200)
    summary_ru = long_text(_("What happened, in a few sentences"), rows=4)
    summary_en = long_text(rows=4)
    agreements = AgreementsField(
        label=_("Under which agreements"),
        help_text=_("Their partners take part without being named again."),
    )
    partners = ParticipantsField(label=_("Partners that take part"))
    partner = PartnerField(label=_("One more partner"), required=False)
    second_partner = PartnerField(label=_("One more partner"), required=False)
    third_partner = PartnerField(label=_("One more partner"), required=False)
    countries = CountriesField(
        label=_("Countries"),
        required=False,
        max_length=400,
        help_text=_("With commas between them. Those of the partners count anyway."),
    )
    directions = DirectionsField(label=_("Directions of cooperation"))
    means = FormsField(
        CooperationForm.objects.filter(is_archived=False),
        label=_("Forms of cooperation"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = RowsField(
        {
            "country": CountryTyped(label=_("Country")),
            "people": forms.IntegerField(
                label=_("How many"), min_value=0, max_value=10_000_000
            ),
            "direction": forms.ChoiceField(
                label=pgettext_lazy("people", "How"),
                choices=PeopleCount.Direction,
                required=False,
            ),
        },
        label=_("How many people of each country"),
        help_text=_("Empty lines are passed over; after saving there are new ones."),
    )
    results = RowsField(
        {
            "id": key_column(),
            "title_ru": text(_("Result, in Russian"), 400, required=True),
            "title_en": text(_("Result, in English"), 400),
            "on": PreciseDateField(label=_("Day"), is_day=True),
        },
        empty=2,
        label=_("Results"),
    )
    evidence = RowsField(
        {
            "id": key_column(),
            "has_file": forms.BooleanField(required=False, widget=forms.HiddenInput),
            "title_ru": text(_("Proof, in Russian"), 300, required=True),
            "title_en": text(_("Proof, in English"), 300),
            "address": forms.URLField(
                label=_("Address"), required=False, assume_scheme="https"
            ),
        },
        empty=2,
        check=has_address,
        label=_("Proofs"),
        help_text=_("News, publications, recordings: whoever doubts can look."),
    )
    files = DocumentsField(label=_("Files that prove it"), required=False)
    files_audience = forms.ChoiceField(
        label=_("Who may see the files"), choices=Audience, initial=Audience.STAFF
    )
    responsible = ResponsibleField()
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=Audience, initial=Audience.PUBLIC
    )

    parts = (
        Part(
            _("What and when"),
            (
                Pair("title"),
                "kind",
                "state",
                "starts_on",
                "ends_on",
                Pair("place"),
                Pair("summary"),
            ),
        ),
        Part(_("With whom"), ("agreements", "partners", *ADDED, "countries")),
        Part(_("Directions and forms"), ("directions", "means")),
        Part(
            _("Sustainable Development Goal 4"),
            targets.PAIRS,
            text=_(
                "A sentence for each target that this serves; the others stay empty."
            ),
            is_folded=True,
        ),
        Part(_("People"), ("people",)),
        Part(_("What came out of it"), ("results", "evidence", "files")),
        Part(
            _("Who looks after it, who sees it"),
            ("responsible", "audience", "files_audience"),
            is_folded=True,
        ),
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["agreements"].asked_by(user)
        for name in ADDED:
            self.fields[name].belongs_to(user)
        place = self.thing.pk if self.thing else "new"
        self.fields["files"].belongs_to(user, box=f"activity:{place}")
        if self.thing:
            taking_part = self.thing.participations.values("organisation")
            self.fields["partners"].queryset = Organisation.objects.filter(
                pk__in=taking_part
            )
        else:
            del self.fields["partners"]

    @property
    def countries_known(self) -> list[str]:
        """Offered while one types the name of a country."""
        name = f"name_{current_language()}"
        return list(Country.objects.order_by("sort_ru").values_list(name, flat=True))

    def values_of(self, thing) -> dict:
        return values_of(thing)

    def clean(self):
        cleaned = self.cleaned_data
        since, until = cleaned.get("starts_on"), cleaned.get("ends_on")
        if since and until and until.on < since.on:
            words = _("It ends before it begins. Look at both dates.")
            self.add_error("ends_on", words)
        targets.check(self, cleaned)
        return super().clean()

    def told(self) -> dict:
        """What the reader changed, by the names that `doing.tell` knows."""
        values = {
            name: value
            for name, value in self.values().items()
            if name not in ADDED and name not in {"files", "files_audience"}
        }
        served = [name for name in values if name.startswith(targets.PREFIX)]
        for name in served:
            del values[name]
        if served:
            values["targets"] = targets.rows_of(self.cleaned_data)
        if "means" in values:
            values["forms"] = values.pop("means")
        added = [self.cleaned_data[name] for name in ADDED if self.cleaned_data[name]]
        if added or "partners" in values:
            values["partners"] = [*self.cleaned_data.get("partners", ()), *added]
        return values

    def rows_seen(self) -> dict:
        """What stood in rows when the form was read, to compare with `in_rows`."""
        return {name: plain(self._now[name]) for name in IN_ROWS}

    def expected_columns(self) -> dict:
        """What the changed columns held, by the columns' own names."""
        expected = self.expected()
        if "means" in expected:
            expected["forms"] = expected.pop("means")
        return {k: v for k, v in expected.items() if k in COLUMNS}


def values_of(activity) -> dict:
    """What is told of an activity, by the fields of the form."""
    columns = [
        "title_ru",
        "title_en",
        "kind",
        "state",
        "place_ru",
        "place_en",
        "summary_ru",
        "summary_en",
        "responsible",
        "audience",
    ]
    linked = Agreement.objects.filter(activity_links__activity=activity)
    return {
        **{name: getattr(activity, name) for name in columns},
        "starts_on": PreciseDate(activity.starts_on, activity.starts_precision),
        "ends_on": PreciseDate(activity.ends_on, activity.ends_precision),
        "agreements": list(linked.select_related("counterpart").order_by("pk")),
        "partners": list(
            Organisation.objects.filter(participations__activity=activity)
        ),
        "countries": list(activity.countries.order_by("pk")),
        "directions": list(activity.directions.all()),
        "means": list(activity.forms.all()),
        "people": people_of(activity),
        "results": results_of(activity),
        "evidence": evidence_of(activity),
        **targets.values_of(activity),
    }


def in_rows(activity) -> dict:
    """What stands in rows now, as `DoneForm.rows_seen` tells it."""
    told = values_of(activity)
    return {name: plain(told[name]) for name in IN_ROWS}


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
