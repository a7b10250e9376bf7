"""A document as the office sees it."""

from django.db import models
from django.urls import reverse

from mosty.access.roles import audiences_of
from mosty.documents.models.document import Document
from mosty.documents.withholding import without_withheld


class FiledQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With those put away, which only the office finds and brings back."""
        shown = self.filter(audience__in=audiences_of(user))
        return without_withheld(shown, user)


class FiledDocument(Document):
    """The same document in the office, where what was put away is found too."""

    objects = FiledQuerySet.as_manager()

    class Meta:
        proxy = True

    def get_absolute_url(self):
        return reverse("documents_office:record", args=[self.pk])
