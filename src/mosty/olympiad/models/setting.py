"""An edition of the olympiad: rounds, tracks, papers with their variants, windows."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.activities.models import Activity
from mosty.documents.models import Document
from mosty.olympiad.clock import Window
from mosty.olympiad.folding import Late
from mosty.olympiad.models.bank import Task
from mosty.people.models import User


class LatePolicy(models.TextChoices):
    """What is done with answers that come after the end."""

    GAP = Late.GAP, _("count those made in time during a proved gap, ask about others")
    JURY = Late.JURY, _("the jury decides on each")
    REJECT = Late.REJECT, _("do not count them")


class Edition(models.Model):
    """One year's olympiad. What it is in cooperation stands in its Activity.

    A practice edition is taken by anybody from the portal, without registration.
    """

    activity = models.OneToOneField(
        Activity, on_delete=models.PROTECT, related_name="olympiad"
    )
    is_practice = models.BooleanField(default=False)
    registration_opens_on = models.DateField(null=True, blank=True)
    registration_closes_on = models.DateField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    log_destroyed_at = models.DateTimeField(null=True, blank=True)
    log_act = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("edition of the olympiad")
        verbose_name_plural = _("editions of the olympiad")
        constraints = [
            models.CheckConstraint(
                name="registration_closes_after_it_opens",
                condition=Q(registration_opens_on=None)
                | Q(registration_closes_on=None)
                | Q(registration_closes_on__gte=F("registration_opens_on")),
            )
        ]

    def __str__(self):
        return str(self.activity)


class Round(models.Model):
    """A stage of an edition that everybody takes in the same time and by one policy.

    It opens only once it is released. Tasks that nobody has checked are accepted for a
    rehearsal or a practice, by a named person and for a reason.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="rounds"
    )
    position = models.PositiveSmallIntegerField()
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    duration_min = models.PositiveSmallIntegerField()
    late_policy = models.CharField(
        max_length=6, choices=LatePolicy, default=LatePolicy.GAP
    )
    is_rehearsal = models.BooleanField(default=False)
    results_shown_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unchecked_reason = models.CharField(max_length=300, blank=True)
    unchecked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                name="round_has_its_place", fields=["edition", "position"]
            ),
            models.CheckConstraint(
                name="round_lasts_some_time",
                condition=Q(duration_min__gte=1, duration_min__lte=1440),
            ),
        ]

    def __str__(self):
        return self.title_ru


class ZoneGroup(models.Model):
    """The zones that take a round at one time, with variants of their own.

    `zone` is that of the hours below; without one the hours are local in every place.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="groups")
    title_ru = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    zones = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    opens_on = models.DateField()
    opens_time = models.TimeField()
    closes_on = models.DateField()
    closes_time = models.TimeField()

    class Meta:
        ordering = ["round", "opens_on", "opens_time", "pk"]
        constraints = [
            models.CheckConstraint(
                name="window_closes_after_it_opens",
                condition=Q(closes_on__gt=F("opens_on"))
                | Q(closes_on=F("opens_on"), closes_time__gt=F("opens_time")),
            )
        ]

    def __str__(self):
        return self.title_ru

    @property
    def window(self) -> Window:
        zone = ZoneInfo(self.zone) if self.zone else None
        return Window(
            datetime.combine(self.opens_on, self.opens_time, zone),
            datetime.combine(self.closes_on, self.closes_time, zone),
        )


class Track(models.Model):
    """For whom papers are: grades, and Russian as native or as a foreign language."""

    class Speech(models.TextChoices):
        NATIVE = "native", _("Russian as a native language")
        FOREIGN = "foreign", _("Russian as a foreign language")

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="tracks"
    )
    title_ru = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    from_grade = models.PositiveSmallIntegerField()
    to_grade = models.PositiveSmallIntegerField()
    speech = models.CharField(max_length=8, choices=Speech, default=Speech.NATIVE)

    class Meta:
        ordering = ["edition", "from_grade", "speech"]
        constraints = [
            models.CheckConstraint(
                name="track_has_grades",
                condition=Q(from_grade__gte=1, to_grade__lte=12)
                & Q(to_grade__gte=F("from_grade")),
            )
        ]

    def __str__(self):
        return self.title_ru


class Paper(models.Model):
    """What a track gets in a round: a pool of tasks from which variants are made.

    Each group of zones gets `variants_each` variants of `tasks_each` tasks.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="papers")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="papers")
    pool = models.ManyToManyField(Task, through="PoolTask", related_name="papers")
    tasks_each = models.PositiveSmallIntegerField(default=10)
    variants_each = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="track_has_one_paper_a_round", fields=["round", "track"]
            ),
            models.CheckConstraint(
                name="paper_has_tasks_and_variants",
                condition=Q(tasks_each__gte=1, variants_each__gte=1),
            ),
        ]

    def __str__(self):
        return f"{self.round} · {self.track}"

    def clean(self):
        if self.round.edition_id != self.track.edition_id:
            raise ValidationError(_("The round and the track are of two editions."))


class PoolTask(models.Model):
    """A task in the pool of a paper; `is_fixed` puts it into every variant."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="uses")
    position = models.PositiveSmallIntegerField()
    is_fixed = models.BooleanField(default=False)

    class Meta:
        ordering = ["paper", "position"]
        constraints = [
            models.UniqueConstraint(
                name="task_is_once_in_a_pool", fields=["paper", "task"]
            )
        ]

    def __str__(self):
        return f"{self.paper} · {self.task}"


class Variant(models.Model):
    """One of the papers of a pool, as it is shown and as it is marked.

    `sheet` is what the device gets, without a key in it; `keys` holds by item the kind,
    the points and the key. Frozen while its window stands open: `checksum` tells.
    `drawn_checksum` is that of the sheet which a browser has drawn without a fault.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="variants")
    group = models.ForeignKey(
        ZoneGroup, on_delete=models.PROTECT, related_name="variants"
    )
    number = models.PositiveSmallIntegerField()
    sheet = models.JSONField()
    keys = models.JSONField()
    checksum = models.CharField(max_length=64)
    drawn_checksum = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["paper", "group", "number"]
        constraints = [
            models.UniqueConstraint(
                name="variant_has_its_number", fields=["paper", "group", "number"]
            )
        ]

    def __str__(self):
        return f"{self.paper} · {self.number}"
