"""An import that is being prepared: nothing of it stands in the register yet."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.models import Document
from mosty.imports.models.made import Import
from mosty.people.models import User


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The pages' rule tells who may; all drafts are theirs in common."""
        return self.all()

    def unfinished(self):
        return self.filter(is_put_away=False).exclude(stage=Draft.Stage.DONE)


class Draft(models.Model):
    """A file on its way into the register, with all that was decided of it.

    `mapping` gives the place of the heading for each of our columns; `answers` what
    a person said once for all rows alike; `preview` what a page or a
    workbook would do. `checked`
    counts the rows that the check in the background has come through, and `check_number`
    tells one such check from an earlier one that was stopped.
    """

    class Kind(models.TextChoices):
        PAGE = "page", _("The cooperation page")
        PARTNERS = "partners", _("A table of partners")
        AGREEMENTS = "agreements", _("A table of agreements")
        WORKBOOK = "workbook", _("The whole register")

    class Stage(models.TextChoices):
        COLUMNS = "columns", pgettext_lazy("import", "columns to be matched")
        CHECKING = "checking", pgettext_lazy("import", "being checked")
        REVIEW = "review", pgettext_lazy("import", "to be checked")
        RUNNING = "running", pgettext_lazy("import", "being entered")
        DONE = "done", pgettext_lazy("import", "entered")

    kind = models.CharField(max_length=12, choices=Kind)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COLUMNS)
    name = models.CharField(max_length=255)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="import_drafts"
    )
    begun_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    is_put_away = models.BooleanField(default=False)
    tables = models.JSONField(default=list)
    table = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    preview = models.JSONField(default=dict)
    checked = models.PositiveIntegerField(default=0)
    check_number = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    made = models.OneToOneField(
        Import, on_delete=models.PROTECT, null=True, related_name="draft"
    )

    AT_WORK = (Stage.CHECKING, Stage.RUNNING)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("unfinished import")
        verbose_name_plural = _("unfinished imports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_entered_has_its_import",
                condition=~Q(stage="done") | Q(made__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("imports_office:draft", args=[self.pk])

    @property
    def is_page(self) -> bool:
        return self.kind == self.Kind.PAGE

    @property
    def is_workbook(self) -> bool:
        return self.kind == self.Kind.WORKBOOK


class RowQuerySet(models.QuerySet):
    def ready(self):
        """Rows that would be entered now."""
        return self.filter(status__in=DraftRow.READY, entered_at=None)

    def asking(self):
        """Rows that a person has to look at before they can be entered."""
        return self.filter(status__in=DraftRow.ASKING)


class DraftRow(models.Model):
    """A row of the file, as printed, and what a person said of it.

    `mended` are texts by our columns that stand instead of the file's; `findings`
    what the last check found: faults, proposals, the record meant, values.
    """

    class Status(models.TextChoices):
        NEW = "new", pgettext_lazy("row of an import", "will be added")
        CHANGED = "changed", pgettext_lazy("row of an import", "will be completed")
        FOUND = "found", pgettext_lazy("row of an import", "in the register already")
        FAULT = "fault", pgettext_lazy("row of an import", "to be mended")
        LIKELY = "likely", pgettext_lazy("row of an import", "perhaps a duplicate")
        WAITS = "waits", pgettext_lazy("row of an import", "waits for later")
        LEFT_OUT = "left_out", pgettext_lazy("row of an import", "left out")
        ENTERED = "entered", pgettext_lazy("row of an import", "entered")

    class Verdict(models.TextChoices):
        LEAVE_OUT = "leave_out", pgettext_lazy("row of an import", "leave out")
        WAIT = "wait", pgettext_lazy("row of an import", "wait")

    READY = (Status.NEW, Status.CHANGED, Status.FOUND)
    ASKING = (Status.FAULT, Status.LIKELY)

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    mended = models.JSONField(default=dict)
    accepted = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    same_as = models.CharField(max_length=24, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    findings = models.JSONField(default=dict)
    entered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        indexes = [models.Index(fields=["draft", "status", "number"])]
        constraints = [
            models.UniqueConstraint(
                name="a_row_of_a_draft_has_its_number", fields=["draft", "number"]
            ),
            models.CheckConstraint(
                name="an_entered_row_has_its_moment",
                condition=Q(status="entered", entered_at__isnull=False)
                | (~Q(status="entered") & Q(entered_at=None)),
            ),
        ]

    def __str__(self):
        return f"{self.draft_id}: {self.number}"


class SavedMapping(models.Model):
    """How the columns of one shape of tables were matched, for the next such file."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Draft.Kind)
    signature = models.TextField()
    mapping = models.JSONField(default=dict)
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="one_saved_mapping_for_a_shape", fields=["kind", "signature"]
            )
        ]

    def __str__(self):
        return self.name
