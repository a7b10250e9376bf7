"""Which fields the site shows, and how partners are asked."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.models import PublicField
from mosty.agreements.models.agreement import Section
from mosty.agreements.shown import sections_asked, why_public
from mosty.ui.forms import Part, RecordForm

USUAL, ALL, OFFICE = "usual", "public", "office"
MARKS = {USUAL: None, ALL: True, OFFICE: False}


def days(label, **options):
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"class": "day"}),
        **options,
    )


class RegisterSettingsForm(RecordForm):
    """What holds for the whole register."""

    hidden = forms.MultipleChoiceField(
        label=_("Only the office sees"),
        choices=PublicField,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    confirmation_days = days(_("A partner’s link works for how many days"))
    reminder_days = days(_("Remind on the desk after how many days without an answer"))

    parts = (
        Part(
            _("What the site shows"),
            ("hidden",),
            text=_(
                "What is not ticked everybody sees. For one agreement it may be said "
                "otherwise on its own page."
            ),
        ),
        Part(_("Confirmation by partners"), ("confirmation_days", "reminder_days")),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        field = self.fields["hidden"]
        told = [
            str(PublicField(one).label) for one in PublicField if sections_asked(one)
        ]
        if told:
            reason = why_public(PublicField.NUMBER, Section.FOREIGN)
            words = _("Of foreign agreements always shown: %(fields)s. %(reason)s")
            field.help_text = words % {
                "fields": ", ".join(told).lower(),
                "reason": reason,
            }


class ShownFieldsForm(forms.Form):
    """Of one agreement: each field as usual, for all, or for the office.

    What the law asks for has no choice; `reasons` says why.
    """

    def __init__(self, data=None, files=None, *, agreement, usual, marks, **options):
        super().__init__(data, files, **options)
        self.reasons = []
        for one in PublicField:
            reason = why_public(one, agreement.section)
            if reason:
                self.reasons.append((one.label, reason))
                continue
            usually = (
                pgettext_lazy("field", "as usual: for the office")
                if one in usual
                else pgettext_lazy("field", "as usual: for all")
            )
            self.fields[one.value] = forms.ChoiceField(
                label=one.label,
                choices=[
                    (USUAL, usually),
                    (ALL, pgettext_lazy("field", "for all")),
                    (OFFICE, pgettext_lazy("field", "for the office alone")),
                ],
                initial=next(
                    key for key, mark in MARKS.items() if mark is marks.get(one.value)
                ),
            )

    def marks(self) -> dict:
        return {name: MARKS[value] for name, value in self.cleaned_data.items()}
