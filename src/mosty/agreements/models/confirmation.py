"""What a partner was asked to confirm, and what they answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.models.agreement import Agreement
from mosty.agreements.models.party import Party
from mosty.partners.models import Contact
from mosty.people.models import Person
from mosty.people.redacting import MARK


class ConfirmationQuerySet(models.QuerySet):
    def waiting(self, now):
        """Those whose answer may still come by their link."""
        return self.filter(outcome="", revoked_at=None, expires_at__gt=now)

    def confirmed(self):
        return self.filter(outcome="confirmed")

    def to_decide(self):
        """Those with a proposed change that nobody has decided."""
        return self.filter(outcome="proposed", changes__verdict="").distinct()


class Confirmation(models.Model):
    """One contact was asked by letter whether the terms are as we hold them.

    `terms` are those that the letter was about; `answered_terms` those that the
    contact had before their eyes, with the SHA-256 of their canonical form.
    `differs_since` tells that the last confirmed terms are held no more. `asks_again`
    is when the reader of a spent link asked for another. `address_digest` tells the
    address that the letter went to from every other, and does not keep it.
    """

    class Outcome(models.TextChoices):
        ASKED = "", pgettext_lazy("confirmation", "Asked")
        CONFIRMED = "confirmed", pgettext_lazy("confirmation", "Confirmed")
        PROPOSED = "proposed", _("Changes proposed")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="confirmations"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    address_digest = models.CharField(max_length=64, blank=True, editable=False)
    language = models.CharField(max_length=2, default="ru")
    note = models.TextField(blank=True)
    terms = models.JSONField()
    terms_sha256 = models.CharField(max_length=64)
    asked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    asks_again_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=10, choices=Outcome, default=Outcome.ASKED, blank=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_terms = models.JSONField(null=True, blank=True)
    answered_sha256 = models.CharField(max_length=64, blank=True)
    comment = models.TextField(blank=True)
    differs_since = models.DateTimeField(null=True, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation by a partner")
        verbose_name_plural = _("confirmations by partners")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_of_a_partner_has_its_moment_and_its_terms",
                condition=Q(outcome="", answered_at=None, answered_sha256="")
                | (
                    Q(outcome__gt="", answered_at__isnull=False)
                    & Q(answered_terms__isnull=False, answered_sha256__gt="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["agreement", "outcome", "-answered_at"]),
            models.Index(
                name="confirmations_that_differ",
                fields=["differs_since"],
                condition=Q(differs_since__isnull=False),
            ),
            models.Index(
                name="confirmations_not_answered",
                fields=["asked_at"],
                condition=Q(outcome="", revoked_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.agreement_id} {self.asked_at:%Y-%m-%d}"

    @property
    def is_shortened(self) -> bool:
        """Whether a person’s data were taken out of it; the hash is of the whole."""
        parties = (self.answered_terms or {}).get("parties", ())
        return MARK in self.comment or any(one["signatory"] == MARK for one in parties)


class ConfirmationCode(models.Model):
    """A code of six digits in a letter; only its digest is kept."""

    confirmation = models.ForeignKey(
        Confirmation, on_delete=models.CASCADE, related_name="codes"
    )
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.confirmation_id} {self.made_at:%Y-%m-%d %H:%M}"


class ProposedChange(models.Model):
    """What a partner would have otherwise in one field, and what the office said.

    `field` names a unit of `agreements.confirming.units`; `held` and `proposed` are
    its columns as the journal tells values. A change of a party names it.
    """

    class Verdict(models.TextChoices):
        OPEN = "", _("Not decided")
        ACCEPTED = "accepted", pgettext_lazy("proposed change", "Accepted")
        REFUSED = "refused", pgettext_lazy("proposed change", "Refused")

    confirmation = models.ForeignKey(
        Confirmation, on_delete=models.CASCADE, related_name="changes"
    )
    field = models.CharField(max_length=40)
    party = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    held = models.JSONField()
    proposed = models.JSONField()
    verdict = models.CharField(
        max_length=10, choices=Verdict, default=Verdict.OPEN, blank=True
    )
    word = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_field_is_proposed_once_in_an_answer",
                fields=["confirmation", "field", "party"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="a_decided_change_has_its_moment",
                condition=Q(verdict="", decided_at=None)
                | Q(verdict__gt="", decided_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.field
