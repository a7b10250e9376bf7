"""What was published when, where it was placed, and what has not been yet."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.places.workdays import YearNotLoaded, add_workdays, last_known_workday

TERM_WORKDAYS = 10


class Edition(models.Model):
    """What the page showed from a moment on, frozen: `content` as `rows.Content` is.

    `sha256` is that of the content in canonical JSON. `made_by` is written like the
    journal's actors.
    """

    class Reason(models.TextChoices):
        FIRST = "first", pgettext_lazy("edition", "The first")
        CHANGED = "changed", pgettext_lazy("edition", "The register changed")
        PUBLISHED = "published", pgettext_lazy("edition", "A person published it")

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    reason = models.CharField(max_length=10, choices=Reason)
    content = models.JSONField()
    count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("edition of the statutory page")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                name="edition_numbers_start_at_one", condition=Q(number__gte=1)
            )
        ]

    def __str__(self):
        return f"/sveden/inter № {self.number}"


class Placement(models.Model):
    """A person's word that an edition stands on another site since a day."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="placements"
    )
    placed_on = models.DateField()
    address = models.URLField(blank=True)
    said_by = models.CharField(max_length=120)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.edition}, {self.placed_on}"


class Waiting(models.Model):
    """A change of a row that is not published yet, or not placed yet.

    `number` is the agreement's in the register; 0 stands for what is not a row: the
    notice of suspension and the accreditations. `since` is the day of the change.
    """

    class Kind(models.TextChoices):
        ADDED = "added", pgettext_lazy("change", "to be added")
        CHANGED = "changed", pgettext_lazy("change", "to be changed")
        REMOVED = "removed", pgettext_lazy("change", "to be taken off")

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    since = models.DateField()
    title_ru = models.CharField(max_length=500, blank=True)
    title_en = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["since", "number"]

    def __str__(self):
        return f"№ {self.number}: {self.get_kind_display()}"

    @property
    def due_on(self) -> datetime.date:
        """The last day to publish it: ten working days (ПП РФ 1802, п. 16).

        Where the calendar of the year is not known yet, the last working day that
        is: never too late.
        """
        try:
            return add_workdays(self.since, TERM_WORKDAYS)
        except YearNotLoaded:
            return max(self.since, last_known_workday())

    @property
    def is_reckoned(self) -> bool:
        """Whether the calendar of all the days is known."""
        try:
            add_workdays(self.since, TERM_WORKDAYS)
        except YearNotLoaded:
            return False
        return True
