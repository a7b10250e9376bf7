"""What the parties owe each other, and what was done under an agreement."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import audiences_of
from mosty.activities.models import Activity
from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.lifecycle import Stage
from mosty.agreements.models.paper import Paper
from mosty.agreements.models.party import Party
from mosty.agreements.models.plan import WorkPlan
from mosty.people.models import Person
from mosty.ui.dates import Precision


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


class ObligationQuerySet(models.QuerySet):
    """What is overdue is asked for a day `on`, never stored."""

    def visible_to(self, user):
        """Those of agreements that the reader may see."""
        return self.filter(agreement__audience__in=audiences_of(user))

    def present(self):
        return self.filter(is_archived=False)

    def open(self):
        """Of signed agreements, not put away, with something left to be done.

        One that recurs without a last day of its own ends with its agreement.
        """
        within = (
            Q(repeats_months=None)
            | Q(repeats_until__isnull=False)
            | Q(next_due_on=None)
            | Q(agreement__ends_on=None)
            | Q(next_due_on__lte=F("agreement__ends_on"))
        )
        return self.filter(
            within, is_archived=False, is_settled=False, agreement__stage=Stage.SIGNED
        )

    def overdue(self, on):
        return self.open().filter(next_due_on__lt=on)

    def due_between(self, since, until):
        """Whose next day lies from `since` through `until`."""
        return self.open().filter(next_due_on__gte=since, next_due_on__lte=until)

    def of_ours(self):
        """What our institution owes, and what all parties owe."""
        return self.filter(Q(party=None) | Q(party__organisation__is_ours=True))


class Obligation(models.Model):
    """Something a party promised to do by a day, once or again and again.

    `due_on` is the first day (of a month or a year known alone, its last). One that
    recurs does so until `repeats_until`, else until the agreement ends. Each time is
    settled apart, by a `Discharge`. `next_due_on` (the first time that is not settled)
    and `is_settled` (none is left) are derived of these by
    `agreements.promises.occurrences`.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="obligations"
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    responsible = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text_ru = models.TextField(_("what is owed, in Russian"))
    text_en = models.TextField(blank=True)
    quantity_ru = models.CharField(max_length=120, blank=True)
    quantity_en = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    repeats_months = models.PositiveSmallIntegerField(null=True, blank=True)
    repeats_until = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True, editable=False)
    is_settled = models.BooleanField(default=False, editable=False)
    plan = models.ForeignKey(
        WorkPlan,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="obligations",
    )
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(
                fields=["next_due_on"],
                name="open_obligations_by_day",
                condition=Q(is_settled=False, is_archived=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="obligation_day_and_its_precision_agree",
                condition=Q(due_on=None, due_precision="unknown")
                | (Q(due_on__isnull=False) & ~Q(due_precision="unknown")),
            ),
            models.CheckConstraint(
                name="obligation_recurs_until_a_day_after_its_first",
                condition=Q(due_on=None)
                | Q(repeats_until=None)
                | Q(repeats_until__gte=F("due_on")),
            ),
            models.CheckConstraint(
                name="a_settled_obligation_has_no_next_day",
                condition=Q(is_settled=False) | Q(next_due_on=None),
            ),
        ]

    def __str__(self):
        return self.text_ru[:80]


class Discharge(models.Model):
    """One time of an obligation is settled: done, or not asked for any more.

    `due_on` says which time, None for an obligation without a day; `on` is the day
    when it was done, if it is known.
    """

    class Kind(models.TextChoices):
        FULFILLED = "fulfilled", pgettext_lazy("obligation", "fulfilled")
        WAIVED = "waived", pgettext_lazy("obligation", "waived")

    obligation = models.ForeignKey(
        Obligation, on_delete=models.CASCADE, related_name="discharges"
    )
    due_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULFILLED)
    on = models.DateField(null=True, blank=True)
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    paper = models.ForeignKey(
        Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(
                name="each_time_of_an_obligation_is_settled_once",
                fields=["obligation", "due_on"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="a_waived_obligation_has_its_reason",
                condition=~Q(kind="waived") | ~Q(reason=""),
            ),
        ]

    def __str__(self):
        return f"{self.obligation}: {self.get_kind_display()}"
