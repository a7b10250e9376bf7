"""Who enters pupils: a school, a parent, a partner; names of pupils stay with them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.olympiad.models.setting import Edition
from mosty.partners.models import Organisation
from mosty.people.models import Consent, User


class Quota(models.Model):
    """How many pupils a partner may enter into an edition."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="quotas"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    most = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("quota of a partner")
        verbose_name_plural = _("quotas of partners")
        constraints = [
            models.UniqueConstraint(
                name="partner_has_one_quota", fields=["edition", "organisation"]
            ),
            models.CheckConstraint(
                name="quota_is_of_somebody", condition=Q(most__gte=1)
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.most}"


class Registration(models.Model):
    """Pupils entered at one time by one person, for a school, a partner, one's child.

    The consents are those of the legal representative, one for each purpose. `token` is
    that of the list it was made from: the same list sent twice is entered once.
    """

    class By(models.TextChoices):
        SCHOOL = "school", pgettext_lazy("registration", "School")
        PARTNER = "partner", pgettext_lazy("registration", "Partner institution")
        PARENT = "parent", pgettext_lazy("registration", "Parent")

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="registrations"
    )
    by = models.CharField(max_length=8, choices=By)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    school = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    entered_at = models.DateTimeField(auto_now_add=True)
    consents = models.ManyToManyField(Consent, related_name="registrations", blank=True)
    token = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("registration of pupils")
        verbose_name_plural = _("registrations of pupils")
        ordering = ["-entered_at"]
        constraints = [
            models.CheckConstraint(
                name="partner_registration_names_its_partner",
                condition=~Q(by="partner") | Q(organisation__isnull=False),
            )
        ]

    def __str__(self):
        return self.school or str(self.organisation or self.get_by_display())
