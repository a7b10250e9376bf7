"""What passes from one colleague to another, and what the leaver writes down."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mosty.documents.models import Document
from mosty.people.models import Person
from mosty.people.models.person import CARERS
from mosty.ui.addresses import numbered


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All, for those who look after the register; else those one is a side of."""
        if user.holds_any(CARERS):
            return self
        mine = user.person_id
        return self.filter(Q(giver=mine) | Q(taker=mine))


class Handover(models.Model):
    """One handover of a desk, in one transaction; it can be taken back.

    `passed` names what passed: for each kind of belonging the keys of its records.
    `document` is the file with promises, open steps and contacts as of that day.
    """

    is_personal = True

    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    passed = models.JSONField(default=dict)
    notes = models.TextField(blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_hands_over_to_themselves",
                condition=~Q(giver=F("taker")),
            )
        ]

    def __str__(self):
        return f"{self.giver} → {self.taker}"

    def get_absolute_url(self):
        return numbered("agreements_office:handover", pk=self.pk)

    @property
    def count(self) -> int:
        return sum(len(keys) for keys in self.passed.values())


def with_their_handovers(documents, user):
    """Without the files of handovers that `user` may not read."""
    held = Handover.objects.filter(document=OuterRef("pk"))
    if user is None or not user.is_authenticated:
        return documents.filter(~Exists(held))
    return documents.filter(~Exists(held) | Exists(held.visible_to(user)))


class LeavingNote(models.Model):
    """What somebody who goes wants the next one to know; theirs to write."""

    is_personal = True
    personal_fields = ("text",)

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("note for the successor")
        verbose_name_plural = _("notes for successors")

    def __str__(self):
        return str(self.person)

    @property
    def person_key(self) -> str:
        return self.person.person_key
