"""The federal body's conclusion, from the application to the exemption."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.agreements.forms.fields import long_text, text
from mosty.agreements.models import Clearance
from mosty.documents.forms import DocumentsField
from mosty.ui.forms import Part, PreciseDateField, RecordForm

Result = Clearance.Result
NUMBER = _("A conclusion has a number. Write it as the paper says.")
DAY = _("A conclusion has a day. Write the day of the paper.")
REASON = _("Write why no conclusion is needed: the point of the law or a letter.")


class ClearanceForm(RecordForm):
    """One application, and what came of it."""

    result = forms.ChoiceField(
        label=_("State of the application"), choices=Result, widget=forms.RadioSelect
    )
    body = text(
        _("Which body"), 200, help_text=_("The ministry that gives the conclusion.")
    )
    submitted_on = PreciseDateField(label=_("Applied on"), is_day=True)
    number = text(_("Number of the conclusion"), 80)
    decided_on = PreciseDateField(label=_("Day of the conclusion"), is_day=True)
    reason = long_text(
        _("Why it is not needed, or why it was refused"),
        help_text=_("An exemption is not entered without its reason."),
    )
    files = DocumentsField(
        label=_("Scan of the conclusion"), required=False, is_many=False
    )

    parts = (
        Part("", ("result", "body", "submitted_on")),
        Part(_("What was answered"), ("number", "decided_on", "reason", "files")),
    )

    def __init__(self, *args, user, agreement, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"clearance:{agreement.pk}")

    def clean(self):
        told = self.cleaned_data
        if told.get("result") == Result.GRANTED:
            if not told.get("number"):
                self.add_error("number", NUMBER)
            if "decided_on" in told and not told["decided_on"]:
                self.add_error("decided_on", DAY)
        if told.get("result") == Result.EXEMPT and not told.get("reason"):
            self.add_error("reason", REASON)
        sent, answered = told.get("submitted_on"), told.get("decided_on")
        if sent and answered and answered.on < sent.on:
            words = _("The conclusion is older than the application. Look at both.")
            self.add_error("decided_on", words)
        return super().clean()
