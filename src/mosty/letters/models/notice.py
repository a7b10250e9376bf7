"""What people are told: notifications, how they want them, digests, reminders."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import Way
from mosty.letters.periods import Rhythm

WAYS = [
    (Way.AT_ONCE.value, _("By letter at once")),
    (Way.DIGEST.value, _("In the digest")),
    (Way.ONLY_HERE.value, _("Only here")),
]
RHYTHMS = [
    (Rhythm.DAILY.value, _("Every morning")),
    (Rhythm.WEEKLY.value, _("On Monday mornings")),
    (Rhythm.NEVER.value, _("Never")),
]


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        is_known = user is not None and user.is_authenticated
        return self.filter(user_id=user.pk) if is_known else self.none()

    def unread(self):
        return self.filter(read_at=None)

    def undigested(self, before):
        return self.filter(
            way=Way.DIGEST.value, digested_at=None, read_at=None, at__lt=before
        )


class Notification(models.Model):
    """Something one person was told, in whichever language they read it.

    `parts` fill the sentence of its kind; a part is a text, `{"ru": …, "en": …}` or
    `{"on": "2026-03-12"}`, a date that is spoken, as exactly as a `precision` beside
    it says.
    """

    is_personal = True

    user_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    parts = models.JSONField(default=dict)
    url = models.CharField(max_length=500, blank=True)
    way = models.CharField(max_length=10, choices=WAYS)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    digested_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        indexes = [
            models.Index(fields=["user_id", "-id"], name="notifications_of_a_person"),
            models.Index(
                name="notifications_unread",
                fields=["user_id"],
                condition=Q(read_at=None),
            ),
            models.Index(
                name="notifications_undigested",
                fields=["at"],
                condition=Q(way="digest", digested_at=None, read_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class Preference(models.Model):
    """How one person wants to hear of one kind of thing."""

    user_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    way = models.CharField(max_length=10, choices=WAYS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_has_one_wish_of_a_kind", fields=["user_id", "kind"]
            )
        ]

    def __str__(self):
        return f"{self.user_id} {self.kind}: {self.way}"


class DigestWish(models.Model):
    """How often one person wants a digest; without a row every morning."""

    user_id = models.BigIntegerField(unique=True)
    rhythm = models.CharField(max_length=10, choices=RHYTHMS, default=Rhythm.DAILY)

    def __str__(self):
        return f"{self.user_id}: {self.rhythm}"


class Digest(models.Model):
    """One digest of one person; a period (the day of its morning) has only one."""

    user_id = models.BigIntegerField()
    period_on = models.DateField()
    letter = models.ForeignKey("letters.Letter", on_delete=models.SET_NULL, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_gets_one_digest_a_period",
                fields=["user_id", "period_on"],
            )
        ]

    def __str__(self):
        return f"{self.user_id} {self.period_on}"


class Reminder(models.Model):
    """One row per reminder, thing, person and date, however often it is asked for."""

    kind = models.CharField(max_length=80)
    thing_kind = models.CharField(max_length=80)
    thing_id = models.CharField(max_length=64)
    user_id = models.BigIntegerField()
    due_on = models.DateField()
    parts = models.JSONField(default=dict)
    url = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        indexes = [
            models.Index(
                name="reminders_to_send",
                fields=["due_on"],
                condition=Q(sent_at=None, dropped_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_reminded_once_of_a_thing_and_day",
                fields=["kind", "thing_kind", "thing_id", "user_id", "due_on"],
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.thing_kind} {self.thing_id} {self.due_on}"
