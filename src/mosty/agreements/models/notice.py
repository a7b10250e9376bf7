"""Notices that keep an agreement from being renewed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.paper import Paper
from mosty.agreements.models.party import Party


class RenewalNotice(models.Model):
    """A party said that it does not want the agreement renewed."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="notices"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_on = models.DateField()
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("notice against renewal")
        verbose_name_plural = _("notices against renewal")
        ordering = ["given_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_party_gives_notice_once_a_day",
                fields=["agreement", "party", "given_on"],
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.given_on}"
