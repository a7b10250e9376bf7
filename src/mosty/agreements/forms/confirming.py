"""Asking a partner, the partner's own form, and the office's decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.confirming import units
from mosty.agreements.confirming.asked import (
    LANGUAGES,
    days_field,
    language_field,
    note_field,
)
from mosty.agreements.forms.fields import agree_on_term, text
from mosty.agreements.forms.paper import AgreementFields
from mosty.agreements.forms.parties import SigningFields
from mosty.agreements.models import ProposedChange
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm

Verdict = ProposedChange.Verdict
OF_PARTY = (
    "name_at_signing",
    "signatory",
    "signatory_position",
    "authority",
    "own_number",
    "signed_on",
)
OF_CONTACT = ("position_ru", "position_en", "email", "phone")


class ContactField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        told = dict.fromkeys((str(obj), str(obj.organisation), obj.email))
        return ", ".join(told)


class AskingForm(forms.Form):
    """Whom to ask, in which language, for how long."""

    contact = ContactField(
        queryset=None,
        label=_("Who is asked"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    language = language_field(choices=LANGUAGES)
    days = days_field()
    note = note_field()

    def __init__(self, *args, contacts, **options):
        super().__init__(*args, **options)
        self.fields["contact"].queryset = contacts


def code_field():
    return forms.CharField(
        label=_("Code from the letter"),
        max_length=20,
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "day",
            }
        ),
    )


class ConfirmingForm(forms.Form):
    """Nothing but the code: the terms stand beside it."""

    code = code_field()


class ProposalForm(RecordForm, AgreementFields):
    """The terms in fields; what differs from what is held is proposed."""

    section = kind = level = parent = responsible = audience = None
    comment = forms.CharField(
        label=_("What else is wrong, or why"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    code = code_field()

    PAPER = (
        Part(_("The paper"), (Pair("kind_text"), "number", Pair("title"))),
        Part(
            _("Dates and term"),
            ("signed_on", "in_force_from", "term_rule", "valid_until", "term_months"),
        ),
        Part(
            _("How it is prolonged"),
            (
                "renewal_rule",
                "renewal_months",
                "renewal_limit",
                "renewal_notice_months",
                "renewal_notice_days",
            ),
            is_folded=True,
        ),
        Part(
            _("Directions, languages, basis"),
            ("directions", "languages", "prevailing_language", Pair("basis")),
            is_folded=True,
        ),
    )
    ENDING = Part(_("Anything else"), ("comment",))

    def __init__(self, data=None, files=None, *, agreement, contact, **options):
        self.agreement, self.contact = agreement, contact
        self.parties = list(agreement.parties.select_related("organisation"))
        self.parts = self.PAPER
        initial = self.held_of(agreement)
        super().__init__(data, files, initial=initial, **options)
        if not agreement.origin:
            del self.fields["signed_on"]
        self._add_parties()
        self._add_contact()
        self.parts = (*self.parts, self.ENDING)

    def held_of(self, agreement) -> dict:
        apart = {"comment": "", "code": ""}
        names = self.base_fields.keys() - apart.keys()
        values = {}
        for name in names:
            field = self.base_fields[name]
            if isinstance(field, PreciseDateField):
                values[name] = precise(agreement, name, field.precision_name)
            elif isinstance(field, forms.ModelMultipleChoiceField):
                values[name] = list(agreement.directions.all())
            else:
                values[name] = getattr(agreement, name)
        return {**apart, **values}

    def _add_parties(self):
        for party in self.parties:
            names = []
            for name in OF_PARTY:
                key = f"p{party.pk}-{name}"
                self.fields[key] = SigningFields.base_fields[name].__deepcopy__({})
                value = getattr(party, name)
                self.initial[key] = (
                    precise(party, name, "") if name == "signed_on" else value
                )
                names.append(key)
            title = party.name_at_signing
            self.parts = (*self.parts, Part(title, tuple(names), is_folded=True))

    def _add_contact(self):
        labels = (
            _("Your position, in Russian"),
            _("Your position, in English"),
            _("Your e-mail"),
            _("Your telephone"),
        )
        for name, label in zip(OF_CONTACT, labels, strict=True):
            key = f"c-{name}"
            if name == "email":
                self.fields[key] = forms.EmailField(label=label)
            else:
                self.fields[key] = text(label, 60 if name == "phone" else 200)
            self.initial[key] = getattr(self.contact, name)
        names = tuple(f"c-{name}" for name in OF_CONTACT)
        self.parts = (*self.parts, Part(_("Your contacts"), names, is_folded=True))

    def clean(self):
        agree_on_term(self, self.cleaned_data)
        return super().clean()

    def changes(self) -> dict:
        """What is proposed, by the unit's name and the key of the party or None."""
        found = {}
        for unit in units.UNITS.values():
            if unit.of == "party":
                for party in self.parties:
                    self._compare(found, unit, party, f"p{party.pk}-", party.pk)
            elif unit.of == "contact":
                self._compare(found, unit, self.contact, "c-", None)
            elif unit.name != "signed" or "signed_on" in self.fields:
                self._compare(found, unit, self.agreement, "", None)
        return found

    def _compare(self, found, unit, thing, prefix, key):
        held = units.held(unit, thing)
        told = units.proposed(unit, {**held_values(unit, thing), **self._typed(prefix)})
        if told != held:
            found[unit.name, key] = told

    def _typed(self, prefix) -> dict:
        """What was typed under a prefix, by columns; a date gives two of them."""
        values = {}
        for key, value in self.cleaned_data.items():
            is_ours = key.startswith(prefix) if prefix else "-" not in key
            if not is_ours:
                continue
            name = key.removeprefix(prefix)
            if isinstance(value, PreciseDate):
                values[name] = value.on
                precision_name = self.fields[key].precision_name
                if precision_name:
                    values[precision_name] = value.precision
            else:
                values[name] = value
        return values

    def untouched(self) -> list[str]:
        """Fields in which stands what stood there when the page was read."""
        return [name for name in self.fields if name not in self.changed_data]


def precise(thing, name, precision_name) -> PreciseDate:
    on = getattr(thing, name)
    if not precision_name:
        return PreciseDate(on, "day") if on else PreciseDate()
    return PreciseDate(on, getattr(thing, precision_name))


def held_values(unit, thing) -> dict:
    return units.meant(unit, units.held(unit, thing))


class DecidingForm(forms.Form):
    """Each open proposal: accept it, refuse it with a word, or leave it open."""

    def __init__(self, data=None, files=None, *, changes, **options):
        super().__init__(data, files, **options)
        self.open_changes = [one for one in changes if not one.verdict]
        for one in self.open_changes:
            self.fields[f"verdict-{one.pk}"] = forms.ChoiceField(
                label=_("Decision"),
                choices=[
                    (
                        Verdict.ACCEPTED.value,
                        pgettext_lazy("proposed change", "Accept"),
                    ),
                    (Verdict.REFUSED.value, pgettext_lazy("proposed change", "Refuse")),
                    ("", pgettext_lazy("proposed change", "Later")),
                ],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"word-{one.pk}"] = text(_("A word to the partner"), 1000)

    def clean(self):
        cleaned = super().clean()
        for one in self.open_changes:
            verdict, word = (
                cleaned.get(f"verdict-{one.pk}"),
                cleaned.get(f"word-{one.pk}"),
            )
            if verdict == Verdict.REFUSED and not word:
                words = _("Write why a proposal is refused: the partner reads it.")
                self.add_error(f"word-{one.pk}", words)
        if not any(cleaned.get(f"verdict-{one.pk}") for one in self.open_changes):
            self.add_error(None, _("Decide on one proposal at least."))
        return cleaned

    def decisions(self) -> dict:
        """The key of the change with the verdict and the word, of those decided."""
        cleaned = self.cleaned_data
        return {
            one.pk: (cleaned[f"verdict-{one.pk}"], cleaned[f"word-{one.pk}"])
            for one in self.open_changes
            if cleaned.get(f"verdict-{one.pk}")
        }
