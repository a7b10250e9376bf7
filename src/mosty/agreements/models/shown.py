"""What of an agreement the site shows: by default, and for one agreement."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.models.agreement import Agreement


class PublicField(models.TextChoices):
    """Parts of an agreement of which one may say who sees them."""

    NUMBER = "number", _("Number on the paper")
    SIGNED = "signed", _("Date of signing")
    TERM = "term", _("Entry into force, term, extension")
    LANGUAGES = "languages", _("Languages")
    DIRECTIONS = "directions", _("Directions")
    BASIS = "basis", _("Basis")
    SIGNATORIES = "signatories", _("Positions of the signatories")
    PAPERS = "papers", _("Published papers")
    OBLIGATIONS = "obligations", _("Obligations")
    LIFE = "life", pgettext_lazy("agreement", "Proof of life")
    TREE = "tree", _("Papers that go with it")
    CONFIRMATION = "confirmation", _("Confirmation by the partner")


HIDDEN_AT_FIRST = [PublicField.OBLIGATIONS.value]
CONFIRMATION_DAYS, REMINDER_DAYS = 30, 10


def hidden_at_first() -> list[str]:
    return list(HIDDEN_AT_FIRST)


class RegisterSettings(models.Model):
    """How the institution keeps its register. One row, or none while all is usual.

    `hidden` are the `PublicField`s that only the office sees.
    """

    hidden = ArrayField(
        models.CharField(max_length=15, choices=PublicField),
        default=hidden_at_first,
        blank=True,
    )
    confirmation_days = models.PositiveSmallIntegerField(default=CONFIRMATION_DAYS)
    reminder_days = models.PositiveSmallIntegerField(default=REMINDER_DAYS)
    is_only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("settings of the register")
        constraints = [
            models.CheckConstraint(
                name="the_register_has_one_row_of_settings",
                condition=Q(is_only=True),
            ),
            models.CheckConstraint(
                name="a_link_of_confirmation_works_for_a_day_at_least",
                condition=Q(confirmation_days__gte=1),
            ),
        ]

    def __str__(self):
        return str(_("Settings of the register"))


class ShownField(models.Model):
    """For one agreement a field is shown, or hidden, whatever the default says."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="shown_fields"
    )
    field = models.CharField(max_length=15, choices=PublicField)
    is_public = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="of_a_field_one_says_once_who_sees_it",
                fields=["agreement", "field"],
            )
        ]
        indexes = [models.Index(fields=["field", "is_public", "agreement"])]

    def __str__(self):
        return f"{self.field}: {'+' if self.is_public else '-'}"
