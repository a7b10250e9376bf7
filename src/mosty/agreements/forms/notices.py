"""A notice against renewal."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.forms.fields import PaperField
from mosty.ui.forms import PreciseDateField, RecordForm


class NoticeForm(RecordForm):
    given_on = PreciseDateField(label=_("Notice given on"), is_day=True, required=True)
    party = forms.ModelChoiceField(
        label=_("By which party"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("party", "Not stated"),
    )
    paper = PaperField(
        label=_("Its paper"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("paper", "Not among the papers yet"),
    )

    def __init__(self, *args, agreement, papers, **options):
        super().__init__(*args, **options)
        self.fields["party"].queryset = agreement.parties.all()
        self.fields["paper"].queryset = agreement.papers.filter(pk__in=papers)
