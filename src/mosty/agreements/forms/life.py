"""Proof of life: its settings, and the answer of a coordinator."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities import kinds
from mosty.agreements.forms.fields import long_text, text
from mosty.agreements.models import LifeLetter, LifeTerms
from mosty.agreements.models.agreement import Kind
from mosty.partners.models import Contact
from mosty.ui.forms import Part, PreciseDateField, RecordForm, RowsField


def number(label, least=1, most=600, **options):
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "day"}),
        **options,
    )


def tick(label, **options):
    return forms.BooleanField(label=label, required=False, **options)


def check_terms(row):
    if row["sleeping_months"] <= row["active_months"]:
        raise ValidationError(
            _("An agreement fades before it sleeps: mend the months.")
        )


class LifeSettingsForm(RecordForm):
    terms = RowsField(
        {
            "kind": forms.ChoiceField(
                label=_("Kind of paper"),
                choices=[("", pgettext_lazy("kind", "all other kinds")), *Kind.choices],
                required=False,
            ),
            "active_months": number(_("Active for so many months")),
            "sleeping_months": number(_("Asleep after so many months")),
            "grace_months": number(_("Never started after so many months")),
        },
        empty=2,
        check=check_terms,
        label=_("Months by kind of paper"),
        help_text=_("Without rows: 12, 24 and 12 months for every kind."),
    )
    is_log_counted = tick(
        _("Letters from partners, calls and meetings count as weak signs"),
        help_text=_("Only those of the contact log that name the agreement."),
    )
    is_proof_asked_for = tick(_("What was done counts only with a proof"))
    is_partner_asked_for = tick(
        _("What was done counts only where a partner took part by name")
    )
    left_out_kinds = forms.MultipleChoiceField(
        label=_("Kinds of activities that do not count"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_public = tick(
        _("Visitors see the state and the public signs"),
        help_text=_("It is told by what is on the site alone."),
    )
    is_asking = tick(_("Ask the coordinators about sleeping agreements"))
    is_released_by_hand = tick(
        _("A letter to a partner leaves only after a person has released it")
    )
    question_months = number(_("Ask again after so many months"))
    most_a_night = number(_("At most so many questions a night"), most=1000)

    parts = (
        Part(_("When an agreement sleeps"), ("terms",)),
        Part(
            _("What counts"),
            (
                "is_log_counted",
                "is_proof_asked_for",
                "is_partner_asked_for",
                "left_out_kinds",
            ),
        ),
        Part(
            _("The question"),
            ("is_asking", "is_released_by_hand", "question_months", "most_a_night"),
        ),
        Part(_("The site"), ("is_public",)),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        choices = [(one.name, one.plural) for one in kinds.all_kinds()]
        self.fields["left_out_kinds"].choices = choices

    def values_of(self, thing):
        names = ("kind", "active_months", "sleeping_months", "grace_months")
        return {
            **{
                name: getattr(thing, name)
                for name in self.base_fields
                if name != "terms"
            },
            "terms": list(LifeTerms.objects.values(*names)),
        }

    def clean(self):
        rows = self.cleaned_data.get("terms") or ()
        if len({row["kind"] for row in rows}) < len(rows):
            self.add_error("terms", _("One kind stands in two rows. Take one out."))
        return super().clean()


class ReplyForm(forms.Form):
    """One of three answers; a plan says what and, if that is known, when."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=LifeLetter.Answer.choices,
        widget=forms.RadioSelect,
    )
    plan_text = text(
        _("What is planned"),
        400,
        help_text=_("Only with the first answer: «Семинар для учителей»."),
    )
    plan_on = PreciseDateField(
        label=_("When"), precision_name="plan_precision", is_end=True
    )
    remark = long_text(_("Anything else"), help_text=_("May stay empty."))

    def clean(self):
        cleaned = super().clean()
        is_planned = cleaned.get("answer") == LifeLetter.Answer.PLANNED
        if is_planned and not cleaned.get("plan_text", "").strip():
            self.add_error("plan_text", _("Say in a few words what is planned."))
        return cleaned


class ReleaseForm(forms.Form):
    """To whom the letter goes, and in which language."""

    contact = forms.ModelChoiceField(
        Contact.objects.none(),
        label=_("To whom"),
        empty_label=pgettext_lazy("contact", "Nobody yet"),
        help_text=_("Contacts with an address of e-mail, of the partners."),
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=[
            ("ru", pgettext_lazy("language", "Russian")),
            ("en", pgettext_lazy("language", "English")),
        ],
    )

    def __init__(self, *args, agreement, user, **options):
        super().__init__(*args, **options)
        rows = Contact.objects.visible_to(user).present().exclude(email="")
        rows = rows.filter(organisation__parties__agreement=agreement)
        rows = rows.filter(organisation__is_ours=False).distinct()
        self.fields["contact"].queryset = rows.select_related("person").order_by("pk")


class WaitForm(forms.Form):
    until = PreciseDateField(
        label=_("Until which day"),
        is_end=True,
        required=True,
        help_text=_("The question comes back to the desk on that day."),
    )
