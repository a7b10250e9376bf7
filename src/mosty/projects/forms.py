"""Input: a project with its years, partners and results."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.activities.forms import (
    CountriesField,
    ParticipantsField,
    directions_field,
    evidence_field,
    evidence_of,
    means_field,
    results_field,
    results_of,
)
from mosty.activities.models import State
from mosty.partners.forms import PartnerField
from mosty.partners.models import Organisation
from mosty.projects.models import Phase
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm, Row
from mosty.ui.forms.record import plain
from mosty.ui.forms.rows import RowsField

ADDED = ("partner", "second_partner")
COLUMNS = (
    "title_ru",
    "title_en",
    "summary_ru",
    "summary_en",
    "state",
    "audience",
)
IN_ROWS = ("about_ru", "about_en", "phases", "partners", "deliverables")
IN_ROWS += ("results", "evidence")


def year(label):
    return forms.IntegerField(label=label, min_value=1900, max_value=2200)


def long(label="", rows=3):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=10_000, required=False, widget=widget
    )


def ends_after_it_begins(row):
    if row["until"] < row["since"]:
        raise forms.ValidationError(_("It ends before it begins. Look at both years."))


def phases_field():
    columns = {
        "since": year(_("From the year")),
        "until": year(_("Through the year")),
        "kind": forms.ChoiceField(
            label=_("What these years are"),
            choices=Phase.Kind,
            required=False,
        ),
    }
    return RowsField(
        columns,
        empty=2,
        check=ends_after_it_begins,
        label=_("Years"),
        help_text=_(
            "The announced term, then each prolongation. Empty when not known."
        ),
    )


def deliverables_field():
    columns = {
        "id": forms.IntegerField(required=False, widget=forms.HiddenInput),
        "title_ru": forms.CharField(
            label=_("What is made, in Russian"), max_length=300
        ),
        "title_en": forms.CharField(
            label=_("What is made, in English"), max_length=300, required=False
        ),
        "due_on": PreciseDateField(label=_("Due on"), is_day=True),
        "delivered_on": PreciseDateField(label=_("Made on"), is_day=True),
    }
    return RowsField(columns, empty=2, label=_("What the project makes"))


class ProjectForm(RecordForm):
    """Opens a project or edits it."""

    title_ru = forms.CharField(label=_("Title"), max_length=400)
    title_en = forms.CharField(max_length=400, required=False)
    summary_ru = long(_("In one or two sentences"))
    summary_en = long()
    about_ru = long(_("About the project"), rows=6)
    about_en = long(rows=6)
    state = forms.ChoiceField(
        label=pgettext_lazy("activity", "State"),
        choices=State,
        initial=State.UNKNOWN,
    )
    phases = phases_field()
    countries = CountriesField(
        label=_("Countries"),
        required=False,
        max_length=400,
        help_text=_("With commas between them, ours too."),
    )
    partners = ParticipantsField(label=_("Partners that take part"))
    partner = PartnerField(label=_("One more partner"), required=False)
    second_partner = PartnerField(label=_("One more partner"), required=False)
    directions = directions_field()
    means = means_field()
    deliverables = deliverables_field()
    results = results_field()
    evidence = evidence_field()
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=Audience, initial=Audience.PUBLIC
    )

    parts = (
        Part(_("The project"), (Pair("title"), Pair("summary"), "state", "phases")),
        Part(_("With whom"), ("partners", *ADDED, "countries")),
        Part(_("Directions and forms"), ("directions", "means")),
        Part(_("In detail"), (Pair("about"), "deliverables"), is_folded=True),
        Part(_("What came out of it"), ("results", "evidence")),
        Part(_("Who may see it"), ("audience",), is_folded=True),
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        for name in ADDED:
            self.fields[name].belongs_to(user)
        if self.thing:
            taking_part = self.thing.activity.participations.values("organisation")
            self.fields["partners"].queryset = Organisation.objects.filter(
                pk__in=taking_part
            )
        else:
            del self.fields["partners"]

    def values_of(self, thing) -> dict:
        return values_of(thing)

    def told(self) -> dict:
        """What the reader changed, by the names that `actions.revise` knows."""
        values = {k: v for k, v in self.values().items() if k not in ADDED}
        if "means" in values:
            values["forms"] = values.pop("means")
        if "phases" in values:
            values["phases"] = [
                (row["since"], row["until"], row["kind"] or Phase.Kind.PLANNED)
                for row in values["phases"]
            ]
        if "deliverables" in values:
            values["deliverables"] = [
                {
                    **row,
                    "due_on": row["due_on"].on,
                    "delivered_on": row["delivered_on"].on,
                }
                for row in values["deliverables"]
            ]
        added = [self.cleaned_data[name] for name in ADDED if self.cleaned_data[name]]
        if added or "partners" in values:
            values["partners"] = [*self.cleaned_data.get("partners", ()), *added]
        return values

    def expected_columns(self) -> dict:
        """What the changed columns of the activity held when the form was read."""
        expected = self.expected()
        if "means" in expected:
            expected["forms"] = expected.pop("means")
        return {k: v for k, v in expected.items() if k not in IN_ROWS}

    def rows_seen(self) -> dict:
        """What stood beside the columns, to compare with `in_rows`."""
        return {name: plain(self._now[name]) for name in IN_ROWS}


def in_rows(project) -> dict:
    told = values_of(project)
    return {name: plain(told[name]) for name in IN_ROWS}


def values_of(project) -> dict:
    """What is told of a project, by the fields of the form."""
    activity = project.activity
    taking_part = Organisation.objects.filter(participations__activity=activity)
    return {
        **{name: getattr(activity, name) for name in COLUMNS},
        "about_ru": project.about_ru,
        "about_en": project.about_en,
        "phases": [
            Row(since=one.since_year, until=one.until_year, kind=one.kind)
            for one in project.phases.all()
        ],
        "countries": list(activity.countries.order_by("pk")),
        "partners": list(taking_part.order_by("pk")),
        "directions": list(activity.directions.all()),
        "means": list(activity.forms.all()),
        "deliverables": [
            Row(
                id=one.pk,
                title_ru=one.title_ru,
                title_en=one.title_en,
                due_on=day(one.due_on),
                delivered_on=day(one.delivered_on),
            )
            for one in project.deliverables.order_by("pk")
        ],
        "results": results_of(activity),
        "evidence": evidence_of(activity),
    }


def day(on) -> PreciseDate:
    return PreciseDate(on, "day") if on else PreciseDate()
