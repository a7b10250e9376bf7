"""How early the office is reminded, and when an agreement counts as left alone."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.letters.models import Letter
from mosty.people.models import User

END_DAYS = [180, 90, 30]
NOTICE_DAYS = [30, 7, 0]
OTHER_DAYS = [14, 0]


def end_days() -> list[int]:
    return list(END_DAYS)


def notice_days() -> list[int]:
    return list(NOTICE_DAYS)


def other_days() -> list[int]:
    return list(OTHER_DAYS)


class CareTermsQuerySet(models.QuerySet):
    def visible_to(self, user):
        """They hold no secret; the rule of the page says who changes them."""
        return self

    def held(self):
        """The one row; as shipped where nobody has changed anything."""
        return self.first() or self.model(pk=1)


class CareTerms(models.Model):
    """Days of reminders before an end, a last day of notice, anything else.

    `silent_months` without a contact, and `away_days` of an absence, leave an
    agreement alone. The letter of the week goes on a weekday (Monday is 0) from an
    hour of the institution's zone on.
    """

    end_days = ArrayField(
        models.PositiveSmallIntegerField(), default=end_days, blank=True, size=8
    )
    notice_days = ArrayField(
        models.PositiveSmallIntegerField(), default=notice_days, blank=True, size=8
    )
    other_days = ArrayField(
        models.PositiveSmallIntegerField(), default=other_days, blank=True, size=8
    )
    silent_months = models.PositiveSmallIntegerField(default=12)
    away_days = models.PositiveSmallIntegerField(default=30)
    week_day = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(6)]
    )
    week_hour = models.PositiveSmallIntegerField(
        default=8, validators=[MaxValueValidator(23)]
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = CareTermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("days of reminders")
        verbose_name_plural = _("days of reminders")
        constraints = [
            models.CheckConstraint(
                name="there_are_one_days_of_reminders", condition=Q(pk=1)
            ),
            models.CheckConstraint(
                name="the_letter_of_the_week_has_its_hour",
                condition=Q(week_day__lte=6, week_hour__lte=23),
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @property
    def longest(self) -> datetime.timedelta:
        """How far ahead a reminder may look."""
        days = [*self.end_days, *self.notice_days, *self.other_days]
        return datetime.timedelta(days=max(days, default=0))


class WeekLetter(models.Model):
    """The letter of one week to one person; without a letter there was nothing."""

    is_personal = True

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    week_on = models.DateField()
    letter = models.ForeignKey(
        Letter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("letter of the week")
        verbose_name_plural = _("letters of the week")
        constraints = [
            models.UniqueConstraint(
                name="a_person_gets_one_letter_a_week", fields=["user", "week_on"]
            )
        ]

    def __str__(self):
        return f"{self.user_id} {self.week_on}"
