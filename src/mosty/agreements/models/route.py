"""Routes of approval, as the office lays them out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.agreements.models.agreement import Kind
from mosty.people.models import Person
from mosty.ui.addresses import numbered


class RouteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Routes hold no secret; the rule of each page says who reads them."""
        return self

    def usable(self, kind):
        """Routes for a kind of paper, those made for it before those for any."""
        rows = self.filter(is_archived=False, kind__in=(kind, ""))
        return rows.order_by("-kind", "title_ru", "pk")


class Route(models.Model):
    """Who approves agreements of a kind, one after another or together."""

    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    is_archived = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = RouteQuerySet.as_manager()

    class Meta:
        verbose_name = _("route of approval")
        verbose_name_plural = _("routes of approval")
        ordering = ["is_archived", "title_ru", "pk"]

    def __str__(self):
        return self.title_ru

    def get_absolute_url(self):
        return numbered("agreements_office:edit_route", pk=self.pk)


class RouteStep(models.Model):
    """One step of a route; steps of the same position are asked together."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=30, choices=Role, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    workdays = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_step_of_a_route_is_for_a_role_or_a_person",
                condition=(~Q(role="") & Q(person=None))
                | (Q(role="") & Q(person__isnull=False)),
            )
        ]

    def __str__(self):
        return f"{self.position}. {self.whose}"

    @property
    def whose(self) -> str:
        return str(self.person) if self.person else str(self.get_role_display())
