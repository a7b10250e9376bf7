"""What the parties owe each other, and what was done under an agreement."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from mosty.activities.models import Activity
from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.party import Party


class AgreementActivity(models.Model):
    """An activity carried out under an agreement: its proof of life."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="activity_links"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="agreement_links"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_activity_is_linked_to_an_agreement_once",
                fields=["agreement", "activity"],
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.activity}"


class Obligation(models.Model):
    """Something a party promised to do by a day."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="obligations"
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    text_ru = models.TextField(_("what is owed, in Russian"))
    text_en = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    repeats_months = models.PositiveSmallIntegerField(null=True, blank=True)
    fulfilled_by = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    fulfilled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]

    def __str__(self):
        return self.text_ru[:80]
