"""Dates written for people, with the precision they are known to."""

import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Precision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    UNKNOWN = "unknown", pgettext_lazy("date", "not known")


NO_BREAK = "\u00a0"
FORMATS = {
    Precision.DAY: _("j\u00a0F\u00a0Y"),
    Precision.MONTH: _("F\u00a0Y"),
    Precision.YEAR: "Y",
}
MONTHS_ALONE_RU = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]


def speak(day: datetime.date | None, precision: str = Precision.DAY) -> str:
    """`12 марта 2026`, `март 2026`, `2026`, or an empty string when not known."""
    if day is None or precision == Precision.UNKNOWN:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    text = date_format(day, str(FORMATS[Precision(precision)]))
    if precision == Precision.MONTH:
        genitive = date_format(day, "F")
        alone = MONTHS_ALONE_RU[day.month - 1]
        if genitive[:2].lower() == alone[:2]:
            return f"{alone}{NO_BREAK}{day.year}"
    return text
