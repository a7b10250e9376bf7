"""Looking for records that may be one, as names come and change."""

from django.db import transaction
from django.utils import timezone

from mosty.partners.actions.suspicion import suspect
from mosty.partners.bearing import candidates_of
from mosty.partners.matching import reasons_of
from mosty.partners.models import NameMark, SuspectedPair

BATCH = 200
MOST_REASONS = 6
LANGUAGES = ("ru", "en")
BRANCH, ABOVE = "branch", "parent"


def compare_marked(most: int = BATCH) -> int:
    """Look who is like the organisations marked since; gives how many were looked at."""
    waiting = NameMark.objects.filter(compared_at=None).order_by("pk")[:most]
    rows = list(waiting.select_related("organisation"))
    for one in rows:
        compare_one(one.organisation)
    return len(rows)


@transaction.atomic
def compare_one(organisation) -> list[SuspectedPair]:
    """Suspect who is like it; forget open pairs of it that are no more alike.

    An institute and the office above it are two: nothing is to be decided of them.
    """
    standing = not organisation.is_archived and not organisation.is_ours
    found = candidates_of(organisation) if standing else []
    pairs = [
        suspect(
            *in_order(organisation, one),
            score=one.verdict.score,
            verdict=one.verdict.verdict,
            relation=one.verdict.relation or "",
            reasons=told(one.verdict),
        )
        for one in found
        if one.verdict.relation != ABOVE
    ]
    forget_open(organisation, but=[pair.pk for pair in pairs])
    marks = NameMark.objects.filter(organisation_id=organisation.pk)
    marks.update(compared_at=timezone.now())
    return pairs


def in_order(organisation, candidate):
    """The branch first, as the relation is read."""
    if candidate.is_part and candidate.verdict.relation == BRANCH:
        return candidate.organisation, organisation
    return organisation, candidate.organisation


def told(verdict) -> list[dict]:
    """The reasons in both languages, side by side."""
    both = [reasons_of(verdict, language)[:MOST_REASONS] for language in LANGUAGES]
    return [
        dict(zip(LANGUAGES, pair, strict=True)) for pair in zip(*both, strict=False)
    ]


def forget_open(organisation, *, but) -> None:
    """What a person named or decided stays; only what the matcher found goes."""
    open_ones = SuspectedPair.objects.filter(decision=SuspectedPair.Decision.OPEN)
    for end in ("a", "b"):
        rows = open_ones.filter(**{end: organisation}).exclude(pk__in=but)
        rows.exclude(score=1, verdict=SuspectedPair.Verdict.DOUBTFUL).delete()
