"""Stored files with versions and a visibility of their own."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience, audiences_of
from mosty.documents.withholding import without_withheld
from mosty.ui.dates import Precision, speak


class Kind(models.TextChoices):
    """What a paper is, as a person would sort it."""

    AGREEMENT = "agreement", pgettext_lazy("kind of document", "Agreement or act")
    ORDER = "order", pgettext_lazy("kind of document", "Order")
    LETTER = "letter", pgettext_lazy("kind of document", "Letter")
    REPORT = "report", pgettext_lazy("kind of document", "Report")
    PROGRAMME = "programme", pgettext_lazy("kind of document", "Programme or plan")
    CERTIFICATE = "certificate", pgettext_lazy("kind of document", "Certificate")
    PRESENTATION = "presentation", pgettext_lazy("kind of document", "Presentation")
    TEMPLATE = "template", pgettext_lazy("kind of document", "Template of a draft")
    PHOTO = "photo", pgettext_lazy("kind of document", "Photograph or picture")
    OTHER = "other", pgettext_lazy("kind of document", "Other")


class Warned(models.TextChoices):
    """What a reader will miss in a file; each has a sentence in `wording`."""

    UNTAGGED = "untagged", _("PDF without tags")
    NO_TEXT = "no_text", _("Scan without text")
    PROTECTED = "protected", _("Protected by a password")
    BROKEN = "broken", _("Cannot be opened")
    NOT_LASTING = "not_lasting", _("Not PDF/A")


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        shown = self.filter(audience__in=audiences_of(user), is_archived=False)
        return without_withheld(shown, user)


class Document(models.Model):
    """A paper that has one or more versions; the newest is shown."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    purpose_ru = models.CharField(max_length=400, blank=True)
    purpose_en = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.OTHER)
    language = models.CharField(max_length=5, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    dated_precision = models.CharField(
        max_length=10, choices=Precision, default=Precision.UNKNOWN
    )
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.STAFF)
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["-added_at"])]
        constraints = [
            models.CheckConstraint(
                name="a_paper_has_a_day_as_far_as_it_is_known",
                condition=Q(dated_on=None, dated_precision=Precision.UNKNOWN)
                | (Q(dated_on__isnull=False) & ~Q(dated_precision=Precision.UNKNOWN)),
            ),
        ]

    def __str__(self):
        return self.title_ru

    @property
    def address(self) -> str:
        """Where the newest version is given out, to those who may see it."""
        return reverse("documents:download", args=[self.key])

    @property
    def spoken_date(self) -> str:
        return speak(self.dated_on, self.dated_precision)

    @cached_property
    def newest(self):
        """The version that is shown, or None while there is no file."""
        return next(iter(self.versions.all()), None)


class Version(models.Model):
    """One file of a document, known by its content's SHA-256.

    `added_by` is written like the journal's actors; `reason` says why it replaced
    the one before.
    """

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to="documents/%Y/%m/")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    warnings = ArrayField(
        models.CharField(max_length=20, choices=Warned), default=list, blank=True
    )
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                name="a_version_has_its_own_number", fields=["document", "number"]
            ),
            models.CheckConstraint(
                name="version_numbers_start_at_one", condition=Q(number__gte=1)
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.number})"

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class Rendition(models.Model):
    """A picture made here of a version: a photograph in a width, a page of a paper."""

    class Use(models.TextChoices):
        PICTURE = "picture", pgettext_lazy("rendition", "Picture")
        PAGE = "page", pgettext_lazy("rendition", "Page")

    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="renditions"
    )
    use = models.CharField(max_length=10, choices=Use)
    number = models.PositiveIntegerField(default=1)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=20)
    file = models.FileField(upload_to="renditions/%Y/%m/")
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["use", "number", "width", "media_type"]
        constraints = [
            models.UniqueConstraint(
                name="a_rendition_is_made_once",
                fields=["version", "use", "number", "width", "media_type"],
            ),
        ]

    def __str__(self):
        return f"{self.use} {self.number}, {self.width} × {self.height}"

    @property
    def address(self) -> str:
        return reverse("documents:rendition", args=[self.version.document.key, self.pk])
