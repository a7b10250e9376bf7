"""Proof of life: what counts, and what is asked of those who let it sleep."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import audiences_of
from mosty.agreements.models.agreement import Agreement, Kind
from mosty.partners.models import Contact
from mosty.people.models import User
from mosty.ui.dates import Precision


class LifeSettings(models.Model):
    """What counts as a sign of life, who sees it, and when a question is asked."""

    is_partner_asked_for = models.BooleanField(default=False)
    is_proof_asked_for = models.BooleanField(default=False)
    is_log_counted = models.BooleanField(default=True)
    left_out_kinds = ArrayField(
        models.CharField(max_length=30), default=list, blank=True
    )
    is_public = models.BooleanField(default=False)
    is_asking = models.BooleanField(default=True)
    is_released_by_hand = models.BooleanField(default=True)
    question_months = models.PositiveSmallIntegerField(default=12)
    most_a_night = models.PositiveSmallIntegerField(default=20)
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("settings of proof of life")
        constraints = [
            models.UniqueConstraint(
                name="there_is_one_row_of_life_settings", fields=["is_only"]
            ),
            models.CheckConstraint(
                name="the_row_of_life_settings_is_the_only_one",
                condition=Q(is_only=True),
            ),
            models.CheckConstraint(
                name="a_question_is_not_asked_every_day",
                condition=Q(question_months__gte=1),
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)


class LifeTerms(models.Model):
    """After how many months an agreement of a kind fades, sleeps, was never started.

    The row without a kind is for all kinds that have none of their own.
    """

    kind = models.CharField(max_length=12, choices=Kind, blank=True, unique=True)
    active_months = models.PositiveSmallIntegerField(default=12)
    sleeping_months = models.PositiveSmallIntegerField(default=24)
    grace_months = models.PositiveSmallIntegerField(default=12)

    class Meta:
        verbose_name = _("terms of proof of life")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                name="an_agreement_fades_before_it_sleeps",
                condition=Q(sleeping_months__gt=F("active_months"))
                & Q(active_months__gte=1)
                & Q(grace_months__gte=1),
            ),
        ]

    def __str__(self):
        return self.get_kind_display() or "—"


class LifeQuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those about agreements that the reader may see."""
        return self.filter(agreement__audience__in=audiences_of(user))

    def open(self):
        return self.filter(closed_on=None)


class LifeQuestion(models.Model):
    """A sleeping agreement: what is to become of it? Open until somebody settles it.

    `last_sign_on` is the last sign of life that was known when it was asked;
    `wait_until` keeps it from the desk until that day.
    """

    class Outcome(models.TextChoices):
        WOKE = "woke", pgettext_lazy("question", "it woke up")
        ENDING = "ending", pgettext_lazy("question", "it is let end")
        OVER = "over", pgettext_lazy("question", "the agreement is over")
        NOTED = "noted", pgettext_lazy("question", "taken note of")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="life_questions"
    )
    asked_on = models.DateField()
    last_sign_on = models.DateField(null=True, blank=True)
    wait_until = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    objects = LifeQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a sleeping agreement")
        verbose_name_plural = _("questions about sleeping agreements")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_agreement_has_one_open_question",
                fields=["agreement"],
                condition=Q(closed_on=None),
            ),
            models.UniqueConstraint(
                name="an_agreement_is_asked_about_once_a_day",
                fields=["agreement", "asked_on"],
            ),
            models.CheckConstraint(
                name="a_closed_question_has_its_outcome",
                condition=Q(closed_on=None, outcome="")
                | (Q(closed_on__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self):
        return f"{self.agreement}: {self.asked_on}"


class LifeLetter(models.Model):
    """The question as it goes to one of the two coordinators, and the answer.

    Its link is signed and not kept; `sendings` makes the links of earlier letters
    void. The partner's letter waits for `released_at` where the settings say so.
    """

    class Side(models.TextChoices):
        OURS = "ours", pgettext_lazy("coordinator", "our coordinator")
        THEIRS = "theirs", pgettext_lazy("coordinator", "the partner’s coordinator")

    class Answer(models.TextChoices):
        PLANNED = "planned", _("Something is planned")
        LET_END = "let_end", _("Let it end")
        WAKE = "wake", _("Let us wake it")

    question = models.ForeignKey(
        LifeQuestion, on_delete=models.CASCADE, related_name="letters"
    )
    side = models.CharField(max_length=6, choices=Side)
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=2, default="ru")
    released_at = models.DateTimeField(null=True, blank=True)
    sendings = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    plan_text = models.CharField(max_length=400, blank=True)
    plan_on = models.DateField(null=True, blank=True)
    plan_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    remark = models.TextField(blank=True)

    class Meta:
        verbose_name = _("letter with a question about a sleeping agreement")
        ordering = ["side", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_side_is_asked_once_a_question", fields=["question", "side"]
            ),
            models.CheckConstraint(
                name="an_answered_letter_has_its_answer",
                condition=Q(answered_at=None, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="planned_day_and_its_precision_agree",
                condition=Q(plan_on=None, plan_precision="unknown")
                | (Q(plan_on__isnull=False) & ~Q(plan_precision="unknown")),
            ),
        ]

    def __str__(self):
        return f"{self.question}: {self.get_side_display()}"
