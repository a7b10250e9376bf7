"""Who takes part, known by a code, and their attempts."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.olympiad.models.registering import Registration
from mosty.olympiad.models.setting import Edition, Round, Track, Variant
from mosty.people.models import User


class Entrant(models.Model):
    """A pupil as the olympiad knows one: a code. Who it is the school or parent knows.

    `code` is printed on a sheet; letters and digits that cannot be mistaken for others.
    `line` is the pupil's in the list of the school. What was asked for beyond the time
    of all, and on what ground, stands beside what the organisers have granted.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="entrants"
    )
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="entrants")
    registration = models.ForeignKey(
        Registration,
        on_delete=models.PROTECT,
        related_name="entrants",
        null=True,
        blank=True,
    )
    code = models.CharField(max_length=16)
    zone = models.CharField(max_length=40)
    line = models.PositiveSmallIntegerField(default=0)
    extra_min = models.PositiveSmallIntegerField(default=0)
    extra_asked_min = models.PositiveSmallIntegerField(default=0)
    extra_ground = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("entrant")
        verbose_name_plural = _("entrants")
        constraints = [
            models.UniqueConstraint(
                name="code_is_given_once", fields=["edition", "code"]
            ),
            models.UniqueConstraint(
                name="line_of_a_list_has_one_code",
                fields=["registration", "line"],
                condition=Q(is_withdrawn=False, line__gte=1),
            ),
        ]

    def __str__(self):
        return self.code


class Attempt(models.Model):
    """An entrant's work on a round's paper. Its end is reckoned once, in UTC."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entrant = models.ForeignKey(
        Entrant, on_delete=models.PROTECT, related_name="attempts"
    )
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="attempts")
    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, related_name="attempts"
    )
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="entrant_has_one_attempt_a_round", fields=["entrant", "round"]
            ),
            models.CheckConstraint(
                name="attempt_ends_after_it_starts",
                condition=Q(ends_at__gt=F("started_at")),
            ),
        ]

    def __str__(self):
        return f"{self.entrant} · {self.round}"


class Result(models.Model):
    """What an attempt's events come to; dropped and folded anew at any time.

    `answers` holds by item what each device said last, which version counts, its points
    and whether people have to mark it.
    """

    attempt = models.OneToOneField(
        Attempt, on_delete=models.PROTECT, primary_key=True, related_name="result"
    )
    answers = models.JSONField()
    points = models.DecimalField(max_digits=7, decimal_places=2)
    events = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.attempt}: {self.points}"


class Presence(models.Model):
    """What a device told last of itself: that it is there, and what waits on it.

    Changed at each pulse and worth nothing after the window; answers are in the log.
    """

    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, related_name="presences"
    )
    client = models.CharField(max_length=36)
    seen_at = models.DateTimeField()
    waiting = models.PositiveIntegerField(default=0)
    is_private_mode = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="device_is_present_once", fields=["attempt", "client"]
            )
        ]

    def __str__(self):
        return f"{self.attempt} · {self.client}"


class Message(models.Model):
    """What the organisers tell everybody who takes a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="messages")
    text_ru = models.CharField(max_length=500)
    text_en = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return self.text_ru


class LateDecision(models.Model):
    """What the jury decided of a late event, by its device and number, and why."""

    attempt = models.ForeignKey(
        Attempt, on_delete=models.PROTECT, related_name="late_decisions"
    )
    client = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    is_counted = models.BooleanField()
    reason = models.CharField(max_length=500)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="late_event_is_decided_once", fields=["attempt", "client", "seq"]
            )
        ]

    def __str__(self):
        return f"{self.attempt} · {self.client} {self.seq}"
