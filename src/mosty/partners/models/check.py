"""Where partners are looked up, and what was found there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.documents.models import Document
from mosty.partners.models.organisation import KeptOrganisation, Organisation
from mosty.people.models import Person


class SourceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sources hold no secret; the rule of each page says who reads them."""
        return self

    def in_use(self, *, jurisdiction):
        rows = self.filter(is_archived=False, jurisdiction__in=("", jurisdiction))
        return rows.order_by("-is_required", "position", "pk")


class CheckSource(models.Model):
    """A list or a register in which partners and their signatories are looked up.

    `key` is that of a source that came with Mosty. Those of the institution's own
    country are domestic. Without `repeat_days` one look is enough.
    """

    key = models.CharField(max_length=40, blank=True, editable=False)
    jurisdiction = models.CharField(max_length=2, blank=True)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    address = models.URLField(blank=True)
    is_of_domestic = models.BooleanField(default=False)
    is_of_foreign = models.BooleanField(default=False)
    is_of_persons = models.BooleanField(default=False)
    is_required = models.BooleanField(default=False)
    repeat_days = models.PositiveSmallIntegerField(null=True, blank=True)
    note_ru = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=100)
    is_archived = models.BooleanField(default=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of checks")
        verbose_name_plural = _("sources of checks")
        ordering = ["is_archived", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_shipped_source_is_loaded_once",
                fields=["key"],
                condition=~Q(key=""),
            ),
            models.CheckConstraint(
                name="a_source_concerns_somebody",
                condition=Q(is_of_domestic=True)
                | Q(is_of_foreign=True)
                | Q(is_of_persons=True),
            ),
        ]

    def __str__(self):
        return self.title_ru


class CheckQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of partners that the reader may know of."""
        return self.filter(organisation__in=KeptOrganisation.objects.visible_to(user))

    def present(self):
        return self.filter(is_archived=False)

    def settled(self):
        """Nothing was found, or somebody who may took it on themselves."""
        return self.filter(Q(result="clear") | Q(overruled_on__isnull=False))


class PartnerCheck(models.Model):
    """Somebody looked a partner, or a person who signs for it, up in a source.

    `searched_for` holds the names of the organisation that were typed; of a person
    there is `person_name` alone. `searched_keys` are the sort keys of these names.
    """

    class Result(models.TextChoices):
        CLEAR = "clear", _("Nothing found")
        FOUND = "found", _("Found")
        NOT_LOOKED = "not_looked", _("Could not look")

    personal_fields = ("person_name", "note")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="checks"
    )
    source = models.ForeignKey(
        CheckSource, on_delete=models.PROTECT, related_name="checks"
    )
    is_of_person = models.BooleanField(default=False)
    person_name = models.CharField(max_length=200, blank=True)
    searched_for = ArrayField(
        models.CharField(max_length=500), default=list, blank=True
    )
    searched_keys = ArrayField(
        models.CharField(max_length=520), default=list, blank=True, editable=False
    )
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    result = models.CharField(max_length=12, choices=Result)
    note = models.TextField(blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    overruled_on = models.DateField(null=True, blank=True)
    overruled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    overruled_reason = models.TextField(blank=True)
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of a partner")
        verbose_name_plural = _("checks of partners")
        ordering = ["-checked_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "source", "checked_on"])]
        constraints = [
            models.CheckConstraint(
                name="only_what_was_found_is_overruled_and_with_a_reason",
                condition=Q(overruled_on=None, overruled_reason="")
                | (
                    Q(overruled_on__isnull=False, result="found")
                    & ~Q(overruled_reason="")
                ),
            ),
        ]

    def __str__(self):
        return f"{self.person_name or self.organisation}: {self.get_result_display()}"
