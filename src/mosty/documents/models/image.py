"""A picture of pages and news: what it shows in words, and where to look."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.documents.models.document import Document

MIDDLE = 50


class ImageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(document__in=Document.objects.visible_to(user))

    def with_renditions(self):
        """With what the tag `picture` reads."""
        return self.select_related("document").prefetch_related(
            "document__versions__renditions"
        )


class Image(models.Model):
    """A picture with its alternative in both languages and its focus point.

    `focus_x` and `focus_y` are percent of the width and height: what must stay in
    sight when the picture is cropped.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="image"
    )
    alt_ru = models.CharField(max_length=400)
    alt_en = models.CharField(max_length=400)
    focus_x = models.PositiveSmallIntegerField(
        default=MIDDLE, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        default=MIDDLE, validators=[MaxValueValidator(100)]
    )

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                name="a_picture_is_told_in_words_in_both_languages",
                condition=~Q(alt_ru="") & ~Q(alt_en=""),
            ),
            models.CheckConstraint(
                name="a_focus_point_lies_within_the_picture",
                condition=Q(focus_x__lte=100, focus_y__lte=100),
            ),
        ]

    def __str__(self):
        return self.alt_ru
