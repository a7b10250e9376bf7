"""What an organisation is called and numbered, and how it came from others."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.documents.sources import Sourced
from mosty.partners.models.organisation import Organisation


class NameQuerySet(models.QuerySet):
    def borne(self, on, *, language="ru"):
        return self.filter(
            Q(since=None) | Q(since__lte=on),
            Q(until=None) | Q(until__gt=on),
            language=language,
            is_other=False,
        ).order_by(F("since").desc(nulls_last=True))

    def present(self, language):
        """The name borne now; there may be others by which it is known too."""
        return self.filter(language=language, until=None, is_other=False)


class OrganisationName(Sourced):
    """A name that an organisation bears or bore, in one language.

    One that `is_other` came with a record that was given up for this one: it is
    found by it, and printed beside the present name.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="names"
    )
    language = models.CharField(max_length=5, default="ru")
    full_name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=200, blank=True)
    legal_form = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_other = models.BooleanField(default=False)

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
    """A number by which the world knows an organisation: ИНН, ОГРН, ROR.

    One that `is_other` came with a record given up for this one that had its own.
    """

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
    is_other = models.BooleanField(default=False)

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
