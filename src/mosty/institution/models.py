"""Whose Mosty this is. One row, and nothing in the code knows its name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.ui.bilingual import in_language


class MapView(models.TextChoices):
    SHAPES = "shapes", _("Map with shapes")
    TILES = "tiles", _("Tiles without borders")
    NONE = "none", _("Table only")


class Institution(models.Model):
    """The educational institution that runs this Mosty."""

    name_ru = models.CharField(_("full name in Russian"), max_length=400)
    name_en = models.CharField(_("full name in English"), max_length=400, blank=True)
    short_name_ru = models.CharField(_("short name in Russian"), max_length=120)
    short_name_en = models.CharField(
        _("short name in English"), max_length=120, blank=True
    )
    unit_ru = models.CharField(_("line beside the name, Russian"), max_length=200)
    unit_en = models.CharField(
        _("line beside the name, English"), max_length=200, blank=True
    )
    city_ru = models.CharField(max_length=120, blank=True)
    city_en = models.CharField(max_length=120, blank=True)
    address_ru = models.CharField(max_length=400, blank=True)
    address_en = models.CharField(max_length=400, blank=True)
    country_code = models.CharField(max_length=2, default="RU")
    region_code = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    site = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    inn = models.CharField(max_length=12, blank=True)
    ogrn = models.CharField(max_length=15, blank=True)
    time_zone = models.CharField(max_length=60, default="Europe/Moscow")
    accent = models.CharField(max_length=7, blank=True)
    map_view = models.CharField(max_length=10, choices=MapView, default=MapView.SHAPES)
    is_english_shown = models.BooleanField(default=True)
    logo = models.BinaryField(null=True, blank=True)
    logo_version = models.PositiveIntegerField(default=0)
    has_logo = models.BooleanField(default=False, editable=False)
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("institution")
        constraints = [
            models.UniqueConstraint(
                name="there_is_one_institution",
                fields=["is_only"],
            ),
            models.CheckConstraint(
                name="the_institution_is_the_only_one",
                condition=models.Q(is_only=True),
            ),
        ]

    def __str__(self):
        return self.short_name

    @property
    def name(self):
        return in_language(self, "name").text

    @property
    def short_name(self):
        return in_language(self, "short_name").text
