"""Persons, with or without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role

CARERS = (Role.ADMINISTRATOR, Role.COORDINATOR)


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All, for those who look after personal data."""
        is_known = user is not None and user.is_authenticated
        return self if is_known and user.holds_any(CARERS) else self.none()

    def named_like(self, asked):
        """Those whose names, e-mail or account hold each of the words."""
        found = self.filter(erased_at=None)
        for word in asked.split():
            found = found.filter(
                models.Q(family_name__icontains=word)
                | models.Q(given_name__icontains=word)
                | models.Q(name_en__icontains=word)
                | models.Q(email__icontains=word)
                | models.Q(user__email__icontains=word)
            )
        return found.order_by("family_name", "given_name", "pk")


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
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        if self.erased_at:
            return str(_("A person whose data were destroyed"))
        names = (self.family_name, self.given_name, self.patronymic)
        return " ".join(name for name in names if name)

    @property
    def person_key(self) -> str:
        """Under which key the journal keeps everything personal of this person."""
        return f"person:{self.pk}"
