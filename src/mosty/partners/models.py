"""Organisations with dated names, ids, contacts and links."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.documents.sources import Sourced
from mosty.listings.listing import by_code_points
from mosty.people.models import Person
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
    def visible_to(self, user):
        return self.filter(audience__in=audiences_of(user), is_archived=False)

    def by_name(self):
        return self.order_by("sort_ru", "pk")


class Organisation(Sourced):
    """A body we work with or might. Its present name is kept on the row too.

    `name_ru` and `name_en` repeat the current `OrganisationName`, so that lists
    need no join; the actions keep them equal.
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
    is_archived = models.BooleanField(default=False)
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


class NameQuerySet(models.QuerySet):
    def borne(self, on, *, language="ru"):
        return self.filter(
            Q(since=None) | Q(since__lte=on),
            Q(until=None) | Q(until__gt=on),
            language=language,
        ).order_by(F("since").desc(nulls_last=True))


class OrganisationName(Sourced):
    """A name that an organisation bears or bore, in one language."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="names"
    )
    language = models.CharField(max_length=5, default="ru")
    full_name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=200, blank=True)
    legal_form = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = NameQuerySet.as_manager()

    class Meta:
        ordering = [F("since").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_name_ends_after_it_begins",
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
            ),
        ]

    def __str__(self):
        return self.full_name


class OrganisationIdentifier(models.Model):
    """A number by which the world knows an organisation: ИНН, ОГРН, ROR."""

    class Scheme(models.TextChoices):
        INN = "inn", _("ИНН")
        OGRN = "ogrn", _("ОГРН")
        ROR = "ror", _("ROR")
        BIN = "bin", _("БИН (Kazakhstan)")
        UNP = "unp", _("УНП (Belarus)")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_identifier_names_one_organisation", fields=["scheme", "value"]
            )
        ]

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"


class OrganisationLink(models.Model):
    """A dated relation between two organisations."""

    class Relation(models.TextChoices):
        RENAMED = "renamed", _("was renamed to")
        MERGED = "merged", _("was merged into")
        SPLIT = "split", _("was split from")
        BRANCH = "branch", _("is a branch of")

    source = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="links_out"
    )
    target = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="links_in"
    )
    relation = models.CharField(max_length=10, choices=Relation)
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_organisation_is_not_linked_to_itself",
                condition=~Q(source=F("target")),
            )
        ]

    def __str__(self):
        return f"{self.source} {self.get_relation_display()} {self.target}"


class Contact(models.Model):
    """A person at a partner, or a shared box of theirs."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    position_ru = models.CharField(max_length=200, blank=True)
    position_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.STAFF)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_contact_can_be_reached_or_named",
                condition=~Q(person=None, email="", phone=""),
            )
        ]

    def __str__(self):
        return str(self.person or self.email or self.phone)
