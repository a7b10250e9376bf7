"""Giving, handing over, notes for the successor, days of reminders."""

import re

from django import forms
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from mosty.agreements.forms.approval import accounts
from mosty.agreements.forms.fields import long_text
from mosty.agreements.models import Agreement
from mosty.people.models import Person
from mosty.ui.forms import Part, RecordForm

FURTHEST = 730
DAYS = _("Days before, from the earliest: 180, 90, 30. Empty: no reminders.")


class DaysField(forms.CharField):
    """Days before something, as people list them: `180, 90, 30`."""

    def __init__(self, **options):
        super().__init__(max_length=80, required=False, help_text=DAYS, **options)

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        words = [one for one in re.split(r"[\s,;]+", value or "") if one]
        if not all(one.isascii() and one.isdigit() for one in words):
            raise forms.ValidationError(_("Write whole numbers of days: 180, 90, 30."))
        days = sorted({int(one) for one in words}, reverse=True)
        if len(days) > 8 or any(one > FURTHEST for one in days):
            raise forms.ValidationError(
                _("At most eight reminders, and none earlier than two years before.")
            )
        return days

    def has_changed(self, initial, data):
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except forms.ValidationError:
            return True


class GiveForm(forms.Form):
    """To whom something is given."""

    taker = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("To whom"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose to whom it is given.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["taker"].queryset = accounts()


class SidesForm(forms.Form):
    """Whose desk passes to whom."""

    giver = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Whose desk"),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose whose desk passes.")},
    )
    taker = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("To whom"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose to whom it is given.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        led = Agreement.objects.exclude(responsible=None).values("responsible")
        known = Person.objects.filter(erased_at=None)
        known = known.filter(Q(user__isnull=False) | Q(pk__in=led))
        self.fields["giver"].queryset = known.order_by(
            "family_name", "given_name", "pk"
        )
        self.fields["taker"].queryset = accounts()

    def clean(self):
        told = super().clean()
        if told.get("giver") and told.get("giver") == told.get("taker"):
            self.add_error("taker", _("Choose somebody else: this is the same person."))
        return told


class NotesForm(RecordForm):
    """What the next one should know."""

    text = long_text(
        _("What the next one should know"),
        help_text=_("Agreements under way, habits of partners, where papers lie."),
    )


class CareForm(RecordForm):
    """When one is reminded, and what counts as left alone."""

    end_days = DaysField(label=_("Before an agreement ends"))
    notice_days = DaysField(label=_("Before the last day for a notice"))
    other_days = DaysField(label=_("Before anything else that is due"))
    silent_months = forms.IntegerField(
        label=_("Months without a word after which an agreement sleeps"),
        min_value=1,
        max_value=120,
    )
    away_days = forms.IntegerField(
        label=_("Days away after which its agreements need somebody else"),
        min_value=1,
        max_value=366,
    )
    week_day = forms.TypedChoiceField(
        label=_("Day of the letter of the week"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
    )
    week_hour = forms.IntegerField(
        label=_("Hour of the letter, in the institution’s time"),
        min_value=0,
        max_value=23,
    )

    parts = (
        Part(_("Reminders"), ("end_days", "notice_days", "other_days")),
        Part(_("Left alone"), ("silent_months", "away_days")),
        Part(_("Letter of the week"), ("week_day", "week_hour")),
    )
