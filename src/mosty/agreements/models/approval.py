"""Rounds of approval and their steps."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.agreements.models.agreement import Agreement
from mosty.people.models import Person


class ApprovalRound(models.Model):
    """One round on one text; a changed text starts a new round."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="approval_rounds"
    )
    number = models.PositiveSmallIntegerField()
    text_sha256 = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="a_round_has_its_own_number", fields=["agreement", "number"]
            )
        ]

    def __str__(self):
        return f"{self.agreement}, {self.number}"


class ApprovalStep(models.Model):
    """Somebody's part in a round: a role or a person, a deadline, a decision."""

    class Decision(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned with a remark")

    round = models.ForeignKey(
        ApprovalRound, on_delete=models.CASCADE, related_name="steps"
    )
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=30, choices=Role, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.WAITING
    )
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_step_is_somebodys",
                condition=~Q(role="", person=None),
            ),
            models.CheckConstraint(
                name="a_decided_step_has_its_moment",
                condition=Q(decision="waiting", decided_at=None)
                | (~Q(decision="waiting") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.get_decision_display()}"
