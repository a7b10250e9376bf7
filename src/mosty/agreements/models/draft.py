"""Words for the drafts of an agreement that no other record keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models.agreement import Agreement


class DraftWords(models.Model):
    """What was written for the placeholders of a draft, to be proposed again.

    Addresses, names in the genitive and in English: by path of the placeholder, only
    those that differ from what the registers say.
    """

    agreement = models.OneToOneField(
        Agreement, on_delete=models.CASCADE, related_name="draft_words"
    )
    words = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("words of a draft")
        verbose_name_plural = _("words of drafts")

    def __str__(self):
        return str(self.agreement)
