"""A rule pack: of whom it asks, from when on, what for, and within which term."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.application.files import PLACEHOLDER, WORDS
from mosty.agreements.clearance.asking import Partners, Subject
from mosty.agreements.clearance.clock import Unit
from mosty.agreements.forms.fields import long_text, text
from mosty.agreements.models import Piece
from mosty.agreements.models.agreement import Kind
from mosty.places.models import Country
from mosty.ui.bilingual import in_language
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm

EXEMPTIONS, PAPERS = 6, 10
BILINGUAL = ("title", "authority", "letter", "source", "note")
BEFORE = _("The rule ends before it begins. Look at both days.")


class PackForm(RecordForm):
    """Exemptions and papers have a few places each; an emptied one is taken out."""

    title_ru = text(_("What is asked for"), 300, required=True)
    title_en = text("", 300)
    key = text(
        _("Short key"),
        40,
        required=True,
        validators=[RegexValidator(r"^[a-z0-9-]+\Z", _("Latin letters, digits, “-”."))],
        help_text=_("Small Latin letters, digits and hyphens; applications keep it."),
    )
    jurisdiction = forms.ChoiceField(label=_("For institutions of which country"))
    authority_ru = text(_("Which body gives it"), 400, required=True)
    authority_en = text("", 400)
    starts_on = PreciseDateField(label=_("Holds since"), is_day=True)
    ends_on = PreciseDateField(label=_("Holds until"), is_day=True)
    partners = forms.ChoiceField(
        label=_("With whom"), choices=Partners, widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(
        label=_("Of which kinds of paper"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: of all."),
    )
    subjects = forms.MultipleChoiceField(
        label=_("About what"),
        choices=[one for one in Subject.choices if one[0]],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: about anything."),
    )
    term_count = forms.IntegerField(
        label=_("Term for the answer"),
        required=False,
        min_value=1,
        max_value=730,
        widget=forms.NumberInput(attrs={"class": "day"}),
    )
    term_unit = forms.ChoiceField(
        label=_("Counted in"), choices=Unit, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the authority"),
        choices=[
            ("ru", pgettext_lazy("language", "Russian")),
            ("en", pgettext_lazy("language", "English")),
        ],
    )
    letter_ru = long_text(_("Words of the cover letter"), rows=8)
    letter_en = long_text(rows=8)
    source_ru = long_text(_("Source of the rule, with its paragraph"))
    source_en = long_text()
    note_ru = long_text(_("What to know about it"))
    note_en = long_text()

    def __init__(self, *args, thing=None, **options):
        rows = rows_of(thing)
        initial = {**rows, **(options.pop("initial", None) or {})}
        super().__init__(*args, thing=thing, initial=initial, **options)
        if thing is not None:
            self._now |= rows
            del self.fields["key"]
            self._now.pop("key", None)
        countries = Country.objects.order_by("name_ru")
        self.fields["jurisdiction"].choices = [
            (one.pk, in_language(one, "name").text) for one in countries
        ]
        self.fields["letter_ru"].help_text = _(
            "In place of %(words)s stands what is known."
        ) % {"words": ", ".join(f"{{{word}}}" for word in WORDS)}
        self.parts = self.laid_parts()
        for name in BILINGUAL:
            self._tell_languages(f"{name}_ru", f"{name}_en")

    def laid_parts(self) -> tuple[Part, ...]:
        exempt = [self.add_exemption(number) for number in range(1, EXEMPTIONS + 1)]
        papers = [self.add_paper(number) for number in range(1, PAPERS + 1)]
        return (
            Part("", (Pair("title"), "key", "jurisdiction", Pair("authority"))),
            Part(
                _("Of which agreements"),
                ("starts_on", "ends_on", "partners", "kinds", "subjects"),
            ),
            Part(_("Term"), ("term_count", "term_unit")),
            *exempt,
            *papers,
            Part(_("Cover letter"), (Pair("letter"), "language"), is_folded=True),
            Part(_("Source"), (Pair("source"), Pair("note"))),
        )

    def add_exemption(self, number: int) -> Part:
        name = f"exemption_{number}"
        self.fields[f"{name}_ru"] = text(_("Who or what is exempt"), 400)
        self.fields[f"{name}_en"] = text("", 400)
        self.fields[f"{name}_source"] = text(_("By which point"), 300)
        self.fields[f"{name}_is_standing"] = forms.BooleanField(
            label=_("Our institution falls under it: nothing is asked of us"),
            required=False,
        )
        self._tell_languages(f"{name}_ru", f"{name}_en")
        title = _("Exemption %(number)s") % {"number": number}
        rest = (f"{name}_source", f"{name}_is_standing")
        is_empty = not self.initial.get(f"{name}_ru")
        return Part(title, (Pair(name), *rest), is_folded=is_empty)

    def add_paper(self, number: int) -> Part:
        name = f"paper_{number}"
        self.fields[f"{name}_ru"] = text(_("What it is called"), 400)
        self.fields[f"{name}_en"] = text("", 400)
        self.fields[f"{name}_kind"] = forms.ChoiceField(
            label=_("Where it comes from"), choices=Piece, required=False
        )
        self.fields[f"{name}_is_required"] = forms.BooleanField(
            label=_("The application is not whole without it"), required=False
        )
        self._tell_languages(f"{name}_ru", f"{name}_en")
        title = _("Paper %(number)s") % {"number": number}
        rest = (f"{name}_kind", f"{name}_is_required")
        is_empty = not self.initial.get(f"{name}_ru")
        return Part(title, (Pair(name), *rest), is_folded=is_empty)

    def clean(self):
        told = self.cleaned_data
        since, until = told.get("starts_on"), told.get("ends_on")
        if since and until and until.on < since.on:
            self.add_error("ends_on", BEFORE)
        for name in ("letter_ru", "letter_en"):
            unknown = set(PLACEHOLDER.findall(told.get(name, ""))) - set(WORDS)
            if unknown:
                words = _("Nothing is known under this name: %(names)s.")
                self.add_error(name, words % {"names": ", ".join(sorted(unknown))})
        return super().clean()

    def values(self) -> dict:
        """Columns; rows that were not touched by the reader stay as they are."""
        values = super().values()
        plain = {name: one for name, one in values.items() if not is_of_row(name)}
        for column, prefix, names in ROWS:
            if self.thing is None or any(one.startswith(prefix) for one in values):
                plain[column] = self.rows(prefix, names)
        return plain

    def expected(self) -> dict:
        expected = super().expected()
        plain = {name: one for name, one in expected.items() if not is_of_row(name)}
        for column, prefix, _names in ROWS:
            if any(one.startswith(prefix) for one in expected):
                plain[column] = getattr(self.thing, column)
        return plain

    def rows(self, prefix: str, names) -> list[dict]:
        told, found = self.cleaned_data, []
        most = EXEMPTIONS if prefix == "exemption_" else PAPERS
        for number in range(1, most + 1):
            row = {one: told.get(f"{prefix}{number}_{one}") for one in names}
            if row["ru"]:
                found.append(
                    {**row, "kind": row["kind"] or Piece.OTHER}
                    if "kind" in row
                    else row
                )
        return found


OF_EXEMPTION = ("ru", "en", "source", "is_standing")
OF_PAPER = ("ru", "en", "kind", "is_required")
ROWS = (
    ("exemptions", "exemption_", OF_EXEMPTION),
    ("papers", "paper_", OF_PAPER),
)
EMPTY = {"is_standing": False, "is_required": False}


def is_of_row(name: str) -> bool:
    return any(name.startswith(prefix) for _column, prefix, _names in ROWS)


def rows_of(pack) -> dict:
    """The rows of a pack as the fields of its form."""
    told = {}
    for column, prefix, names in ROWS:
        most = EXEMPTIONS if column == "exemptions" else PAPERS
        rows = list(getattr(pack, column, ()))[:most]
        rows += [{}] * (most - len(rows))
        for number, row in enumerate(rows, start=1):
            for name in names:
                value = row.get(name, EMPTY.get(name, ""))
                told[f"{prefix}{number}_{name}"] = value
    return told
