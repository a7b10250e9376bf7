"""Files on their way here: what has arrived stays, and the rest may follow."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from mosty.documents.models.document import Warned


class UploadQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(by_id=user.pk) if user.pk else self.none()

    def in_box(self, user, box):
        return self.visible_to(user).filter(box=box).order_by("pk")

    def arrived(self):
        return self.filter(received_bytes=F("size_bytes"))

    def expired(self, at):
        return self.filter(expires_at__lte=at)

    def announced_bytes(self) -> int:
        return self.aggregate(sum=Sum("size_bytes"))["sum"] or 0


class Upload(models.Model):
    """A file that one person is bringing into one box of a form.

    `mark` tells the same file when it is chosen again. `by_id` is the account.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by_id = models.BigIntegerField()
    box = models.CharField(max_length=120)
    mark = models.CharField(max_length=200)
    name = models.CharField(max_length=255)
    size_bytes = models.PositiveBigIntegerField()
    received_bytes = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=120, blank=True)
    warnings = ArrayField(
        models.CharField(max_length=20, choices=Warned), default=list, blank=True
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.UniqueConstraint(
                name="a_file_comes_into_a_box_once", fields=["by_id", "box", "mark"]
            ),
            models.CheckConstraint(
                name="no_more_arrives_than_was_announced",
                condition=Q(received_bytes__lte=F("size_bytes")),
            ),
            models.CheckConstraint(
                name="an_upload_has_a_size", condition=Q(size_bytes__gte=1)
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def has_arrived(self) -> bool:
        return self.received_bytes == self.size_bytes

    @property
    def percent(self) -> int:
        return self.received_bytes * 100 // self.size_bytes


class UploadPart(models.Model):
    """The bytes of an upload from `start` on, in a file of the common storage."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    start = models.PositiveBigIntegerField()
    size_bytes = models.PositiveBigIntegerField()
    file = models.FileField(upload_to="uploads/")

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(
                name="a_part_begins_once", fields=["upload", "start"]
            ),
        ]

    def __str__(self):
        return f"{self.start} + {self.size_bytes}"
