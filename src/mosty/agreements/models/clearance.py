"""The federal body's conclusion that a foreign education agreement may need."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.paper import Paper


class Clearance(models.Model):
    """One application for a conclusion (273-ФЗ, art. 105 pt 4), or an exemption."""

    class Result(models.TextChoices):
        WAITING = "waiting", _("Applied for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        EXEMPT = "exempt", _("Not needed")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="clearances"
    )
    rule_pack = models.CharField(max_length=40)
    body = models.CharField(max_length=200, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result, default=Result.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="an_exemption_from_clearance_has_a_reason",
                condition=~Q(result="exempt") | ~Q(reason=""),
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.get_result_display()}"
