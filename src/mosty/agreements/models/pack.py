"""Rules of a country that ask for a conclusion before an agreement is signed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.clearance.asking import Pack, Partners, Subject
from mosty.agreements.clearance.clock import Term, Unit
from mosty.agreements.models.agreement import Kind
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import current_language


class Piece(models.TextChoices):
    """A paper of the application, by how it comes about."""

    LETTER = "letter", _("Cover letter, composed here")
    DRAFT = "draft", _("Text of the draft, from the papers of the agreement")
    TRANSLATION = "translation", _("Translation, from the papers of the agreement")
    PARTNER = "partner", _("Data on the partner, composed here")
    OTHER = "other", pgettext_lazy("paper of an application", "Another paper")


class PackQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rules hold no secret; the rule of each page says who reads them."""
        return self

    def in_use(self, *, jurisdiction):
        rows = self.filter(is_archived=False, jurisdiction=jurisdiction)
        return rows.order_by("pk")


class RulePack(models.Model):
    """What a country asks for before an agreement is signed there, from when on.

    `exemptions` are `{"ru", "en", "source", "is_standing"}`; a standing one frees the
    institution as such. `papers` are `{"kind", "ru", "en", "is_required"}`. Empty
    `kinds` and `subjects` mean any. `version` grows with every change; the journal
    tells what each said.
    """

    key = models.CharField(max_length=40, unique=True)
    jurisdiction = models.CharField(max_length=2)
    language = models.CharField(max_length=2, default="ru")
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    authority_ru = models.CharField(max_length=400)
    authority_en = models.CharField(max_length=400, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    partners = models.CharField(
        max_length=10, choices=Partners, default=Partners.FOREIGN
    )
    kinds = ArrayField(
        models.CharField(max_length=12, choices=Kind), default=list, blank=True
    )
    subjects = ArrayField(
        models.CharField(max_length=12, choices=Subject), default=list, blank=True
    )
    exemptions = models.JSONField(default=list, blank=True)
    papers = models.JSONField(default=list, blank=True)
    term_count = models.PositiveSmallIntegerField(null=True, blank=True)
    term_unit = models.CharField(max_length=10, choices=Unit, default=Unit.CALENDAR)
    letter_ru = models.TextField(blank=True)
    letter_en = models.TextField(blank=True)
    source_ru = models.TextField(blank=True)
    source_en = models.TextField(blank=True)
    note_ru = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    is_archived = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule pack")
        verbose_name_plural = _("rule packs")
        ordering = ["is_archived", "jurisdiction", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_rule_pack_ends_after_it_begins",
                condition=Q(starts_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=F("starts_on")),
            )
        ]

    def __str__(self):
        return self.title_ru

    def get_absolute_url(self):
        return numbered("agreements_office:pack", pk=self.pk)

    @property
    def term(self) -> Term:
        return Term(self.term_count, self.term_unit)

    @property
    def said(self) -> Pack:
        """The same as plain values, for `clearance.asking`."""
        standing = [one for one in self.exemptions if one.get("is_standing")]
        return Pack(
            key=self.key,
            jurisdiction=self.jurisdiction,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            partners=self.partners,
            kinds=tuple(self.kinds),
            subjects=tuple(self.subjects),
            exempt=tuple(words_of(one) for one in standing),
        )

    @property
    def spoken_subjects(self) -> list[str]:
        return [str(Subject(one).label).lower() for one in self.subjects]

    @property
    def spoken_kinds(self) -> list[str]:
        return [str(Kind(one).label).lower() for one in self.kinds]

    @property
    def spoken_papers(self) -> list[str]:
        return [words_of(one) for one in self.papers]

    @property
    def spoken_exemptions(self) -> list[str]:
        return [words_of(one) for one in self.exemptions]


def words_of(told: dict) -> str:
    """Words of an exemption or a paper, in the language that is read."""
    return in_tongue(told, current_language())


def in_tongue(told: dict, language: str) -> str:
    return told.get(language) or told.get("ru", "")
