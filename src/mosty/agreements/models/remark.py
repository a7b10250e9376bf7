"""What readers remark on a clause of a text."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models.agreement import Agreement
from mosty.documents.models import Version
from mosty.people.models import Person


class ClauseRemark(models.Model):
    """A remark on one clause of one version; another version does not have it.

    `label` and `quote` keep how the clause was printed when it was remarked on.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="clause_remarks"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=60)
    label = models.CharField(max_length=60, blank=True)
    quote = models.TextField()
    text = models.TextField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("remark on a clause")
        verbose_name_plural = _("remarks on clauses")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.label}: {self.text[:60]}"
