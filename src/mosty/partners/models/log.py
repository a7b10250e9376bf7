"""What was said and written between us and a partner."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience, audiences_of
from mosty.documents.models import Document
from mosty.partners.models.contact import Contact
from mosty.partners.models.organisation import Organisation
from mosty.people.models import Person


class Channel(models.TextChoices):
    """By which way it went; a note is our own and no contact with the partner."""

    LETTER_IN = "letter_in", pgettext_lazy("contact log", "Letter from them")
    LETTER_OUT = "letter_out", pgettext_lazy("contact log", "Letter to them")
    CALL = "call", pgettext_lazy("contact log", "Call")
    MEETING = "meeting", pgettext_lazy("contact log", "Meeting")
    VIDEO = "video", pgettext_lazy("contact log", "Video meeting")
    NOTE = "note", pgettext_lazy("contact log", "Note")


class LogEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of organisations that the reader may see."""
        audiences = audiences_of(user)
        return self.filter(audience__in=audiences, organisation__audience__in=audiences)

    def present(self):
        return self.filter(is_archived=False)

    def contacts(self):
        """Those by which we and the partner heard of each other."""
        return self.present().exclude(channel=Channel.NOTE)

    def open_steps(self):
        return self.present().exclude(next_step="").filter(step_done_on=None)

    def newest_first(self):
        return self.order_by("-happened_at", "-pk")


class LogEntry(models.Model):
    """A letter, a call, a meeting or a note, with what is to be done next.

    `happened_at` is a moment; without `is_timed` only its day is known, in the
    institution's zone. `matter` names a record of a room above as `kind:key`.
    What is written here may concern persons, so the journal keeps it erasable.
    """

    is_personal = True
    personal_fields = ("subject", "text", "theirs", "next_step")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="log"
    )
    channel = models.CharField(max_length=12, choices=Channel)
    happened_at = models.DateTimeField(default=timezone.now)
    is_timed = models.BooleanField(default=False)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    ours = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="log"
    )
    theirs = models.CharField(max_length=300, blank=True)
    incoming_number = models.CharField(max_length=80, blank=True)
    incoming_on = models.DateField(null=True, blank=True)
    outgoing_number = models.CharField(max_length=80, blank=True)
    outgoing_on = models.DateField(null=True, blank=True)
    matter = models.CharField(max_length=80, blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    step_done_on = models.DateField(null=True, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="log_entries")
    message_id = models.CharField(max_length=400, blank=True)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.STAFF)
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the contact log")
        verbose_name_plural = _("entries of the contact log")
        indexes = [
            models.Index(fields=["organisation", "-happened_at"]),
            models.Index(
                fields=["due_on"],
                name="open_steps_by_day",
                condition=Q(step_done_on=None, is_archived=False) & ~Q(next_step=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_entry_says_what_it_is_about", condition=~Q(subject="")
            ),
            models.CheckConstraint(
                name="a_step_that_is_due_or_done_is_named",
                condition=~Q(next_step="") | Q(due_on=None, step_done_on=None),
            ),
            models.UniqueConstraint(
                name="a_letter_stands_once_in_the_log_of_a_partner",
                fields=["organisation", "message_id"],
                condition=~Q(message_id=""),
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse(
            "partners_office:entry",
            kwargs={"pk": self.organisation_id, "entry": self.pk},
        )
