"""What a party promised, and how a time of it was settled."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities.models import Activity, State
from mosty.agreements.forms.fields import (
    PaperField,
    ResponsibleField,
    long_text,
    months,
    text,
)
from mosty.agreements.models import Discharge, Paper, Party
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm


class ObligationForm(RecordForm):
    text_ru = long_text(_("What is promised"), required=True)
    text_en = long_text()
    quantity_ru = text(
        _("How much"), 120, help_text=_("«2 семинара», «20 педагогов»; may stay empty.")
    )
    quantity_en = text("", 120)
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("By whom"),
        required=False,
        empty_label=pgettext_lazy("party", "By all parties"),
    )
    responsible = ResponsibleField(label=_("Who looks after it here"))
    due_on = PreciseDateField(
        label=_("By which day"), precision_name="due_precision", is_end=True
    )
    repeats_months = months(
        _("Again every so many months"),
        help_text=_("12 is every year. Empty: it is done once."),
    )
    repeats_until = PreciseDateField(
        label=_("Again until"),
        is_day=True,
        help_text=_("Empty: until the agreement ends."),
    )

    parts = (
        Part(
            "",
            (
                Pair("text"),
                Pair("quantity"),
                "party",
                "responsible",
                "due_on",
                "repeats_months",
                "repeats_until",
            ),
        ),
    )

    def __init__(self, *args, agreement, **options):
        super().__init__(*args, **options)
        self.fields["party"].queryset = agreement.parties.all()

    def clean(self):
        due, until = (self.cleaned_data.get(n) for n in ("due_on", "repeats_until"))
        rhythm = self.cleaned_data.get("repeats_months")
        if rhythm and not due and "due_on" not in self.errors:
            words = _("Write when it is due for the first time.")
            self.add_error("due_on", words)
        if until and not rhythm:
            words = _("Write every how many months it recurs, or clear this day.")
            self.add_error("repeats_until", words)
        if until and due and until.on < due.on:
            words = _("It would recur until a day before its first. Look at both.")
            self.add_error("repeats_until", words)
        return super().clean()


class SettleForm(forms.Form):
    """One time of an obligation: done, or not asked for any more."""

    kind = forms.ChoiceField(
        label=_("How it stands"),
        choices=[
            (Discharge.Kind.FULFILLED, _("It was done")),
            (Discharge.Kind.WAIVED, _("It is not asked for any more")),
        ],
        widget=forms.RadioSelect,
        initial=Discharge.Kind.FULFILLED,
    )
    on = PreciseDateField(label=_("Done on"), is_day=True)
    activity = forms.ModelChoiceField(
        Activity.objects.none(),
        label=_("By what that was done"),
        required=False,
        empty_label=pgettext_lazy("activity", "Nothing of these"),
        help_text=_("What is recorded under this agreement."),
    )
    paper = PaperField(
        Paper.objects.none(),
        label=_("By which paper"),
        required=False,
        empty_label=pgettext_lazy("paper", "None of these"),
    )
    reason = long_text(
        _("Why it is not asked for"), help_text=_("Only where it was not done.")
    )

    def __init__(self, *args, agreement, papers, user, **options):
        super().__init__(*args, **options)
        done = Activity.objects.visible_to(user).filter(
            agreement_links__agreement=agreement
        )
        done = done.exclude(state__in=(State.PLANNED, State.CANCELLED))
        self.fields["activity"].queryset = done.newest_first()
        self.fields["paper"].queryset = agreement.papers.filter(pk__in=papers)

    def clean(self):
        cleaned = super().clean()
        is_waived = cleaned.get("kind") == Discharge.Kind.WAIVED
        if is_waived and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write why it is not asked for any more."))
        return cleaned
