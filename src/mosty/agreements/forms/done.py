"""What was done: an activity with its agreements, targets, people and proofs."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.activities import kinds
from mosty.activities.forms import (
    CountriesField,
    ParticipantsField,
    directions_field,
    evidence_field,
    evidence_of,
    means_field,
    people_field,
    people_of,
    results_field,
    results_of,
)
from mosty.activities.models import State
from mosty.agreements import owed
from mosty.agreements.forms import targets
from mosty.agreements.forms.choosing import AgreementsField, held
from mosty.agreements.forms.fields import ResponsibleField, long_text, text
from mosty.agreements.models import Agreement
from mosty.documents.forms import DocumentsField
from mosty.partners.forms import PartnerField
from mosty.partners.models import Organisation
from mosty.places.models import Country
from mosty.ui.bilingual import current_language
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm
from mosty.ui.forms.record import plain

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
APART = {"files", "files_audience", "fulfils"}
UNDONE = (State.PLANNED, State.CANCELLED)
ADDED = ("partner", "second_partner", "third_partner")


def kind_choices():
    return [(one.name, one.label) for one in kinds.plain_kinds()]


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
    fulfils = forms.MultipleChoiceField(
        label=_("Which obligations are fulfilled by it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
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
    directions = directions_field()
    means = means_field()
    people = people_field()
    results = results_field()
    evidence = evidence_field()
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
        Part(
            _("With whom"), ("agreements", "fulfils", "partners", *ADDED, "countries")
        ),
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
        self._offer_obligations()
        place = self.thing.pk if self.thing else "new"
        self.fields["files"].belongs_to(user, box=f"activity:{place}")
        if self.thing:
            taking_part = self.thing.participations.values("organisation")
            self.fields["partners"].queryset = Organisation.objects.filter(
                pk__in=taking_part
            )
        else:
            del self.fields["partners"]

    def _offer_obligations(self):
        """Those still open of the agreements that are named when the page is read."""
        named = self.initial.get("agreements", ())
        if self.is_bound:
            named = held(self.fields["agreements"].user, self._agreements_sent())
        choices = owed.offered(named, on=localdate())
        if choices:
            self.fields["fulfils"].choices = choices
        else:
            del self.fields["fulfils"]

    def _agreements_sent(self):
        sent = self.data
        return sent.getlist("agreements") if hasattr(sent, "getlist") else ()

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
        if cleaned.get("fulfils") and cleaned.get("state") in UNDONE:
            words = _("What is planned or called off has fulfilled nothing yet.")
            self.add_error("fulfils", words)
        targets.check(self, cleaned)
        return super().clean()

    def told(self) -> dict:
        """What the reader changed, by the names that `doing.tell` knows."""
        values = {
            name: value
            for name, value in self.values().items()
            if name not in ADDED and name not in APART
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
