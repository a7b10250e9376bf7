"""What people keep of the registers, and what they did to many rows at once."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_NAME = 60
COLUMN = models.CharField(max_length=40)


class SavedViewQuerySet(models.QuerySet):
    def offered_to(self, user):
        """Their own and the shared ones, in the order of the tabs."""
        return self.filter(
            Q(by_id=user.pk) | Q(is_shared=True), is_archived=False
        ).order_by("order", "id")

    def visible_to(self, user):
        """With those that were deleted, since a deletion can be undone."""
        return self.filter(Q(by_id=user.pk) | Q(is_shared=True))


class SavedView(models.Model):
    """An address of a listing and its columns, under a name."""

    listing = models.CharField(max_length=40)
    name = models.CharField(max_length=LONGEST_NAME)
    address = models.TextField(blank=True)
    columns = ArrayField(COLUMN, default=list, blank=True)
    by_id = models.BigIntegerField()
    is_shared = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    is_archived = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.CheckConstraint(
                name="a_saved_view_has_a_name", condition=~Q(name="")
            ),
            models.UniqueConstraint(
                name="a_person_names_each_view_once",
                fields=["by_id", "listing", "name"],
                condition=Q(is_archived=False),
            ),
        ]
        indexes = [models.Index(fields=["listing", "is_archived"])]

    def __str__(self):
        return self.name


class ColumnChoice(models.Model):
    """How one person likes a listing: its columns, and the view it opens with."""

    by_id = models.BigIntegerField()
    listing = models.CharField(max_length=40)
    columns = ArrayField(COLUMN, default=list, blank=True)
    opens_with = models.ForeignKey(
        SavedView, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_likes_a_listing_in_one_way",
                fields=["by_id", "listing"],
            )
        ]

    def __str__(self):
        return f"{self.listing}: {', '.join(self.columns)}"


class BulkRunQuerySet(models.QuerySet):
    def past(self, user):
        """What a person began, the last first; `is_left` says that some may be undone.

        An undoing is no run of its own here: the last one is told as `undone_id`.
        """
        going = [BulkRun.State.WAITING, BulkRun.State.RUNNING]
        back = BulkRun.objects.filter(undoes=OuterRef("pk")).order_by("-id")
        put_back = BulkRow.objects.filter(
            run__undoes=OuterRef("run"), object_id=OuterRef("object_id")
        ).exclude(outcome=BulkRow.Outcome.FAILED)
        left = BulkRow.objects.filter(
            run=OuterRef("pk"), outcome=BulkRow.Outcome.CHANGED
        ).exclude(Exists(put_back))
        begun = self.filter(by_id=user.pk, undoes=None)
        return begun.exclude(state=BulkRun.State.PREPARED).annotate(
            is_left=Exists(left),
            is_going_back=Exists(back.filter(state__in=going)),
            undone_id=Subquery(back.values("pk")[:1]),
        )


class BulkRun(models.Model):
    """One action done to many rows: prepared, confirmed, carried out row by row."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("Not confirmed")
        WAITING = "waiting", pgettext_lazy("bulk run", "Waits for its turn")
        RUNNING = "running", pgettext_lazy("bulk run", "Under way")
        STOPPED = "stopped", pgettext_lazy("bulk run", "Stopped")
        DONE = "done", pgettext_lazy("bulk run", "Finished")

    listing = models.CharField(max_length=40)
    action = models.CharField(max_length=40)
    given = models.TextField(blank=True)
    keys = ArrayField(models.BigIntegerField())
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    undoes = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="undoings"
    )
    by_id = models.BigIntegerField()
    language = models.CharField(max_length=5, default="ru")
    made_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BulkRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("action on many records")
        verbose_name_plural = _("actions on many records")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="a_finished_run_has_its_moment",
                condition=Q(state__in=["done", "stopped"], ended_at__isnull=False)
                | (~Q(state__in=["done", "stopped"]) & Q(ended_at=None)),
            ),
            models.CheckConstraint(
                name="a_run_does_not_undo_itself",
                condition=Q(undoes=None) | ~Q(undoes=F("id")),
            ),
        ]
        indexes = [models.Index(fields=["by_id", "-id"])]

    def __str__(self):
        return f"{self.listing}: {self.action} ({self.pk})"

    @property
    def total(self) -> int:
        return len(self.keys)

    @property
    def done(self) -> int:
        """How many rows are behind it, whatever became of them."""
        return self.changed + self.unchanged + self.failed

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.STOPPED}

    @property
    def is_going(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    def to_put_back(self):
        """Rows that it changed and no undoing has put back yet, the last one first."""
        put_back = BulkRow.objects.filter(run__undoes=self).exclude(
            outcome=BulkRow.Outcome.FAILED
        )
        changed = self.rows.filter(outcome=BulkRow.Outcome.CHANGED)
        left = changed.exclude(object_id__in=put_back.values("object_id"))
        return left.order_by("-id")

    def is_being_undone(self) -> bool:
        going = [self.State.WAITING, self.State.RUNNING]
        return self.undoings.filter(state__in=going).exists()


class BulkRow(models.Model):
    """What became of one row of a run; written in the transaction that changed it."""

    class Outcome(models.TextChoices):
        CHANGED = "changed", pgettext_lazy("bulk row", "changed")
        UNCHANGED = "unchanged", pgettext_lazy("bulk row", "was so already")
        FAILED = "failed", pgettext_lazy("bulk row", "left as it was")

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="rows")
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    changes = models.JSONField(default=dict)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_run_comes_to_a_row_once", fields=["run", "object_id"]
            )
        ]

    def __str__(self):
        return f"{self.label}: {self.get_outcome_display()}"


class ListingFile(models.Model):
    """A long list as a workbook, written in the background for one person."""

    listing = models.CharField(max_length=40)
    address = models.TextField(blank=True)
    columns = ArrayField(COLUMN)
    language = models.CharField(max_length=5)
    by_id = models.BigIntegerField()
    rows = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    stored = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of a list")
        verbose_name_plural = _("files of lists")

    def __str__(self):
        return self.name or self.listing
