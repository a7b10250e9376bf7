"""A date as far as it is known: to the day, the month, the year, or not at all."""

import datetime
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.ui.dates import Precision, speak
from mosty.ui.written_dates import read_date


@dataclass(frozen=True)
class PreciseDate:
    """A day and how far it is known; without a day the date is not known.

    A month or a year is held by its first day, or by its last where the field says
    so: an end in May 2026 is the 31st.
    """

    on: datetime.date | None = None
    precision: str = Precision.UNKNOWN

    def __bool__(self) -> bool:
        return self.on is not None

    def __str__(self) -> str:
        return speak(self.on, self.precision)

    def written(self) -> str:
        """As it is typed into the field: `12.03.2026`, `03.2026`, `2026`."""
        forms_of_dates = {
            Precision.DAY: "%d.%m.%Y",
            Precision.MONTH: "%m.%Y",
            Precision.YEAR: "%Y",
        }
        return self.on.strftime(forms_of_dates[self.precision]) if self.on else ""


class PreciseDateField(forms.CharField):
    """Reads what people write; an empty field means that the date is not known.

    Cleans to a `PreciseDate`. With `precision_name` a record form writes the
    precision to that column, the field's own name being the column of the day.
    """

    default_error_messages = {
        "not_a_date": _(
            "This is not a date of the calendar. Write it like 12.03.2026, 03.2026 "
            "or 2026."
        ),
        "required": _("Write the date, like 12.03.2026."),
        "not_a_day": _("The day is needed here: write it like 12.03.2026."),
    }

    def __init__(self, *, precision_name="", is_end=False, is_day=False, **options):
        self.precision_name, self.is_end, self.is_day = precision_name, is_end, is_day
        options.setdefault("required", False)
        options.setdefault("max_length", 40)
        options.setdefault(
            "help_text",
            _("12.03.2026") if is_day else _("12.03.2026, 03.2026 or 2026"),
        )
        options.setdefault(
            "widget", forms.TextInput(attrs={"autocomplete": "off", "class": "day"})
        )
        super().__init__(**options)

    def prepare_value(self, value):
        if isinstance(value, datetime.date):
            value = PreciseDate(value, Precision.DAY)
        return value.written() if isinstance(value, PreciseDate) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return PreciseDate()
        found = read_date(text)
        if found is None or found.on is None or found.printed.strip() != text:
            raise forms.ValidationError(self.error_messages["not_a_date"])
        if self.is_day and found.precision != Precision.DAY:
            raise forms.ValidationError(self.error_messages["not_a_day"])
        on = found.last_day() if self.is_end else found.on
        return PreciseDate(on, Precision(found.precision))
