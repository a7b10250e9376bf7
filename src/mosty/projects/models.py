"""Projects: one Activity each, with phases, deliverables and prolongation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import audiences_of
from mosty.activities.models import Activity
from mosty.ui.addresses import numbered


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.kept_for(user).filter(activity__is_archived=False)

    def kept_for(self, user):
        """Those put away among them: for the office."""
        return self.filter(activity__audience__in=audiences_of(user))


class Project(models.Model):
    """A project. Its title, state, dates, partners and countries are its Activity's."""

    activity = models.OneToOneField(
        Activity, on_delete=models.PROTECT, related_name="project"
    )
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["position", "id"]

    def __str__(self):
        return self.activity.title_ru

    def get_absolute_url(self):
        return numbered("projects:project", pk=self.pk)


class Phase(models.Model):
    """A stretch of years of a project, as announced or as prolonged."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("announced term")
        PROLONGED = "prolonged", _("prolongation")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="phases"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PLANNED)
    since_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["since_year", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_phase_ends_after_it_begins",
                condition=Q(until_year__gte=F("since_year")),
            ),
            models.CheckConstraint(
                name="a_phase_lies_in_our_time",
                condition=Q(since_year__gte=1900, until_year__lte=2200),
            ),
        ]

    def __str__(self):
        return f"{self.since_year}–{self.until_year}"


class Deliverable(models.Model):
    """Something a project promised to make."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="deliverables"
    )
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]

    def __str__(self):
        return self.title_ru
