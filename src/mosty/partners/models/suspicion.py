"""Two records that may be one organisation, and what a person said of them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import audiences_of
from mosty.partners.models.merging import Merge
from mosty.partners.models.organisation import Organisation


class PairQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of which the reader may see both records."""
        seen = audiences_of(user)
        return self.filter(a__audience__in=seen, b__audience__in=seen)

    def standing(self):
        """Those of which both records stand in the register."""
        return self.filter(a__is_archived=False, b__is_archived=False)


class SuspectedPair(models.Model):
    """What the matcher found, `a` being what the relation says of `b`."""

    class Verdict(models.TextChoices):
        SAME = "same", pgettext_lazy("matcher", "certainly the same")
        DOUBTFUL = "doubtful", pgettext_lazy("matcher", "perhaps the same")

    class Relation(models.TextChoices):
        DUPLICATE = "duplicate", pgettext_lazy("pair", "entered twice")
        RENAME = "rename", pgettext_lazy("pair", "one was renamed to the other")
        BRANCH = "branch", pgettext_lazy("pair", "the first is a branch of the second")
        PARENT = "parent", pgettext_lazy("pair", "the second is a branch of the first")

    class Decision(models.TextChoices):
        OPEN = "open", pgettext_lazy("pair", "to be decided")
        SAME = "same", pgettext_lazy("pair", "the same one")
        NEVER = "never", pgettext_lazy("pair", "never the same")
        RENAME = "rename", pgettext_lazy("pair", "renamed")
        BRANCH = "branch", pgettext_lazy("pair", "branch")
        LATER = "later", pgettext_lazy("pair", "later")

    a = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(default=0)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.DOUBTFUL)
    relation = models.CharField(max_length=10, choices=Relation, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    merge = models.ForeignKey(
        Merge, on_delete=models.SET_NULL, null=True, blank=True, related_name="pairs"
    )
    before = models.JSONField(default=dict, blank=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspected pair")
        verbose_name_plural = _("suspected pairs")
        indexes = [models.Index(fields=["decision", "-score"])]
        constraints = [
            models.UniqueConstraint(
                Least("a", "b"), Greatest("a", "b"), name="a_pair_is_suspected_once"
            ),
            models.CheckConstraint(
                name="a_pair_is_of_two_organisations", condition=~Q(a=F("b"))
            ),
            models.CheckConstraint(
                name="an_open_pair_was_decided_by_nobody",
                condition=~Q(decision="open") | Q(decided_at=None, decided_by_id=None),
            ),
        ]

    def __str__(self):
        return f"{self.a} = {self.b}?"
