"""Who signed a published paper, and the file of the signature."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.documents.models import Document


class Signature(models.Model):
    """The simple or stronger electronic signature of a published document.

    `file` is the detached signature (.sig) to lie beside the document.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="published_signature"
    )
    name = models.CharField(max_length=200)
    position_ru = models.CharField(max_length=300)
    position_en = models.CharField(max_length=300, blank=True)
    signed_on = models.DateField()
    certificate = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal_fields = ("name",)

    class Meta:
        verbose_name = _("signature of a published document")

    def __str__(self):
        return f"{self.document}"
