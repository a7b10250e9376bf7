"""Short forms: dates alone, a prolongation, an early end, a signing."""

from django.utils.translation import gettext_lazy as _

from mosty.agreements.forms.fields import TermFields, agree_on_term, text
from mosty.agreements.forms.paper import RENEWAL
from mosty.ui.forms import Part, PreciseDateField, RecordForm


class DatesForm(RecordForm, TermFields):
    """The dates of one agreement and nothing else, from the desk."""

    parts = (
        Part(
            "",
            ("signed_on", "term_rule", "valid_until", "term_months", "in_force_from"),
        ),
        RENEWAL,
    )

    def clean(self):
        agree_on_term(self, self.cleaned_data)
        if not self.thing.origin and self.cleaned_data.get("signed_on"):
            words = _("It is not signed yet. Leave the day empty until it is.")
            self.add_error("signed_on", words)
        return super().clean()


class ExtensionForm(RecordForm):
    """An act of the parties that prolongs the term."""

    until = PreciseDateField(
        label=_("Prolonged until"), is_day=True, is_end=True, required=True
    )
    made_on = PreciseDateField(label=_("Day of the act"), is_day=True)
    reason = text(
        _("Which act"),
        300,
        help_text=_("Its name and number, or who says so."),
    )


class EndForm(RecordForm):
    on = PreciseDateField(label=_("Last day"), is_day=True, required=True)


class SigningForm(RecordForm):
    on = PreciseDateField(label=_("Day of signing"), is_day=True, required=True)
