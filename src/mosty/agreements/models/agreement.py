"""An agreement with partners, from the first idea to the archive."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.activities.models import Activity, Direction
from mosty.agreements.clearance.asking import Subject
from mosty.agreements.models.lifecycle import CLOSED, Stage
from mosty.agreements.term import EXPIRING_WITHIN_DAYS, TermState
from mosty.documents.sources import Sourced
from mosty.partners.models import Organisation
from mosty.people.models import Person
from mosty.places.models import Country, Region
from mosty.ui.addresses import numbered
from mosty.ui.dates import Precision


class Section(models.TextChoices):
    """The register's two sections, as the institution publishes them."""

    FOREIGN = "foreign", _("Foreign organisations")
    INTERREGIONAL = "interregional", _("Organisations of Russian regions")


class Kind(models.TextChoices):
    AGREEMENT = "agreement", _("Agreement")
    CONTRACT = "contract", _("Contract")
    MEMORANDUM = "memorandum", _("Memorandum")
    PROTOCOL = "protocol", _("Protocol")
    PROGRAMME = "programme", _("Programme of cooperation")
    OTHER = "other", _("Other paper")


class Level(models.TextChoices):
    FRAMEWORK = "framework", _("Framework")
    IMPLEMENTING = "implementing", _("Implementing")
    AMENDMENT = "amendment", _("Amendment")
    ANNEX = "annex", _("Annex")
    UNKNOWN = "unknown", _("Not stated")


class TermRule(models.TextChoices):
    UNTIL = "until", _("until a date")
    LENGTH = "length", _("for a number of months")
    INDEFINITE = "indefinite", _("indefinitely")
    PROJECT = "project", _("for the life of a project")
    UNKNOWN = "unknown", _("not stated")


class RenewalRule(models.TextChoices):
    NONE = "none", _("no renewal")
    AUTOMATIC = "automatic", _("renewed by itself")
    BY_ACT = "by_act", _("prolonged by an act of the parties")
    UNKNOWN = "unknown", _("not stated")


class Origin(models.TextChoices):
    """Which of the two ways led to `signed`."""

    NOT_SIGNED = "", _("not signed")
    SIGNED_HERE = "signed", _("signed here")
    REGISTERED = "registered", _("a paper that already existed")


def term_state(on: datetime.date) -> Case:
    """The `TermState` of a day in SQL; `agreements.term.state_on` in other words."""
    soon = on + datetime.timedelta(days=EXPIRING_WITHIN_DAYS)
    no_end = Q(ends_on=None, is_endless=False)
    return Case(
        When(stage__in=CLOSED, then=Value(TermState.CLOSED)),
        When(stage=Stage.ENDED, then=Value(TermState.ENDED)),
        When(~Q(stage=Stage.SIGNED), then=Value(TermState.PLANNED)),
        When(ends_on__lt=on, then=Value(TermState.EXPIRED)),
        When(Q(starts_on=None) | no_end, then=Value(TermState.UNKNOWN)),
        When(starts_on__gt=on, then=Value(TermState.NOT_YET)),
        When(ends_on__lte=soon, then=Value(TermState.EXPIRING)),
        default=Value(TermState.IN_FORCE),
        output_field=CharField(),
    )


class AgreementQuerySet(models.QuerySet):
    """What dates tell is asked for a day `on`, never stored."""

    def visible_to(self, user):
        audiences = audiences_of(user)
        if audiences == {Audience.PUBLIC}:
            return self.public()
        return self.filter(audience__in=audiences)

    def public(self):
        """What a visitor sees: signed and ended ones, and ideas shown as planned."""
        return self.filter(
            Q(stage__in=(Stage.SIGNED, Stage.ENDED)) | Q(is_shown_as_planned=True),
            audience=Audience.PUBLIC,
        )

    def concerning(self, number):
        """Those to which the organisation or one of its branches is a party."""
        its_own = Organisation.objects.filter(Q(pk=number) | Q(parent=number))
        parties = self.model.objects.filter(parties__organisation__in=its_own)
        return self.filter(pk__in=parties.values("pk"))

    def without_papers(self):
        """Signed ones without a scan of the signed original; one put away is none."""
        scanned = self.model.objects.filter(
            pk=OuterRef("pk"),
            papers__role="original",
            papers__document__is_archived=False,
        )
        return self.filter(~Exists(scanned), stage=Stage.SIGNED)

    def without_signs_of_life(self):
        """Signed ones under which nothing that was done is known."""
        return self.filter(stage=Stage.SIGNED, activity_links=None)

    def in_state(self, on, *states):
        """Those of which the dates tell one of these `TermState`s on a day."""
        return self.alias(state_then=term_state(on)).filter(state_then__in=states)


class Agreement(Sourced):
    """A paper with two or more parties, the institution one of them.

    Dates with month or year precision keep the first day for a beginning and the
    last day for an end. `starts_on`, `ends_on`
    (with extensions and limited renewals) and `is_endless` are derived by
    `agreements.term` from typed fields (`ends_precision` is empty for a day); whether that is past is asked for a day.
    What is endless because it is renewed by itself has a `rolling_from`, which
    `agreements.rolling` reads; what has no term has none.
    `counterpart`, `country`, `region`, `partner_sort` repeat the first partner's.
    `staged_at` is when it came to its stage, None where the register did not keep that.
    """

    register_number = models.PositiveIntegerField(unique=True)
    section = models.CharField(max_length=15, choices=Section)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.AGREEMENT)
    kind_text_ru = models.CharField(max_length=300, blank=True)
    kind_text_en = models.CharField(max_length=300, blank=True)
    title_ru = models.CharField(max_length=500, blank=True)
    title_en = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=15, choices=Level, default=Level.UNKNOWN)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded",
    )
    basis_ru = models.TextField(blank=True)
    basis_en = models.TextField(blank=True)
    subject = models.CharField(max_length=12, choices=Subject, blank=True)

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.IDEA)
    archived_from = models.CharField(
        max_length=12, choices=Stage, blank=True, editable=False
    )
    staged_at = models.DateTimeField(null=True, default=timezone.now, editable=False)
    is_shown_as_planned = models.BooleanField(default=False)
    origin = models.CharField(max_length=12, choices=Origin, blank=True)
    origin_reason = models.TextField(blank=True)

    signed_on = models.DateField(null=True, blank=True)
    signed_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    in_force_from = models.DateField(null=True, blank=True)
    term_rule = models.CharField(
        max_length=12, choices=TermRule, default=TermRule.UNKNOWN
    )
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    term_text = models.CharField(max_length=300, blank=True)
    renewal_rule = models.CharField(
        max_length=10, choices=RenewalRule, default=RenewalRule.UNKNOWN
    )
    renewal_months = models.PositiveSmallIntegerField(null=True, blank=True)
    renewal_notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    renewal_notice_months = models.PositiveSmallIntegerField(null=True, blank=True)
    renewal_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    project = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField(null=True, blank=True, editable=False)
    ends_on = models.DateField(null=True, blank=True, editable=False)
    ends_precision = models.CharField(max_length=8, blank=True, editable=False)
    is_endless = models.BooleanField(default=False, editable=False)
    rolling_from = models.DateField(null=True, blank=True, editable=False)
    rolling_months = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False
    )
    rolling_notice_months = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False
    )
    rolling_notice_days = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False
    )
    ended_early_on = models.DateField(null=True, blank=True)

    languages = ArrayField(
        models.CharField(max_length=5), default=list, blank=True, size=6
    )
    prevailing_language = models.CharField(max_length=5, blank=True)
    directions = models.ManyToManyField(
        Direction, blank=True, related_name="agreements"
    )
    responsible = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    counterpart = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_led",
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, related_name="agreements"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner_sort = models.CharField(max_length=520, blank=True)
    audience = models.CharField(
        max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["register_number"]
        constraints = [
            models.CheckConstraint(
                name="only_signed_agreements_have_an_origin",
                condition=Q(stage__in=["signed", "ended"], origin__gt="")
                | Q(stage="archived")
                | (~Q(stage__in=["signed", "ended"]) & Q(origin="")),
            ),
            models.CheckConstraint(
                name="agreement_has_no_signing_date_before_it_is_signed",
                condition=Q(signed_on=None)
                | Q(stage__in=["signed", "ended", "archived"]),
            ),
            models.CheckConstraint(
                name="signing_date_and_its_precision_agree",
                condition=Q(signed_on=None, signed_precision="unknown")
                | (Q(signed_on__isnull=False) & ~Q(signed_precision="unknown")),
            ),
            models.CheckConstraint(
                name="end_date_and_its_precision_agree",
                condition=Q(valid_until=None, valid_precision="unknown")
                | (Q(valid_until__isnull=False) & ~Q(valid_precision="unknown")),
            ),
            models.CheckConstraint(
                name="agreement_ends_after_it_is_signed",
                condition=Q(signed_on=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=F("signed_on")),
            ),
            models.CheckConstraint(
                name="term_rule_has_what_it_needs",
                condition=(
                    Q(term_rule="until", valid_until__isnull=False)
                    | Q(term_rule="length", term_months__isnull=False)
                    | Q(term_rule="indefinite", valid_until=None)
                    | Q(term_rule__in=["project", "unknown"])
                ),
            ),
            models.CheckConstraint(
                name="early_end_belongs_to_ended_agreements",
                condition=Q(ended_early_on=None) | Q(stage__in=["ended", "archived"]),
            ),
            models.CheckConstraint(
                name="agreement_is_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="agreement_does_not_replace_itself",
                condition=Q(superseded_by=None) | ~Q(superseded_by=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["section", "country", "register_number"]),
            models.Index(fields=["country", "region"]),
            models.Index(fields=["partner_sort", "id"]),
            models.Index(fields=["signed_on"]),
            models.Index(fields=["stage", "ends_on"]),
        ]

    def __str__(self):
        return (
            f"{self.kind_text_ru or self.get_kind_display()} № {self.register_number}"
        )

    def get_absolute_url(self):
        return numbered("agreements:agreement", number=self.register_number)
