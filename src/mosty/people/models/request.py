"""What people ask about their data: a copy of them, or that they be destroyed."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.models import Document
from mosty.people.models.person import CARERS, Person
from mosty.people.terms import Ground

GROUNDS = [
    (Ground.WITHDRAWN.value, _("The person withdrew the consent (art. 21 part 5)")),
    (Ground.PURPOSE_ENDED.value, _("The purpose is reached (art. 21 part 4)")),
    (Ground.NOT_NEEDED.value, _("The data are not needed (art. 20 part 3)")),
    (Ground.UNLAWFUL.value, _("The data were kept unlawfully (art. 21 part 3)")),
]


class ErasureQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ErasureRequest.State.OPEN)

    def visible_to(self, user):
        is_known = user is not None and user.is_authenticated
        return self if is_known and user.holds_any(CARERS) else self.none()


class ErasureRequest(models.Model):
    """A demand to destroy what is kept of a person, and what became of it.

    `told` is what was destroyed and what was kept, in words, without any of the data.
    """

    is_personal = True

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("demand", "To be decided")
        DONE = "done", pgettext_lazy("demand", "Carried out")
        REFUSED = "refused", pgettext_lazy("demand", "Refused")
        TAKEN_BACK = "taken_back", pgettext_lazy("demand", "Taken back")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="erasure_requests"
    )
    ground = models.CharField(max_length=20, choices=GROUNDS)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    received_on = models.DateField()
    due_on = models.DateField()
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.CharField(max_length=120)
    answer = models.TextField(blank=True)
    told = models.JSONField(default=dict)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)
    act = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extract = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand to destroy data")
        verbose_name_plural = _("demands to destroy data")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_has_one_open_demand",
                fields=["person"],
                condition=Q(state="open"),
            ),
            models.CheckConstraint(
                name="a_closed_demand_has_its_moment",
                condition=Q(state="open", closed_at=None)
                | (~Q(state="open") & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_carried_out_demand_has_its_act",
                condition=~Q(state="done")
                | Q(act__isnull=False, extract__isnull=False),
            ),
            models.CheckConstraint(
                name="a_refusal_says_why",
                condition=~Q(state="refused") | ~Q(answer=""),
            ),
        ]

    def __str__(self):
        return _("Demand No. %(number)s") % {"number": self.pk}

    def get_absolute_url(self):
        return reverse("people_office:erasure", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


KEPT = datetime.timedelta(hours=24)


class ExportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and those that one has asked for on behalf of somebody."""
        if user is None or not user.is_authenticated:
            return self.none()
        return self.filter(for_user_id=user.pk)

    def usable(self, at):
        return self.filter(expires_at__gt=at)


class PersonalExport(models.Model):
    """Everything kept of a person in one file, for one day and one reader.

    `for_user_id` is the account that may take it: the person's own, or of staff.
    """

    is_personal = True

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exports")
    for_user_id = models.BigIntegerField()
    language = models.CharField(max_length=2)
    stored = models.CharField(max_length=300, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of personal data")
        verbose_name_plural = _("copies of personal data")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.person_id} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def is_ready(self) -> bool:
        return bool(self.stored)
