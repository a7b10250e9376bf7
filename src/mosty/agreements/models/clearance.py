"""The conclusion of an authority that an agreement may need before it is signed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.clearance.clock import Pause
from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.paper import Paper
from mosty.documents.models import Version
from mosty.people.models import Person


class ClearanceQuerySet(models.QuerySet):
    def present(self):
        return self.filter(is_archived=False)

    def waiting(self):
        """Applications that the authority has and has not answered."""
        return self.present().filter(result="waiting")

    def decided(self):
        return self.present().exclude(result__in=("preparing", "waiting"))


class Clearance(models.Model):
    """One application for a conclusion, with its answer, or an exemption from it.

    `rule_pack` and `pack_version` say by which rule; `due_on` is the day by which an
    answer is expected, derived. `ground` keeps the words of the exemption. `version` and
    `translation` are the texts that were sent; while it is being prepared, those
    chosen by hand, none where the rule of `taken` chooses.
    """

    class Result(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        WAITING = "waiting", _("Applied for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        RETURNED = "returned", _("Returned with remarks")
        EXEMPT = "exempt", _("Not needed")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="clearances"
    )
    rule_pack = models.CharField(max_length=40)
    pack_version = models.PositiveIntegerField(null=True, blank=True)
    body = models.CharField(max_length=400, blank=True)
    purpose = models.TextField(blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outgoing_number = models.CharField(max_length=80, blank=True)
    version = models.ForeignKey(
        Version, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    translation = models.ForeignKey(
        Version, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True, editable=False)
    result = models.CharField(max_length=10, choices=Result, default=Result.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=80, blank=True)
    ground = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_archived = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        ordering = ["-id"]
        indexes = [models.Index(fields=["result", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="an_exemption_from_clearance_has_a_reason",
                condition=~Q(result="exempt") | ~Q(reason=""),
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.get_result_display()}"


class ClearanceQuestion(models.Model):
    """The authority asked something; until it is answered the term does not run."""

    clearance = models.ForeignKey(
        Clearance, on_delete=models.CASCADE, related_name="questions"
    )
    asked_on = models.DateField()
    text = models.TextField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        verbose_name = _("question of the authority")
        verbose_name_plural = _("questions of the authority")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_question_is_answered_after_it_is_asked",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
            ),
            models.UniqueConstraint(
                name="one_question_stops_the_clock_at_a_time",
                fields=["clearance"],
                condition=Q(answered_on=None),
            ),
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def pause(self) -> Pause:
        return Pause(self.asked_on, self.answered_on)
