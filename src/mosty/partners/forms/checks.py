"""A check of a partner, somebody's answer for it, and where one looks."""

from zlib import crc32

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import STAFF
from mosty.documents.forms import DocumentsField
from mosty.partners.models import CheckSource, PartnerCheck
from mosty.people.models import Person
from mosty.ui.bilingual import in_language
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm

TO_COME = _("This day is still to come. Write the day on which somebody looked.")
NOTE_ON = _("Note: %(source)s")
ONE_AT_LEAST = _("Say of one source at least what was found there.")
NAMES = _("Write by which names you searched: the answer is about them alone.")


def long_text(label="", **options):
    options.setdefault("required", False)
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=10_000, widget=widget, **options)


class SourceField(forms.ModelChoiceField):
    def __init__(self, **options):
        super().__init__(CheckSource.objects.none(), empty_label=None, **options)

    def label_from_instance(self, obj):
        return in_language(obj, "title").text


class NamesField(forms.CharField):
    """Names, one a line; cleans to a list."""

    def __init__(self, **options):
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=3_000, **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value):
        lines = super().clean(value).splitlines()
        names = [line.strip()[:500] for line in lines if line.strip()]
        return list(dict.fromkeys(names))


class LookFields(RecordForm):
    """What every check tells; `today` is the last day on which one may have looked."""

    checked_on = PreciseDateField(label=_("Looked on"), is_day=True, required=True)
    checked_by = forms.ModelChoiceField(
        label=_("Who looked"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("person", "Not stated"),
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=PartnerCheck.Result,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what was found: choose one of these.")},
    )
    note = long_text(
        _("Note"),
        help_text=_("What was seen: the entry, a namesake, why one could not."),
    )
    files = DocumentsField(
        label=_("Proof: an extract or a picture of the page"),
        required=False,
        is_many=False,
    )

    def __init__(self, *args, today, user, box, **options):
        super().__init__(*args, **options)
        self.today = today
        self.fields["checked_by"].queryset = staff()
        self.fields["files"].belongs_to(user, box=box)

    def clean(self):
        looked = self.cleaned_data.get("checked_on")
        if looked and looked.on > self.today:
            self.add_error("checked_on", TO_COME)
        return super().clean()


def staff():
    here = Person.objects.filter(
        user__is_active=True, user__role_holdings__role__in=STAFF
    )
    return here.distinct().order_by("family_name", "given_name", "pk")


class NewCheckForm(LookFields):
    """A look of one partner, or of somebody who signs for it, in one source."""

    source = SourceField(label=_("Where"))
    person_name = forms.CharField(
        label=_("Who signs, if it is about a person"), max_length=200, required=False
    )
    searched_for = NamesField(
        label=_("By which names of the organisation"),
        required=False,
        help_text=_("One name a line, in Russian and in English."),
    )
    field_order = (
        "source",
        "person_name",
        "searched_for",
        "checked_on",
        "result",
        "note",
        "files",
        "checked_by",
    )

    def __init__(self, *args, sources, **options):
        super().__init__(*args, **options)
        self.fields["source"].queryset = sources

    def clean(self):
        told = self.cleaned_data
        if not (told.get("person_name", "").strip() or told.get("searched_for")):
            self.add_error("searched_for", NAMES)
        source, is_person = told.get("source"), bool(told.get("person_name"))
        if source and is_person and not source.is_of_persons:
            words = _("Persons are not looked up here. Leave the name out.")
            self.add_error("person_name", words)
        if source and not is_person and not of_organisations(source):
            words = _("Only persons are looked up here. Write who signs.")
            self.add_error("person_name", words)
        return super().clean()


def of_organisations(source) -> bool:
    return source.is_of_domestic or source.is_of_foreign


class CheckForm(LookFields):
    """Mends what was entered of a look."""


class OverrulingForm(RecordForm):
    reason = long_text(
        _("Why work with this partner goes on"),
        required=True,
        help_text=_("Your name and this reason stand with the check."),
    )


class TogetherForm(RecordForm):
    """One look in one source for the partners that were ticked: nothing was found."""

    checked_on = PreciseDateField(label=_("Looked on"), is_day=True, required=True)
    note = forms.CharField(label=_("Note"), max_length=1_000, required=False)
    partners = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Partners in which nothing was found"),
        error_messages={"required": _("Tick at least one partner.")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, partners, today, **options):
        super().__init__(*args, **options)
        self.today = today
        self.fields["partners"].queryset = partners

    def clean(self):
        looked = self.cleaned_data.get("checked_on")
        if looked and looked.on > self.today:
            self.add_error("checked_on", TO_COME)
        return super().clean()


class AtOnceForm(RecordForm):
    """What was found on one day of each of the `standings`; some stay unanswered."""

    checked_on = PreciseDateField(label=_("Looked on"), is_day=True, required=True)
    checked_by = forms.ModelChoiceField(
        label=_("Who looked"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("person", "Not stated"),
    )

    def __init__(self, *args, standings, today, **options):
        super().__init__(*args, **options)
        self.today, self.standings = today, {key_of(one): one for one in standings}
        self.fields["checked_by"].queryset = staff()
        parts = [Part("", ("checked_on", "checked_by"))]
        for key, one in self.standings.items():
            source = in_language(one.source, "title").text
            self.fields[f"result_{key}"] = forms.ChoiceField(
                label=source,
                choices=[("", _("Not looked yet")), *PartnerCheck.Result.choices],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"note_{key}"] = forms.CharField(
                label=NOTE_ON % {"source": source}, max_length=1_000, required=False
            )
            names = (f"result_{key}", f"note_{key}")
            parts.append(Part(one.subject.name, names, text=one.found.label))
        self.parts = tuple(parts)

    def clean(self):
        looked = self.cleaned_data.get("checked_on")
        if looked and looked.on > self.today:
            self.add_error("checked_on", TO_COME)
        if not any(self.cleaned_data.get(f"result_{one}") for one in self.standings):
            self.add_error(None, ONE_AT_LEAST)
        return super().clean()

    def answers(self) -> list[tuple]:
        """The standings that were answered, each with its result and note."""
        told = self.cleaned_data
        return [
            (one, told[f"result_{key}"], told[f"note_{key}"])
            for key, one in self.standings.items()
            if told[f"result_{key}"]
        ]


def key_of(standing) -> str:
    """Names a subject at a source, the same each time the form is made."""
    subject = standing.subject
    person = crc32(subject.person.encode()) if subject.person else 0
    return f"{standing.source.pk}_{subject.organisation.pk}_{person}"


class CheckSourceForm(RecordForm):
    """A list or a register in which partners are looked up."""

    title_ru = forms.CharField(label=_("What it is called"), max_length=400)
    title_en = forms.CharField(max_length=400, required=False)
    address = forms.URLField(
        label=_("Where to look"), required=False, assume_scheme="https"
    )
    is_of_domestic = forms.BooleanField(
        label=_("Organisations of our own country"), required=False
    )
    is_of_foreign = forms.BooleanField(
        label=_("Organisations of other countries"), required=False
    )
    is_of_persons = forms.BooleanField(
        label=_("Persons who sign for a partner"), required=False
    )
    is_required = forms.BooleanField(
        label=_("Nothing is signed without it"), required=False
    )
    repeat_days = forms.IntegerField(
        label=_("Repeat after so many days"),
        required=False,
        min_value=1,
        max_value=3_650,
        widget=forms.NumberInput(attrs={"class": "day"}),
        help_text=_("Empty: one look is enough."),
    )
    note_ru = long_text(_("What to know"))
    note_en = long_text()

    parts = (
        Part("", (Pair("title"), "address")),
        Part(
            _("Whom it concerns"), ("is_of_domestic", "is_of_foreign", "is_of_persons")
        ),
        Part(_("When"), ("is_required", "repeat_days", Pair("note"))),
    )

    def clean(self):
        whom = ("is_of_domestic", "is_of_foreign", "is_of_persons")
        if not any(self.cleaned_data.get(name) for name in whom):
            words = _("Say whom it concerns: tick at least one of the three.")
            self.add_error("is_of_domestic", words)
        return super().clean()


def sources_for(organisation, *, jurisdiction: str):
    """Sources that concern an organisation or those who sign for it."""
    is_domestic = organisation.country_id == jurisdiction
    whom = Q(is_of_domestic=True) if is_domestic else Q(is_of_foreign=True)
    rows = CheckSource.objects.in_use(jurisdiction=jurisdiction)
    return rows.filter(whom | Q(is_of_persons=True))
