"""By which keys an organisation's names are found by the matcher."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from mosty.partners.models.organisation import Organisation


class NameMark(models.Model):
    """Keys of all names that an organisation bears or bore, kept by the actions.

    `compared_at` is empty until the others with such keys were compared with it.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="mark"
    )
    keys = ArrayField(models.TextField())
    compared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "name mark"
        indexes = [
            GinIndex(fields=["keys"], name="partners_name_keys"),
            models.Index(
                fields=["organisation"],
                name="partners_uncompared_names",
                condition=models.Q(compared_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.organisation_id}: {len(self.keys)}"
