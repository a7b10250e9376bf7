"""What people agree to: texts that never change, and who agreed to which."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.models import Document
from mosty.people.models.person import Person


class Purpose(models.TextChoices):
    """One consent is for one purpose; they are never bundled (152-ФЗ, art. 9)."""

    NAME = "name", _("Name and photograph on the site")
    CONTACT = "contact", _("Contacts of a partner’s person on the site")
    LETTERS = "letters", _("News and invitations by letter")
    PARTICIPATION = "participation", _("Taking part in events and projects")
    PUPIL = "pupil", _("A pupil’s part in the olympiad, by the legal representative")
    PUPIL_WORK = "pupil_work", _("Showing a pupil’s answers without the name")


# Consents to spread data among everybody are a document of their own (art. 10.1).
SPREADING = {Purpose.NAME, Purpose.CONTACT}


class ConsentTextQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(published_at=None)

    def in_force(self, on):
        """Of each purpose the newest text whose day has come."""
        come = self.published().filter(in_force_on__lte=on)
        return come.order_by("purpose", "-version").distinct("purpose")

    def visible_to(self, user):
        """The pages' rule tells who may; drafts are for those who write them."""
        return self


class ConsentText(models.Model):
    """A version of the text that people agree to; once published it never changes."""

    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.PositiveIntegerField()
    text_ru = models.TextField()
    text_en = models.TextField(blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=120, blank=True)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a consent")
        verbose_name_plural = _("texts of consents")
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="a_text_of_a_consent_has_its_own_version",
                fields=["purpose", "version"],
            ),
            models.CheckConstraint(
                name="a_published_text_is_in_force_from_a_day_in_both_languages",
                condition=Q(published_at=None)
                | (Q(in_force_on__isnull=False) & ~Q(text_ru="") & ~Q(text_en="")),
            ),
        ]

    def __str__(self):
        return _("%(purpose)s, version %(version)s") % {
            "purpose": self.get_purpose_display(),
            "version": self.version,
        }

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class How(models.TextChoices):
    FORM = "form", pgettext_lazy("consent", "On the site")
    PAPER = "paper", pgettext_lazy("consent", "On paper")
    LETTER = "letter", pgettext_lazy("consent", "By letter")


class ConsentQuerySet(models.QuerySet):
    def valid(self):
        """Given and not withdrawn; a newer text does not end an older consent."""
        return self.filter(withdrawn_on=None)

    def for_purpose(self, purpose):
        return self.filter(text__purpose=purpose)

    def visible_to(self, user):
        """The pages' rule tells who may; a person sees their own."""
        return self


class Consent(models.Model):
    """A person agreed to one version of one text, and perhaps withdrew it later.

    `recorded_by` and `withdrawal_by` are written like the journal's actors.
    """

    is_personal = True

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="consents"
    )
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="consents"
    )
    given_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=120)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=10, choices=How, blank=True)
    withdrawal_at = models.DateTimeField(null=True, blank=True)
    withdrawal_by = models.CharField(max_length=120, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_agrees_to_a_text_once",
                fields=["person", "text"],
                condition=Q(withdrawn_on=None),
            ),
            models.CheckConstraint(
                name="a_consent_is_withdrawn_after_it_was_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
            ),
            models.CheckConstraint(
                name="a_withdrawal_has_its_moment",
                condition=Q(withdrawn_on=None, withdrawal_at=None)
                | Q(withdrawn_on__isnull=False, withdrawal_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.text)

    @property
    def is_valid(self) -> bool:
        return self.withdrawn_on is None
