"""An import: what was read, which records it made, what looked odd."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.documents.models import Document


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The pages' rule tells who may; imports are theirs in common."""
        return self.all()


class Import(models.Model):
    """One reading of one file into the register."""

    class State(models.TextChoices):
        RUNNING = "running", _("Being imported")
        DONE = "done", _("Imported")
        UNDONE = "undone", _("Undone")

    kind = models.CharField(max_length=20, default="page")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    title = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DONE)
    counts = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=120, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="imports"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="an_undone_import_has_its_moment",
                condition=Q(state="undone", undone_at__isnull=False)
                | Q(state__in=["running", "done"], undone_at=None),
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.pk})"

    def get_absolute_url(self):
        return reverse("imports_office:record", args=[self.pk])


class ImportedRecord(models.Model):
    """A record that an import made or changed.

    `printed` is what the page said of it, `before` what an undoing puts back,
    `after` how it stood when the import was done with it.
    """

    class Change(models.TextChoices):
        MADE = "made", _("made")
        CHANGED = "changed", _("changed")

    of_import = models.ForeignKey(
        Import, on_delete=models.CASCADE, related_name="records"
    )
    change = models.CharField(max_length=8, choices=Change, default=Change.MADE)
    kind = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    line = models.PositiveIntegerField(null=True, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    printed = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self):
        return f"{self.kind.model} {self.object_id}"


class FlagQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all()

    def standing(self):
        """Flags of imports that were not undone; about a page, only the newest."""
        done = Import.objects.filter(state=Import.State.DONE)
        newest = done.filter(kind="page").order_by("-pk").values("pk")[:1]
        return self.filter(of_import__state=Import.State.DONE).filter(
            Q(kind__isnull=False) | Q(of_import__in=newest)
        )

    def waiting(self):
        """Those that a person has yet to decide."""
        return self.standing().filter(decision=Flag.Decision.OPEN)


class Flag(models.Model):
    """Something odd in the source, with a correction that a person may accept."""

    class Decision(models.TextChoices):
        OPEN = "open", _("Not decided")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Rejected")

    of_import = models.ForeignKey(
        Import, on_delete=models.CASCADE, related_name="flags"
    )
    record = models.CharField(max_length=20)
    row = models.PositiveIntegerField(null=True, blank=True)
    code = models.CharField(max_length=60)
    kind = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    field = models.CharField(max_length=60, blank=True)
    message = models.TextField()
    original = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.code} {self.record} {self.row or ''}".strip()
