"""Who is bound by an agreement, and since when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models.agreement import Agreement
from mosty.partners.models import Organisation


class PartyQuerySet(models.QuerySet):
    def effective(self, on):
        """Those bound on the day `on`: acceded by then, not withdrawn."""
        return self.filter(
            Q(acceded_on=None) | Q(acceded_on__lte=on),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        )


class Party(models.Model):
    """A party, with its name and signatory as of signing.

    `seated_by` and `left_by` are the amendments from which its accession or its
    withdrawal follows; such days are derived and never typed here.
    """

    personal_fields = ("signatory",)

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="parties"
    )
    position = models.PositiveSmallIntegerField(default=1)
    name_at_signing = models.CharField(max_length=500)
    signatory = models.CharField(max_length=200, blank=True)
    signatory_position = models.CharField(max_length=200, blank=True)
    authority = models.CharField(_("basis of authority"), max_length=300, blank=True)
    own_number = models.CharField(max_length=80, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    acceded_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    original_place = models.CharField(max_length=200, blank=True)
    seated_by = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    left_by = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_party_signs_an_agreement_once",
                fields=["agreement", "organisation"],
            ),
            models.CheckConstraint(
                name="a_party_withdraws_after_it_accedes",
                condition=Q(acceded_on=None)
                | Q(withdrawn_on=None)
                | Q(withdrawn_on__gte=F("acceded_on")),
            ),
        ]

    def __str__(self):
        return self.name_at_signing

    def is_bound(self, on) -> bool:
        """What `PartyQuerySet.effective` asks, of a row at hand."""
        acceded = self.acceded_on is None or self.acceded_on <= on
        return acceded and (self.withdrawn_on is None or self.withdrawn_on > on)
