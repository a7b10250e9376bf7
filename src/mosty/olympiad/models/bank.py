"""The bank: tasks as their authors wrote them, and who has checked them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.models import Document, Image
from mosty.people.models import User


class Kind(models.TextChoices):
    """What a task asks for; the values are those of `olympiad.marking.Kind`."""

    SINGLE = "single", pgettext_lazy("task", "One right answer")
    MULTIPLE = "multiple", pgettext_lazy("task", "Several right answers")
    ORDER = "order", pgettext_lazy("task", "Put in order")
    MATCH = "match", pgettext_lazy("task", "Match")
    SHORT = "short", pgettext_lazy("task", "Short answer")
    NUMBER = "number", pgettext_lazy("task", "Number")
    YEAR = "year", pgettext_lazy("task", "Year")
    POINT = "point", pgettext_lazy("task", "Point on a picture")
    GAP = "gap", pgettext_lazy("task", "Text with gaps")
    TIMELINE = "timeline", pgettext_lazy("task", "Events on a time line")
    ESSAY = "essay", pgettext_lazy("task", "Essay")
    FILE = "file", pgettext_lazy("task", "File or photograph")


class TaskQuerySet(models.QuerySet):
    def unchecked(self):
        return self.filter(checked_at=None)


class Task(models.Model):
    """A task of the bank. `written` holds it in both languages; see `bank.written`.

    Until a named person of the institution has checked it, it is shown as not checked.
    `image` and `audio` are given out by their key to whoever has the task before them.
    """

    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    ages = ArrayField(models.CharField(max_length=8))
    tracks = ArrayField(models.CharField(max_length=8))
    topic = models.CharField(max_length=40)
    difficulty = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField()
    written = models.JSONField()
    image = models.ForeignKey(
        Image, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    audio = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_archived = models.BooleanField(default=False)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of the olympiad")
        verbose_name_plural = _("tasks of the olympiad")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="task_is_checked_by_somebody_at_some_time",
                condition=Q(checked_by=None, checked_at=None)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="task_is_checked_by_a_second_person",
                condition=Q(checked_by=None)
                | Q(written_by=None)
                | ~Q(checked_by=F("written_by")),
            ),
            models.CheckConstraint(
                name="task_has_points_and_a_difficulty",
                condition=Q(points__gte=1, difficulty__gte=1, difficulty__lte=5),
            ),
        ]

    def __str__(self):
        return self.key
