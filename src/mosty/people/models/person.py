"""Persons, with or without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody we know by name, with or without an account."""

    is_personal = True
    personal_fields = (
        "family_name",
        "given_name",
        "patronymic",
        "name_en",
        "email",
        "phone",
    )

    family_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    patronymic = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, default="ru")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        names = (self.family_name, self.given_name, self.patronymic)
        return " ".join(name for name in names if name)
