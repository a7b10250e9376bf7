"""Two records that turned out to be one organisation, and how to part them again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import audiences_of
from mosty.partners.models.organisation import Organisation


class MergeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)

    def visible_to(self, user):
        """Those of a kept record that the reader may see."""
        return self.filter(kept__audience__in=audiences_of(user))


class Merge(models.Model):
    """A record given up for another one, with every row that followed it.

    `standing` is the highest key of the kept one's rows behind each key of
    `partners.merging`, before the merge: what is above it came later.
    """

    kept = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="merges"
    )
    given_up = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="merges_away"
    )
    reason = models.CharField(max_length=500)
    by_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    standing = models.JSONField(default=dict)
    undone_by_id = models.BigIntegerField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.UniqueConstraint(
                name="an_organisation_is_given_up_once",
                fields=["given_up"],
                condition=Q(undone_at=None),
            ),
            models.CheckConstraint(
                name="an_organisation_is_not_given_up_for_itself",
                condition=~Q(kept=F("given_up")),
            ),
            models.CheckConstraint(name="a_merge_says_why", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.given_up} → {self.kept}"


class MergedRow(models.Model):
    """One row as it was before and as the merge left it.

    Columns are kept as text by their names. Without `after` the row was taken away,
    without `before` it was made. `whole` is all of a row without personal values, to
    put it back should somebody take it away later. Personal values of such a row stand in the journal's erasable rows, under `entry_id`.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    model = models.CharField(max_length=80)
    key = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    whole = models.JSONField(null=True)
    entry_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="rows_of_a_merge_are_numbered", fields=["merge", "number"]
            )
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
