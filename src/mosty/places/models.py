"""Countries and the regions within them. Loaded from data files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.ui.bilingual import in_language


class Country(models.Model):
    """A country of the ОКСМ: alpha-2 code and three-digit numeric code."""

    code = models.CharField(primary_key=True, max_length=2)
    numeric = models.CharField(max_length=3)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    official_ru = models.CharField(max_length=200, blank=True)
    official_en = models.CharField(max_length=200, blank=True)
    sort_ru = models.CharField(max_length=160, db_index=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_ru"]

    def __str__(self):
        return in_language(self, "name").text


class Region(models.Model):
    """A subject of the Russian Federation, or a like unit of another country."""

    code = models.CharField(primary_key=True, max_length=10)
    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    sort_ru = models.CharField(max_length=160, db_index=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["sort_ru"]

    def __str__(self):
        return in_language(self, "name").text
