"""What a party promised."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.forms.fields import long_text, months
from mosty.agreements.models import Party
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm


class ObligationForm(RecordForm):
    text_ru = long_text(_("What is promised"), required=True)
    text_en = long_text()
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("By whom"),
        required=False,
        empty_label=pgettext_lazy("party", "By all parties"),
    )
    due_on = PreciseDateField(
        label=_("By which day"), precision_name="due_precision", is_end=True
    )
    repeats_months = months(_("Again every so many months"))

    parts = (Part("", (Pair("text"), "party", "due_on", "repeats_months")),)

    def __init__(self, *args, agreement, **options):
        super().__init__(*args, **options)
        self.fields["party"].queryset = agreement.parties.all()
