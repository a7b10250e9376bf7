"""Short forms: dates alone, a prolongation, an early end, a signing."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.forms.fields import (
    NOT_COME,
    PaperField,
    TermFields,
    agree_on_term,
    text,
)
from mosty.agreements.forms.mending import WHY, Explaining
from mosty.agreements.forms.paper import RENEWAL
from mosty.documents.forms import DocumentsField
from mosty.ui.forms import Part, PreciseDateField, RecordForm


class DatesForm(Explaining, RecordForm, TermFields):
    """The dates of one agreement and nothing else, from the desk.

    Before the signature there is no day of signing.
    """

    parts = (
        Part(
            "",
            ("signed_on", "term_rule", "valid_until", "term_months", "in_force_from"),
        ),
        RENEWAL,
        WHY,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self.thing.origin:
            del self.fields["signed_on"]
            self._now.pop("signed_on", None)

    def clean(self):
        agree_on_term(self, self.cleaned_data)
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
    paper = PaperField(
        label=_("Its paper"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("paper", "Not among the papers yet"),
    )
    files = DocumentsField(
        label=_("Or bring its scan"),
        required=False,
        is_paper=True,
        help_text=_("It becomes a paper of the agreement: an act of prolongation."),
    )

    def __init__(self, *args, user, agreement, papers, **options):
        super().__init__(*args, **options)
        self.fields["paper"].queryset = agreement.papers.filter(pk__in=papers)
        self.fields["files"].belongs_to(user, box=f"extension:{agreement.pk}")

    def clean(self):
        told = super().clean()
        files = told.get("files") or ()
        if len(files) > 1 or (files and told.get("paper")):
            words = _("One paper is the act: choose it, or bring one file.")
            self.add_error("files", words)
        return told


class EndForm(RecordForm):
    on = PreciseDateField(label=_("Last day"), is_day=True, required=True)


class SigningForm(RecordForm):
    on = PreciseDateField(label=_("Day of signing"), is_day=True, required=True)
    scan = DocumentsField(
        label=_("Scan of the signed paper"), required=False, is_paper=True
    )

    def __init__(self, *args, user=None, agreement=None, **options):
        super().__init__(*args, **options)
        if agreement is None:
            del self.fields["scan"]
        else:
            self.fields["scan"].belongs_to(user, box=f"signing:{agreement.pk}")

    def clean(self):
        told = self.cleaned_data.get("on")
        if told and told.on > localdate():
            self.add_error("on", NOT_COME)
        return super().clean()
