"""The organisation itself."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.documents.models import Document
from mosty.documents.sources import Sourced
from mosty.listings.listing import by_code_points
from mosty.places.models import Country, Region
from mosty.ui.addresses import numbered


class Kind(models.TextChoices):
    UNIVERSITY = "university", _("University")
    INSTITUTE = "institute", _("Institute of education development")
    SCHOOL = "school", _("School")
    AUTHORITY = "authority", _("Public authority")
    INTERNATIONAL = "international", _("International organisation")
    ASSOCIATION = "association", _("Association")
    OTHER = "other", _("Other organisation")
    UNKNOWN = "unknown", _("Kind not stated")


def listed(name, *columns, include=()):
    """An index over those that the public list shows: it counts or orders them."""
    return models.Index(
        *[F(column) if isinstance(column, str) else column for column in columns],
        name=f"listed_partners_{name}",
        include=include,
        condition=Q(audience=Audience.PUBLIC, is_archived=False, is_ours=False),
    )


class OrganisationQuerySet(models.QuerySet):
    def partners(self):
        """Without ourselves: our own institution is nobody's partner here."""
        return self.filter(is_ours=False)

    def visible_to(self, user):
        """Partners that this person may know of."""
        shown = self.filter(audience__in=audiences_of(user), is_archived=False)
        return shown.partners()

    def by_name(self):
        return self.order_by("sort_ru", "pk")


class Organisation(Sourced):
    """A body we work with or might. Its present name is kept on the row too.

    `name_ru` and `name_en` repeat the current `OrganisationName`, so that lists
    need no join; the actions keep them equal. `last_contact_on` repeats the day of
    the last letter, call or meeting in the contact log. One that `waits_for_agreement`
    was entered for an agreement that visitors do not see yet: it is shown with it.
    """

    name_ru = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    short_name_ru = models.CharField(max_length=200, blank=True)
    short_name_en = models.CharField(max_length=200, blank=True)
    sort_ru = models.CharField(max_length=520, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.UNKNOWN)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="organisations"
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
    )
    city_ru = models.CharField(max_length=120, blank=True)
    city_en = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    site = models.URLField(blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="branches"
    )
    is_ours = models.BooleanField(default=False)
    audience = models.CharField(
        max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    waits_for_agreement = models.BooleanField(default=False, editable=False)
    is_archived = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="given_up",
    )
    documents = models.ManyToManyField(
        Document, blank=True, related_name="organisations"
    )
    last_contact_on = models.DateField(null=True, blank=True, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                name="organisation_has_a_name", condition=~Q(name_ru="")
            ),
            models.CheckConstraint(
                name="organisation_is_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="coordinates_come_in_pairs",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            models.CheckConstraint(
                name="what_is_merged_into_another_is_put_away_and_not_ours",
                condition=Q(merged_into=None)
                | (Q(is_archived=True, is_ours=False) & ~Q(merged_into=F("id"))),
            ),
            models.UniqueConstraint(
                name="we_are_one_organisation",
                fields=["is_ours"],
                condition=Q(is_ours=True),
            ),
        ]
        indexes = [
            models.Index(fields=["country", "region"]),
            models.Index(fields=["sort_ru", "id"]),
            listed("choices", "country", "region", "kind"),
            # Holds all that the list is counted by: it is read without the table.
            listed(
                "in_order",
                by_code_points("sort_ru"),
                "id",
                include=("country", "region", "kind"),
            ),
        ]

    def __str__(self):
        return self.name_ru

    def get_absolute_url(self):
        return numbered("partners:partner", pk=self.pk)

    def name_on(self, day: datetime.date | None):
        """The name borne on `day`; without a day, or none known then, the current."""
        if day is not None:
            borne = self.names.borne(day).first()
            if borne is not None:
                return borne.full_name
        return self.name_ru

    def standing(self) -> "Organisation":
        """The record that stands for this one, after however many merges."""
        one = self
        while one.merged_into_id:
            one = one.merged_into
        return one


class KeptQuerySet(OrganisationQuerySet):
    def visible_to(self, user):
        """With those put away, which only the office finds and brings back.

        Not with those given up for another record: that one stands for them.
        """
        shown = self.filter(audience__in=audiences_of(user), merged_into=None)
        return shown.partners()


class KeptOrganisation(Organisation):
    """The same organisation in the office, where what was put away is found too."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def get_absolute_url(self):
        return numbered("partners_office:record", pk=self.pk)
