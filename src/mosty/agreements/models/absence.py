"""When somebody is away, and who decides meanwhile."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.people.models import Person
from mosty.people.models.person import CARERS


class AbsenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All, for those who look after the register; else one's own, and those in
        which one is the deputy."""
        if user.holds_any(CARERS):
            return self
        mine = user.person_id
        return self.filter(Q(person=mine) | Q(deputy=mine))

    def on(self, day):
        return self.filter(since__lte=day, until__gte=day, is_called_off=False)

    def not_over(self, day):
        return self.filter(until__gte=day, is_called_off=False)


class Absence(models.Model):
    """A holiday, an illness, a journey: from a day to a day, with a deputy."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    is_called_off = models.BooleanField(default=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_absence_ends_after_it_begins",
                condition=Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="nobody_is_their_own_deputy",
                condition=~Q(person=F("deputy")),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.since} – {self.until}"
