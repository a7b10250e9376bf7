"""A plan of work that was read from a table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import audiences_of
from mosty.agreements.models.agreement import Agreement
from mosty.people.models import User


class WorkPlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of agreements that the reader may see."""
        return self.filter(agreement__audience__in=audiences_of(user))

    def unfinished(self):
        return self.filter(entered_at=None, taken_back_at=None)


class WorkPlan(models.Model):
    """A table on its way to becoming obligations, and what was decided of it.

    `tables` are the tables of the file: each with its `sheet`, and `rows` of texts.
    `heading` is the place of the row with headings (-1: there is none). `mapping`
    gives for each of our columns the place of theirs; `answers`, by the number of a
    row, what a person wrote instead and whether the row is left out.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="plans"
    )
    name = models.CharField(max_length=255)
    tables = models.JSONField(default=list)
    table = models.PositiveSmallIntegerField(default=0)
    heading = models.SmallIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    begun_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    entered_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = WorkPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan of work")
        verbose_name_plural = _("plans of work")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_plan_is_entered_before_it_is_taken_back",
                condition=Q(taken_back_at=None) | Q(entered_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name
