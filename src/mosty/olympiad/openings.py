"""What a code opens now: the round, its window there, the variant, the attempt."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from mosty.olympiad.allotting import chosen_by, group_for
from mosty.olympiad.models import Attempt, Entrant, Paper, Round, Variant


class Stage(StrEnum):
    """Where somebody stands in a round."""

    WAITS = "waits"
    OPEN = "open"
    RUNS = "runs"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True)
class Offer:
    """A round as it stands for an entrant; the window in UTC."""

    round: Round
    variant: Variant
    opens_at: datetime
    closes_at: datetime
    attempt: Attempt | None

    def stage(self, now: datetime) -> Stage:
        if self.attempt is not None:
            is_over = self.attempt.handed_in_at or self.attempt.ends_at <= now
            return Stage.DONE if is_over else Stage.RUNS
        if now < self.opens_at:
            return Stage.WAITS
        return Stage.OPEN if now < self.closes_at else Stage.MISSED


IN_TURN = (Stage.RUNS, Stage.OPEN, Stage.WAITS, Stage.DONE, Stage.MISSED)


def offer_for(entrant: Entrant, *, now: datetime) -> Offer | None:
    """What to open: what runs, else what is open, else what comes next, else the last.

    None where no round has a paper for this pupil.
    """
    offers = offers_of(entrant)
    for stage in IN_TURN:
        found = [one for one in offers if one.stage(now) == stage]
        if found:
            is_past = stage in {Stage.DONE, Stage.MISSED}
            return sorted(found, key=lambda one: one.opens_at, reverse=is_past)[0]
    return None


def offers_of(entrant: Entrant) -> list[Offer]:
    """Every released round that has a variant for this pupil's track and zone."""
    attempts = {one.round_id: one for one in entrant.attempts.select_related("variant")}
    papers = Paper.objects.filter(
        track_id=entrant.track_id,
        round__edition_id=entrant.edition_id,
        round__released_at__isnull=False,
    )
    papers = papers.select_related("round").prefetch_related("round__groups")
    variants = Variant.objects.filter(paper__in=papers).defer("sheet", "keys")
    by_place: dict[tuple[int, int], list[Variant]] = {}
    for one in variants:
        by_place.setdefault((one.paper_id, one.group_id), []).append(one)
    found = []
    for paper in papers:
        group = group_for(entrant.zone, paper.round.groups.all())
        attempt = attempts.get(paper.round_id)
        own = by_place.get((paper.pk, group.pk), []) if group else []
        variant = attempt.variant if attempt else chosen_by(entrant.code, own)
        if group is None or variant is None:
            continue
        opens_at, closes_at = group.window.within(ZoneInfo(entrant.zone))
        found.append(Offer(paper.round, variant, opens_at, closes_at, attempt))
    return found
