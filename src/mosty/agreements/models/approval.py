"""Rounds of approval and their steps, and the links by which one decides by letter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Role
from mosty.agreements.models.agreement import Agreement
from mosty.documents.models import Version
from mosty.people.models import Person, User


class RoundQuerySet(models.QuerySet):
    def open(self):
        """Those that run: a decision of somebody is waited for."""
        return self.filter(outcome="")


class ApprovalRound(models.Model):
    """One round on one text; a changed text starts a new round.

    The steps are a copy of the route as it stood: a route changed later leaves the
    rounds alone.
    """

    class Outcome(models.TextChoices):
        RUNNING = "", _("Running")
        APPROVED = "approved", pgettext_lazy("round", "Approved")
        RETURNED = "returned", pgettext_lazy("round", "Returned to be mended")
        CALLED_OFF = "called_off", _("Called off")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="approval_rounds"
    )
    number = models.PositiveSmallIntegerField()
    route_ru = models.CharField(max_length=200, blank=True)
    route_en = models.CharField(max_length=200, blank=True)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text_sha256 = models.CharField(max_length=64, blank=True)
    started_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(
        max_length=10, choices=Outcome, default=Outcome.RUNNING, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="a_round_has_its_own_number", fields=["agreement", "number"]
            ),
            models.UniqueConstraint(
                name="one_round_of_approval_runs_at_a_time",
                fields=["agreement"],
                condition=Q(outcome=""),
            ),
            models.CheckConstraint(
                name="a_closed_round_has_its_moment",
                condition=Q(outcome="", closed_at=None)
                | (~Q(outcome="") & Q(closed_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.agreement}, {self.number}"


class ApprovalStep(models.Model):
    """Somebody's part in a round: a role or a person, a deadline, a decision.

    Steps of one position are asked together. A return to an earlier step asks from
    there again: the steps are copied into the next lap. `on_behalf_of` is for whom a
    deputy decided; `is_by_letter` tells a decision made by a link of a letter.
    """

    class Decision(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", pgettext_lazy("step", "Approved")
        RETURNED = "returned", _("Returned with a remark")
        CALLED_OFF = "called_off", _("Not needed any more")

    round = models.ForeignKey(
        ApprovalRound, on_delete=models.CASCADE, related_name="steps"
    )
    lap = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=30, choices=Role, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    workdays = models.PositiveSmallIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.WAITING
    )
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_by_letter = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["lap", "position", "id"]
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
            models.CheckConstraint(
                name="a_returned_step_has_its_remark",
                condition=~Q(decision="returned") | ~Q(remark=""),
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.get_decision_display()}"

    @property
    def whose(self) -> str:
        """The person, or the role, that the step is for."""
        return str(self.person) if self.person else str(self.get_role_display())

    def remarks_of(self, person):
        """What a person remarked on clauses of its text and nobody has dealt with."""
        rows = self.round.agreement.clause_remarks.filter(settled_at=None)
        return rows.filter(version=self.round.version_id, author=person)


class ApprovalLink(models.Model):
    """A one-time link of a letter, by which one person decides one step.

    Its token is signed and not kept; a link is spent by a decision, not by a look.
    """

    step = models.ForeignKey(
        ApprovalStep, on_delete=models.CASCADE, related_name="links"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.step_id} {self.made_at:%Y-%m-%d %H:%M}"
