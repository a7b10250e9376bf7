"""Fields that several forms of the register share."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.models.agreement import RenewalRule, TermRule
from mosty.agreements.naming import paper_told
from mosty.people.models import Person
from mosty.ui.forms import PreciseDateField

WHOLE = _("Write a whole number from %(least)s to %(most)s.")
TERM_NEEDS = _("Write the last day, or choose “not stated” as the term.")
LENGTH_NEEDS = _("Write for how many months, or choose “not stated” as the term.")
NOT_COME = _("This day has not come yet. Write the day on which it was signed.")
BEFORE_SIGNING = _("The last day is before the day of signing. Look at both.")


class ResponsibleField(forms.ModelChoiceField):
    """Somebody of the institution who has an account."""

    def __init__(self, **options):
        options.setdefault("label", _("Responsible"))
        super().__init__(
            queryset=Person.objects.filter(user__is_active=True).order_by(
                "family_name", "given_name", "pk"
            ),
            required=False,
            empty_label=pgettext_lazy("person", "Nobody yet"),
            **options,
        )


class PaperField(forms.ModelChoiceField):
    """A paper of an agreement, told with its file so that no two look alike."""

    def label_from_instance(self, obj):
        return paper_told(obj)


class WholeField(forms.IntegerField):
    """A whole number from `least` to `most`; the page refuses others, not the browser."""

    def __init__(self, *, least=1, most, **options):
        options.setdefault("required", False)
        attrs = {"class": "day", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            min_value=least,
            max_value=most,
            widget=forms.TextInput(attrs=attrs),
            **options,
        )

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError as error:
            if getattr(error, "code", "") == "required":
                raise
            bounds = {"least": self.min_value, "most": self.max_value}
            raise forms.ValidationError(WHOLE % bounds) from error


def months(label, **options):
    return WholeField(label=label, most=1200, **options)


def text(label, most, **options):
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=most, **options)


def long_text(label="", rows=3, **options):
    options.setdefault("required", False)
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=10_000, widget=widget, **options)


class TermFields(forms.Form):
    """When it was signed and how long it runs; everything may be unknown."""

    signed_on = PreciseDateField(
        label=_("Date of signing"),
        precision_name="signed_precision",
        help_text=_(
            "12.03.2026, 03.2026 or 2026. Leave it empty when it is not known."
        ),
    )
    in_force_from = PreciseDateField(
        label=_("Entry into force, if it is another day"), is_day=True
    )
    term_rule = forms.ChoiceField(
        label=_("How long it runs"), choices=TermRule, widget=forms.RadioSelect
    )
    valid_until = PreciseDateField(
        label=_("Last day"), precision_name="valid_precision", is_end=True
    )
    term_months = months(_("Number of months"))
    renewal_rule = forms.ChoiceField(
        label=_("How it is prolonged"), choices=RenewalRule, widget=forms.RadioSelect
    )
    renewal_months = months(_("Prolonged for how many months"))
    renewal_limit = months(_("How many times at most"))
    renewal_notice_months = months(_("Notice before the end, in months"))
    renewal_notice_days = WholeField(
        label=_("Notice before the end, in days"), most=3650
    )


TERM = ("valid_until", "term_months")
RENEWAL = (
    "renewal_months",
    "renewal_limit",
    "renewal_notice_months",
    "renewal_notice_days",
)
NOT_OF = {
    "term_rule": {
        TermRule.UNTIL: ("term_months",),
        TermRule.LENGTH: ("valid_until",),
        TermRule.INDEFINITE: TERM,
        TermRule.PROJECT: TERM,
    },
    "renewal_rule": {RenewalRule.NONE: RENEWAL},
}


def leave_out(form, cleaned):
    """Fields that the chosen rule has no use for are not read, whatever they hold.

    What the record held under the same rule stays.
    """
    for name, rules in NOT_OF.items():
        rule = cleaned.get(name)
        is_held = form.initial.get(name) == rule
        for field in rules.get(rule, ()):
            if field not in form.fields:
                continue
            form.errors.pop(field, None)
            empty = form.fields[field].clean("")
            held = form.initial.get(field) if is_held else None
            cleaned[field] = held or empty


def agree_on_term(form, cleaned):
    """What is written of the term must fit together; a plain rule is inferred."""
    leave_out(form, cleaned)
    rule, until = cleaned.get("term_rule"), cleaned.get("valid_until")
    months_told, signed = cleaned.get("term_months"), cleaned.get("signed_on")
    day = signed.on if signed else signed_before(form)
    if rule == TermRule.UNKNOWN and until:
        cleaned["term_rule"] = TermRule.UNTIL
    elif rule == TermRule.UNKNOWN and months_told:
        cleaned["term_rule"] = TermRule.LENGTH
    elif rule == TermRule.UNTIL and not until and "valid_until" not in form.errors:
        form.add_error("valid_until", TERM_NEEDS)
    elif (
        rule == TermRule.LENGTH and not months_told and "term_months" not in form.errors
    ):
        form.add_error("term_months", LENGTH_NEEDS)
    if signed and signed.on > localdate():
        form.add_error("signed_on", NOT_COME)
    elif day and until and until.on < day:
        form.add_error("valid_until", BEFORE_SIGNING)


def signed_before(form):
    """The day of signing of the record, where the form does not ask for it."""
    thing = getattr(form, "thing", None)
    return thing.signed_on if thing and "signed_on" not in form.fields else None
