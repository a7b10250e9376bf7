"""Stored files with versions and a visibility of their own."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(audience__in=audiences_of(user), is_archived=False)


class Document(models.Model):
    """A paper that has one or more versions; the newest is shown."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    purpose_ru = models.CharField(max_length=400, blank=True)
    purpose_en = models.CharField(max_length=400, blank=True)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.STAFF)
    is_archived = models.BooleanField(default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self):
        return self.title_ru


class Version(models.Model):
    """One file of a document, known by its content's SHA-256."""

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
    added_at = models.DateTimeField(auto_now_add=True)

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
