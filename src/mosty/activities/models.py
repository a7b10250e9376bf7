"""The hub: directions, forms, SDG targets, and every Activity under them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.activities import kinds
from mosty.documents.models import Document
from mosty.documents.sources import Sourced
from mosty.partners.models import Organisation
from mosty.people.models import Person
from mosty.places.models import Country, Region
from mosty.ui.addresses import numbered
from mosty.ui.dates import Precision


class Heading(Sourced):
    """What a direction and a form share: a number, a short title, the full text."""

    number = models.PositiveSmallIntegerField(unique=True)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    text_ru = models.TextField()
    text_en = models.TextField(blank=True)
    is_archived = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["number"]

    def __str__(self):
        return self.title_ru

    @property
    def label(self) -> str:
        return self._meta.label_lower


class Direction(Heading):
    """A direction of cooperation, as the institution names it.

    One that serves the Sustainable Development Goal 4 shows its targets.
    """

    serves_sdg = models.BooleanField(default=False)

    class Meta(Heading.Meta):
        verbose_name = _("direction")
        verbose_name_plural = _("directions")

    def get_absolute_url(self):
        return numbered("activities:direction", number=self.number)


class CooperationForm(Heading):
    """A form of cooperation: by which means something is done."""

    class Meta(Heading.Meta):
        verbose_name = _("form of cooperation")
        verbose_name_plural = _("forms of cooperation")

    def get_absolute_url(self):
        return numbered("activities:form", number=self.number)


class SdgTarget(models.Model):
    """A target of the Sustainable Development Goal 4, in the UN's words."""

    code = models.CharField(primary_key=True, max_length=8)
    text_ru = models.TextField()
    text_en = models.TextField()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")
    UNKNOWN = "unknown", _("State not stated")


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.kept_for(user).filter(is_archived=False)

    def kept_for(self, user):
        """Those put away among them: for the office."""
        return self.filter(audience__in=audiences_of(user))

    def newest_first(self):
        return self.order_by(F("starts_on").desc(nulls_last=True), "-id")

    def with_pages(self):
        """Along with what the addresses of their pages are made of."""
        return self.select_related(*kinds.relations())

    def current(self, on):
        """Those of which a day is known: running on the day `on`, or still to come.

        Of dates known to the month or year the last day counts, as it is stored.
        """
        begun = Q(starts_on__lte=on, ends_on__gte=on)
        return self.filter(begun | Q(starts_on__gt=on)).exclude(
            state__in=(State.FINISHED, State.CANCELLED)
        )


class Activity(Sourced):
    """Anything the institution does in cooperation.

    A project, an event, an olympiad's edition, a collection each own one and add
    what is theirs. `kind` names the registered kind ("project", "event" …).
    """

    kind = models.CharField(max_length=30)
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    summary_ru = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    sort_ru = models.CharField(max_length=420, db_index=True)
    state = models.CharField(max_length=12, choices=State, default=State.UNKNOWN)
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    place_ru = models.CharField(max_length=200, blank=True)
    place_en = models.CharField(max_length=200, blank=True)
    directions = models.ManyToManyField(
        Direction, blank=True, related_name="activities"
    )
    forms = models.ManyToManyField(
        CooperationForm, blank=True, related_name="activities"
    )
    countries = models.ManyToManyField(Country, blank=True, related_name="activities")
    regions = models.ManyToManyField(Region, blank=True, related_name="activities")
    responsible = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(
        max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                name="activity_ends_after_it_starts",
                condition=Q(starts_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="activity_start_and_its_precision_agree",
                condition=Q(starts_on=None, starts_precision="unknown")
                | (Q(starts_on__isnull=False) & ~Q(starts_precision="unknown")),
            ),
            models.CheckConstraint(
                name="activity_end_and_its_precision_agree",
                condition=Q(ends_on=None, ends_precision="unknown")
                | (Q(ends_on__isnull=False) & ~Q(ends_precision="unknown")),
            ),
        ]

    def __str__(self):
        return self.title_ru

    def get_absolute_url(self):
        return kinds.address_of(self)

    @property
    def kind_said(self):
        return kinds.kind_of(self.kind)


class ParticipationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of partners that the reader may see."""
        return self.filter(
            organisation__audience__in=audiences_of(user),
            organisation__is_archived=False,
        )


class Participation(models.Model):
    """A partner's part in an activity."""

    class Role(models.TextChoices):
        PARTNER = "partner", _("Partner")
        ORGANISER = "organiser", _("Organiser")
        PARTICIPANT = "participant", _("Participant")
        EXPERT = "expert", _("Expert body")

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations"
    )
    role = models.CharField(max_length=12, choices=Role, default=Role.PARTNER)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_partner_takes_part_once", fields=["activity", "organisation"]
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.activity}"


class SdgContribution(models.Model):
    """Why an activity serves an SDG target, in one sentence."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="sdg_contributions"
    )
    target = models.ForeignKey(
        SdgTarget, on_delete=models.PROTECT, related_name="contributions"
    )
    reason_ru = models.CharField(max_length=400)
    reason_en = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_target_is_named_once", fields=["activity", "target"]
            ),
            models.CheckConstraint(
                name="a_target_has_a_reason", condition=~Q(reason_ru="")
            ),
        ]

    def __str__(self):
        return f"{self.target}: {self.activity}"


class PeopleCount(models.Model):
    """How many people of a country took part, and how."""

    class Direction(models.TextChoices):
        HERE = "here", _("took part here")
        INCOMING = "incoming", _("came to us")
        OUTGOING = "outgoing", _("went from us")
        ONLINE = "online", _("took part online")

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="people_counts"
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    direction = models.CharField(
        max_length=10, choices=Direction, default=Direction.HERE
    )
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_of_a_country_are_counted_once",
                fields=["activity", "country", "direction"],
            )
        ]

    def __str__(self):
        return f"{self.country}: {self.people}"


class Result(models.Model):
    """What came out of an activity."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="results"
    )
    title_ru = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("on").desc(nulls_last=True), "id"]

    def __str__(self):
        return self.title_ru


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Proof by a paper is for those who may see the paper."""
        shown = Document.objects.visible_to(user)
        return self.filter(Q(document=None) | Q(document__in=shown))


class Evidence(models.Model):
    """The proof of an activity or of one of its results: a paper or an address."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="evidence"
    )
    result = models.ForeignKey(
        Result, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.URLField(blank=True)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_paper_or_an_address",
                condition=Q(document__isnull=False) | ~Q(address=""),
            )
        ]

    def __str__(self):
        return self.title_ru
