"""Outgoing letters: rows first, delivered by the worker, traced to their end."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.letters import answered

READERS = (Role.ADMINISTRATOR, Role.COORDINATOR)


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Given up")
    BOUNCED = "bounced", _("Came back")
    CANCELLED = "cancelled", _("Cancelled")


RESENDABLE = (State.FAILED, State.BOUNCED, State.CANCELLED)
LOST = Q(state__in=[State.FAILED, State.BOUNCED], settled_at=None)
FAILING = Q(state=State.WAITING, attempts__gt=0)


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        is_known = user is not None and user.is_authenticated
        return self if is_known and user.holds_any(READERS) else self.none()

    def failing(self):
        """Tried at least once and still waiting."""
        return self.filter(FAILING)

    def lost(self):
        """Those that did not arrive and that nobody has looked at."""
        return self.filter(LOST)

    def forgotten(self, now):
        """Waiting longer than a worker would ever let them."""
        late = now - datetime.timedelta(minutes=15)
        never_tried = Q(next_at=None, written_at__lt=late)
        return self.filter(never_tried | Q(next_at__lt=late), state=State.WAITING)


class Letter(models.Model):
    """A letter to one address. A row, so it rolls back with its reason.

    The body of a secret letter (a sign-in link) is wiped once it is delivered or
    given up, and is shown to nobody. `user_id` and `notice` say whose wish could stop
    such letters; a letter without `notice` cannot be unsubscribed.
    """

    is_personal = True

    to = models.EmailField()
    language = models.CharField(max_length=2, default="ru")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    template = models.CharField(max_length=120, blank=True)
    is_secret = models.BooleanField(default=False)
    user_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    notice = models.CharField(max_length=80, blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    next_at = models.DateTimeField(null=True, blank=True)
    useful_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                name="letters_unsettled",
                fields=["state"],
                condition=Q(state__in=["waiting", "failed", "bounced"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_sent_letter_has_its_moment",
                condition=Q(state__in=["sent", "bounced"], sent_at__isnull=False)
                | (~Q(state__in=["sent", "bounced"]) & Q(sent_at=None)),
            )
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("letters_office:letter", args=[self.pk])

    @property
    def is_failing(self):
        return self.state == State.WAITING and self.attempts > 0

    @property
    def is_lost(self):
        has_failed = self.state in (State.FAILED, State.BOUNCED)
        return has_failed and self.settled_at is None

    @property
    def language_name(self):
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @property
    def can_be_resent(self):
        """A letter whose body was wiped has nothing left to send."""
        return self.state in RESENDABLE and bool(self.body)


class Attempt(models.Model):
    """One try to hand a letter over, with the server's words."""

    class Outcome(models.TextChoices):
        TAKEN = "taken", _("The server took it")
        LATER = "later", _("Not now")
        REFUSED = "refused", _("Refused for good")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.said}"

    @property
    def is_put_down(self) -> bool:
        return answered.is_placed(self.said)

    @property
    def outcome_told(self) -> str:
        """A letter put into the folder was taken by no server."""
        if self.is_put_down:
            return str(_("Put into the folder for letters"))
        return self.get_outcome_display()

    @property
    def in_words(self) -> str:
        return answered.in_words(self.said)

    @property
    def as_said(self) -> str:
        return answered.as_said(self.said)


class Bounce(models.Model):
    """A report of another server that a letter did not arrive, or is delayed."""

    class Weight(models.TextChoices):
        HARD = "hard", _("For good: the address does not take letters")
        SOFT = "soft", _("For now: the box is full or its server was away")
        DELAY = "delay", _("Delayed: the other server goes on trying")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="bounces")
    report_id = models.CharField(max_length=200)
    weight = models.CharField(max_length=10, choices=Weight)
    recipient = models.CharField(max_length=254, blank=True)
    status = models.CharField(max_length=20, blank=True)
    said = models.TextField(blank=True)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="a_report_is_read_once", fields=["letter", "report_id"]
            )
        ]

    def __str__(self):
        return f"{self.status} {self.said}".strip()


class MailboxMark(models.Model):
    """How far the mailbox of returned letters was read. The mailbox stays as it is."""

    mailbox = models.CharField(max_length=300, unique=True)
    validity = models.BigIntegerField(default=0)
    last_number = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(auto_now=True)
    error = models.TextField(blank=True)

    def __str__(self):
        return f"{self.mailbox}: {self.last_number}"
