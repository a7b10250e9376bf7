"""The conclusion that a law asks for, from the application to the exemption."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements import taken
from mosty.agreements.clearance.asking import Subject
from mosty.agreements.forms.approval import accounts
from mosty.agreements.forms.fields import long_text, text
from mosty.agreements.models import Clearance, Paper
from mosty.agreements.models.pack import words_of
from mosty.agreements.naming import text_told, version_told
from mosty.documents.forms import DocumentsField
from mosty.documents.models import Document, Version
from mosty.ui.dates import speak
from mosty.ui.forms import Part, PreciseDateField, RecordForm

Result = Clearance.Result
NUMBER = _("A conclusion has a number. Write it as the paper says.")
DAY = _("A conclusion has a day. Write the day of the paper.")
REASON = _("Write why no conclusion is needed: the point of the law or a letter.")
REMARKS = _("Write what the authority says: without it nobody knows what to mend.")
TO_COME = _("This day has not come yet. Write the day on which it happened.")
GAPS = _(
    "The application has gaps. Close them first, or tick that it was sent with them."
)
WHY = _("Write why it was sent all the same.")
EARLY = _(
    "The text that goes with it was kept or approved on %(day)s, later than this day. "
    "Write another day, or tick and say why it is so."
)
OTHER_GROUND = "other"


def scan(label):
    return DocumentsField(label=label, required=False, is_many=False, is_paper=True)


class WithScan(RecordForm):
    """A form with one file that becomes a paper of the agreement."""

    def __init__(self, *args, user, agreement, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"clearance:{agreement.pk}")


class ClearanceForm(WithScan):
    """All that is known of one application, to enter what exists and to mend."""

    result = forms.ChoiceField(
        label=_("State of the application"), choices=(), widget=forms.RadioSelect
    )
    body = text(_("Which body"), 400, help_text=_("The body that decides on it."))
    submitted_on = PreciseDateField(label=_("Applied on"), is_day=True)
    outgoing_number = text(_("Our outgoing number"), 80)
    number = text(_("Number of the conclusion"), 80)
    decided_on = PreciseDateField(label=_("Day of the conclusion"), is_day=True)
    reason = long_text(_("What the authority remarked, or why none is needed"))
    files = scan(_("Scan of the conclusion"))

    parts = (
        Part("", ("result", "body", "submitted_on", "outgoing_number")),
        Part(_("What was answered"), ("number", "decided_on", "reason", "files")),
    )

    def __init__(self, *args, thing=None, **options):
        super().__init__(*args, thing=thing, **options)
        kept = {Result.GRANTED, Result.REFUSED, Result.RETURNED, Result.WAITING}
        if thing is not None:
            kept.add(Result(thing.result))
        self.fields["result"].choices = [
            (one.value, one.label) for one in Result if one in kept
        ]

    def clean(self):
        told = self.cleaned_data
        if told.get("result") == Result.GRANTED:
            ask_for_proof(self, told)
        if told.get("result") == Result.EXEMPT and not told.get("reason", "").strip():
            self.add_error("reason", REASON)
        sent, answered = told.get("submitted_on"), told.get("decided_on")
        refuse_older(self, sent.on if sent else None, answered)
        refuse_to_come(self, "submitted_on", "decided_on")
        return super().clean()


def ask_for_proof(form, told) -> None:
    if not told.get("number"):
        form.add_error("number", NUMBER)
    if "decided_on" in told and not told["decided_on"]:
        form.add_error("decided_on", DAY)


def refuse_older(form, sent, answered) -> None:
    if sent and answered and answered.on < sent:
        words = _("The conclusion is older than the application. Look at both.")
        form.add_error("decided_on", words)


def refuse_to_come(form, *names) -> None:
    """What has happened bears no day after today."""
    for name in names:
        told = form.cleaned_data.get(name)
        if told and told.on and told.on > localdate():
            form.add_error(name, TO_COME)


class AnswerForm(WithScan):
    """What the authority answered to an application."""

    result = forms.ChoiceField(
        label=_("What was answered"),
        choices=[
            (Result.GRANTED, _("A positive conclusion")),
            (Result.REFUSED, _("A negative conclusion: the text goes back to draft")),
            (Result.RETURNED, _("Returned with remarks: the text goes back to draft")),
        ],
        widget=forms.RadioSelect,
    )
    decided_on = PreciseDateField(
        label=_("Day of the answer"), is_day=True, required=True
    )
    number = text(_("Its number"), 80)
    reason = long_text(
        _("Remarks of the authority"),
        help_text=_("Needed where the answer is not positive."),
    )
    files = scan(_("Scan of the answer"))

    def __init__(self, *args, sent, **options):
        super().__init__(*args, **options)
        self.sent = sent

    def clean(self):
        told = self.cleaned_data
        result = told.get("result")
        if result == Result.GRANTED and not told.get("number"):
            self.add_error("number", NUMBER)
        is_negative = result in (Result.REFUSED, Result.RETURNED)
        if is_negative and not told.get("reason", "").strip():
            self.add_error("reason", REMARKS)
        refuse_older(self, self.sent, told.get("decided_on"))
        refuse_to_come(self, "decided_on")
        return super().clean()


class SendingForm(RecordForm):
    """The application was sent: when, under which number, by whom.

    `gaps` is what it lacks, in words; then a tick and a reason are asked for, as they
    are for a day before `ready_on`, when its text was there. `about` explains the body.
    """

    submitted_on = PreciseDateField(label=_("Sent on"), is_day=True, required=True)
    outgoing_number = text(_("Our outgoing number"), 80)
    submitted_by = forms.ModelChoiceField(
        label=_("Who sent it"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("person", "Not stated"),
    )
    body = text(_("Which body"), 400, help_text=_("The body that decides on it."))
    is_meant = forms.BooleanField(
        label=_("It was sent with these gaps"),
        error_messages={"required": GAPS},
    )
    gaps_reason = long_text(
        _("Why it was sent all the same"),
        required=True,
        help_text=_("Stands in the history of the agreement with the list of gaps."),
    )

    def __init__(self, *args, today, user, gaps=(), ready_on=None, about="", **options):
        super().__init__(*args, **options)
        self.today, self.gaps, self.ready_on = today, tuple(gaps), ready_on
        if about:
            self.fields["body"].help_text = about
        self.fields["submitted_by"].queryset = accounts()
        self.initial.setdefault("submitted_by", user.person)
        if not gaps and not self.is_bound:
            del self.fields["is_meant"], self.fields["gaps_reason"]
        elif not gaps:
            for name in ("is_meant", "gaps_reason"):
                self.fields[name].required = False

    def clean(self):
        sent = self.cleaned_data.get("submitted_on")
        if sent and self.ready_on and sent.on < self.ready_on:
            self._ask_why_so_early()
        elif not self.gaps:
            del self.fields["is_meant"], self.fields["gaps_reason"]
        if sent and sent.on > self.today:
            words = _("This day is still to come. Write the day on which it was sent.")
            self.add_error("submitted_on", words)
        return super().clean()

    def _ask_why_so_early(self):
        """Its text came later than the day: another day, or a tick and a reason."""
        words = EARLY % {"day": speak(self.ready_on)}
        told = self.cleaned_data
        if not told.get("is_meant") or not told.get("gaps_reason", "").strip():
            self.add_error("submitted_on", words)
        for name in ("is_meant", "gaps_reason"):
            if not told.get(name) and name not in self.errors:
                self.add_error(name, GAPS if name == "is_meant" else WHY)
        self.gaps = (*self.gaps, words)

    def facts(self) -> dict:
        """The columns to write, and the reason where there are gaps."""
        told = self.cleaned_data
        kept = {"submitted_by": told["submitted_by"], "body": told["body"]}
        return {
            **kept,
            "submitted_on": told["submitted_on"].on,
            "outgoing_number": told["outgoing_number"],
            "gaps_reason": told.get("gaps_reason", "") if self.gaps else "",
            "gaps": self.gaps,
        }


class QuestionForm(RecordForm):
    asked_on = PreciseDateField(label=_("Asked on"), is_day=True, required=True)
    text = long_text(_("What the authority asks"), required=True)

    def clean(self):
        refuse_to_come(self, "asked_on")
        return super().clean()


class QuestionAnswerForm(RecordForm):
    answered_on = PreciseDateField(label=_("Answered on"), is_day=True, required=True)
    answer = long_text(_("What we answered"))

    def clean(self):
        refuse_to_come(self, "answered_on")
        return super().clean()


class ExemptionForm(RecordForm):
    """Why no conclusion is needed: an exemption of the rule, and the reason."""

    ground = forms.ChoiceField(
        label=_("Exemption"), choices=(), widget=forms.RadioSelect
    )
    reason = long_text(
        _("Reason"),
        required=True,
        help_text=_("What makes it hold here: the point of the law, a letter, facts."),
    )

    def __init__(self, *args, pack, **options):
        super().__init__(*args, **options)
        rows = list(enumerate(pack.exemptions if pack else ()))
        self.grounds = {str(number): words_of(one) for number, one in rows}
        self.fields["ground"].choices = [
            *self.grounds.items(),
            (OTHER_GROUND, _("Another ground")),
        ]

    @property
    def words(self) -> str:
        return self.grounds.get(self.cleaned_data["ground"], "")


class VersionField(forms.ModelChoiceField):
    """A version of a paper, told so that no two look alike."""

    def label_from_instance(self, obj):
        return text_told(obj)


def choice_of(label):
    return VersionField(Version.objects.none(), label=label, required=False)


class PurposeForm(RecordForm):
    """What the letter says, and which texts go; an empty choice leaves it to the rule."""

    purpose = long_text(
        _("What the agreement is for"),
        rows=5,
        help_text=_("Stands in the cover letter, in the language of the authority."),
    )
    either = {"version": "", "translation": ""}

    version = choice_of(_("Which text goes"))
    translation = choice_of(_("Which translation goes"))

    def __init__(self, *args, user, agreement, **options):
        super().__init__(*args, **options)
        seen = Document.objects.visible_to(user)
        for name, role, found in (
            ("version", Paper.Role.DRAFT, taken.text_by_rule(agreement)),
            ("translation", Paper.Role.TRANSLATION, taken.translation_of(agreement)),
        ):
            rows = taken.versions_of(agreement, role).filter(document__in=seen)
            if len(rows) < 2:
                del self.fields[name]
                continue
            file = version_told(found.version) if found else ""
            told = {"text": file, "why": found.why}
            self.fields[name].queryset = rows
            self.fields[name].empty_label = _("As the rule takes it")
            self.fields[name].help_text = (
                _("The rule takes: %(text)s. %(why)s") % told if found else ""
            )


class SubjectForm(RecordForm):
    subject = forms.ChoiceField(
        label=_("What the agreement is about"),
        choices=Subject,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Education also takes in joint programmes, exchanges of learners and staff, "
            "projects, conferences and exchanges of literature."
        ),
    )
