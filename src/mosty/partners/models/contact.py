"""Who is to be spoken to at a partner."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.partners.models.organisation import Organisation
from mosty.people.models import Person


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of organisations that the reader may see."""
        audiences = audiences_of(user)
        return self.filter(audience__in=audiences, organisation__audience__in=audiences)

    def present(self):
        return self.filter(is_archived=False)


class Contact(models.Model):
    """A person at a partner, or a shared box of theirs."""

    is_personal = True
    personal_fields = ("email", "phone")

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
    is_archived = models.BooleanField(default=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                name="a_contact_can_be_reached_or_named",
                condition=~Q(person=None, email="", phone=""),
            ),
            models.CheckConstraint(
                name="a_contact_ends_after_it_begins",
                condition=Q(since=None)
                | Q(until=None)
                | Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self):
        return str(self.person or self.email or self.phone)

    @property
    def person_key(self) -> str:
        """The person's; a shared box has one of its own."""
        return self.person.person_key if self.person_id else ""
