"""The settings of the page, one row, and the rows of its former second table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OtherSite(models.TextChoices):
    """Whether the page stands on another site of the institution as well."""

    NONE = "none", _("The page stands here only")
    FILE = "file", _("A person puts the block on another site")
    FRAGMENT = "fragment", _("Another site fetches the block by itself")


class Publishing(models.Model):
    """How the statutory page is published.

    `publishes_by_itself`: the page shows the register as it is, and each change makes
    an edition. Otherwise the page shows the last edition until a person publishes
    the next. `subsections` holds addresses of other subsections by their names.
    `seen_entry` is the journal's last entry when the register was last compared.
    """

    publishes_by_itself = models.BooleanField(default=True)
    other_site = models.CharField(
        max_length=10, choices=OtherSite, default=OtherSite.NONE
    )
    other_address = models.URLField(blank=True)
    is_suspended = models.BooleanField(default=False)
    suspension_ru = models.TextField(blank=True)
    suspension_en = models.TextField(blank=True)
    shows_accreditation = models.BooleanField(default=False)
    higher_ministry = models.URLField(default="https://minobrnauki.gov.ru/")
    general_ministry = models.URLField(default="https://edu.gov.ru/")
    site_root = models.URLField(blank=True)
    subsections = models.JSONField(default=dict, blank=True)
    seen_entry = models.BigIntegerField(default=0, editable=False)
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("publication of the statutory page")
        constraints = [
            models.UniqueConstraint(
                name="the_page_is_published_in_one_way", fields=["is_only"]
            ),
            models.CheckConstraint(
                name="the_way_of_publishing_is_the_only_one", condition=Q(is_only=True)
            ),
            models.CheckConstraint(
                name="a_suspension_names_its_act",
                condition=Q(is_suspended=False) | ~Q(suspension_ru=""),
            ),
        ]

    def __str__(self):
        return "/sveden/inter"


class Accreditation(models.Model):
    """An international accreditation, as order 831 of 2020 wanted it published."""

    programme_code = models.CharField(max_length=40)
    programme = models.CharField(max_length=400)
    organisation = models.CharField(max_length=400)
    ends_on = models.DateField()

    class Meta:
        ordering = ["programme_code", "id"]

    def __str__(self):
        return f"{self.programme_code} {self.programme}"
