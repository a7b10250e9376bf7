"""The form of a record: its parts, its two languages, and edits that meet."""

import datetime
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.db import models
from django.utils.choices import flatten_choices
from django.utils.translation import gettext_lazy as _

from mosty.ui.dates import Precision
from mosty.ui.forms.dates import PreciseDate, PreciseDateField
from mosty.ui.forms.merging import merged

SEEN = "seen"
TAKE = "take-"
MINE, THEIRS = "mine", "theirs"
IN_RUSSIAN = _("%(label)s, in Russian")
IN_ENGLISH = _("%(label)s, in English")
YES, NO = _("yes"), _("no")


@dataclass(frozen=True)
class Pair:
    """Two fields that say one thing: `title_ru` and `title_en`, side by side."""

    name: str

    @property
    def names(self) -> tuple[str, str]:
        return f"{self.name}_ru", f"{self.name}_en"


@dataclass(frozen=True)
class Part:
    """Fields under a heading; `is_folded` ones are opened by those who need them."""

    title: object
    fields: tuple[str | Pair, ...]
    text: object = ""
    is_folded: bool = False


@dataclass(frozen=True)
class Disagreement:
    """A field that two people changed at once, as each of them left it."""

    name: str
    label: str
    theirs: str
    mine: str


class RecordForm(forms.Form):
    """Enters a record or edits `thing`, without writing over anybody's work.

    The page carries, signed, what it showed of `thing`. Valid data give `values()`:
    the columns to write, only those that the reader changed. Where somebody else has
    meanwhile changed the same field differently, the form is not valid and its
    `disagreements` are shown field by field; the answer settles them.
    """

    parts: tuple[Part, ...] = ()

    def __init__(self, data=None, files=None, *, thing=None, initial=None, **options):
        self.thing = thing
        self.disagreements: list[Disagreement] = []
        self._now = self.values_of(thing) if thing is not None else {}
        super().__init__(
            data, files, initial={**self._now, **(initial or {})}, **options
        )
        for part in self.parts:
            for one in part.fields:
                if isinstance(one, Pair):
                    self._tell_languages(*one.names)

    def _tell_languages(self, ru, en):
        """Both fields of a pair are named by the label of the Russian one."""
        label = self.fields[ru].label
        for name, language, said in ((ru, "ru", IN_RUSSIAN), (en, "en", IN_ENGLISH)):
            self.fields[name].label = said % {"label": label}
            self.fields[name].widget.attrs |= {"lang": language, "placeholder": " "}

    def values_of(self, thing) -> dict:
        """What the record says for each field; another shape of record overrides it."""
        values = {}
        for name, field in self.base_fields.items():
            if is_apart(field):
                continue
            if isinstance(field, PreciseDateField):
                values[name] = precise(thing, name, field.precision_name)
            elif isinstance(field, forms.ModelMultipleChoiceField):
                values[name] = list(getattr(thing, name).all())
            else:
                values[name] = getattr(thing, name)
        return values

    @property
    def seen(self) -> str:
        """What the page shows of the record, signed, for when it comes back."""
        told = {name: plain(value) for name, value in self._now.items()}
        return signing.dumps(told, salt=type(self).__qualname__, compress=True)

    @property
    def compared(self) -> list[str]:
        return [
            name
            for name, field in self.fields.items()
            if name in self._now and not isinstance(field, forms.FileField)
        ]

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if self.thing is not None:
            self._compare(cleaned)
        return cleaned

    def _compare(self, cleaned):
        try:
            seen = signing.loads(self.data.get(SEEN, ""), salt=type(self).__qualname__)
        except signing.BadSignature:
            seen = {name: plain(value) for name, value in self._now.items()}
        now = {name: plain(value) for name, value in self._now.items()}
        names = [name for name in self.compared if name in cleaned and name in seen]
        for name in names:
            if self.data.get(f"{TAKE}{name}") == THEIRS:
                cleaned[name] = self._now[name]
        mine = {name: plain(cleaned[name]) for name in names}
        outcome = merged(names, seen=seen, now=now, mine=mine)
        self._untouched = {name for name in names if name not in outcome.changed}
        for name in names:
            if name in outcome.conflicts:
                self.disagreements.append(self._disagreement(name, cleaned[name]))
        if self.disagreements:
            words = _("Somebody has changed the same at the same time. Choose below.")
            self.add_error(None, words)

    def _disagreement(self, name, mine) -> Disagreement:
        label = str(self.fields[name].label)
        theirs = self.spoken(name, self._now[name])
        return Disagreement(name, label, theirs, self.spoken(name, mine))

    def spoken(self, name, value) -> str:
        """A value as people read it."""
        if isinstance(value, bool):
            return str(YES if value else NO)
        choices = dict(
            flatten_choices(getattr(self.fields[name], "choices", None) or ())
        )
        if isinstance(value, list | tuple | models.QuerySet):
            return ", ".join(str(one) for one in value) or "—"
        if isinstance(value, models.Model):
            return str(value)
        return str(choices.get(value, value) or "—")

    def values(self) -> dict:
        """The columns to write and their values, those of a new record or the changed.

        A `PreciseDateField` gives two columns, the day and its precision.
        """
        untouched = self._untouched if self.thing is not None else set()
        values = {}
        for name, value in self.cleaned_data.items():
            if name in untouched or is_apart(self.fields[name]):
                continue
            if isinstance(value, PreciseDate):
                values[name] = value.on
                precision_name = self.fields[name].precision_name
                if precision_name:
                    values[precision_name] = value.precision
            else:
                values[name] = value
        return values

    def expected(self) -> dict:
        """What the changed columns held when the form was read, for the action."""
        expected = {}
        for name in self.cleaned_data.keys() & self._now.keys() - self._untouched:
            now = self._now[name]
            expected[name] = now.on if isinstance(now, PreciseDate) else now
        return expected

    def laid_out(self) -> list[dict]:
        """The parts with their bound fields, those of no part at the end."""
        placed = {name for part in self.parts for name in names_of(part)}
        rest = tuple(name for name in self.fields if name not in placed)
        parts = [*self.parts, *([Part("", rest)] if rest else [])]
        return [self._part(part) for part in parts]

    def _part(self, part) -> dict:
        rows = []
        for one in part.fields:
            if isinstance(one, Pair):
                ru, en = (self[name] for name in one.names)
                rows.append({"ru": ru, "en": en, "label": ru.label})
            elif one in self.fields:
                rows.append({"field": self[one]})
        names = [name for name in names_of(part) if name in self.fields]
        is_bad = any(self[name].errors for name in names)
        is_used = self.is_bound and any(name in self.changed_data for name in names)
        return {
            "title": part.title,
            "text": part.text,
            "is_folded": part.is_folded and not (is_bad or is_used),
            "rows": rows,
        }


def precise(thing, name, precision_name) -> PreciseDate:
    """A date of the record; one without a precision of its own is a day."""
    on = getattr(thing, name)
    if precision_name:
        return PreciseDate(on, getattr(thing, precision_name))
    return PreciseDate(on, Precision.DAY) if on else PreciseDate()


def is_apart(field) -> bool:
    """Whether a field is no column of the record, as files are not."""
    return getattr(field, "is_apart", False)


def names_of(part: Part) -> list[str]:
    """The fields of a part, both of each pair."""
    return [
        name
        for one in part.fields
        for name in (one.names if isinstance(one, Pair) else (one,))
    ]


def plain(value):
    """A value as JSON that can be compared: keys for records, sorted lists."""
    if value is None or value == "":
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, PreciseDate):
        return [value.on.isoformat() if value.on else "", str(value.precision)]
    if isinstance(value, list | tuple | set | models.QuerySet):
        return sorted(str(plain(one)) for one in value)
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return value
    return str(value).replace("\r\n", "\n")
