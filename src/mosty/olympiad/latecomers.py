"""Late answers before the jury: what came when, and what the log itself proves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from mosty.olympiad.chain import Event
from mosty.olympiad.folding import (
    Folding,
    Standing,
    evidence_of,
    given_at,
    is_proved,
    time_of,
)
from mosty.olympiad.logged import events_of, terms_of
from mosty.olympiad.models import Attempt, LateDecision, Round
from mosty.olympiad.models import Event as Row


@dataclass(frozen=True)
class LateEvent:
    """A late answer with its evidence.

    `made_at` is when it was given by the device's clock, set right by what was
    measured; None where nothing was. `is_whole` says that the device's chain holds up
    to it, `is_proved` that both together prove it.
    """

    event: Event
    late: timedelta
    made_at: datetime | None
    ahead_s: float | None
    is_whole: bool
    is_proved: bool
    standing: Standing
    decision: LateDecision | None

    @property
    def key(self) -> str:
        return f"{self.event.client}:{self.event.seq}"


def attempts_with_late(one: Round):
    """Attempts of a round that have late events, with how many and how late."""
    late = Row.objects.filter(
        edition_id=one.edition_id,
        attempt_id=OuterRef("pk"),
        received_at__gt=OuterRef("ends_at"),
    ).values("attempt_id")
    decided = LateDecision.objects.filter(attempt=OuterRef("pk")).values("attempt")
    rows = one.attempts.select_related("entrant__registration__organisation")
    rows = rows.annotate(
        late=Subquery(late.annotate(n=Count("seq")).values("n")),
        first=Subquery(late.annotate(n=Min("received_at")).values("n")),
        last=Subquery(late.annotate(n=Max("received_at")).values("n")),
        decided=Coalesce(Subquery(decided.annotate(n=Count("pk")).values("n")), 0),
    )
    return rows.filter(late__gt=0).order_by(F("decided").asc(), "first")


def late_events(attempt: Attempt) -> list[LateEvent]:
    """The late events of an attempt in the order in which they came."""
    events = events_of(attempt)
    decisions = {
        (one.client, one.seq): one
        for one in attempt.late_decisions.select_related("decided_by__person")
    }
    allowed = {key: one.is_counted for key, one in decisions.items()}
    terms = terms_of(attempt, allowed)
    evidence = evidence_of(events, terms)
    folding, found = Folding(terms, evidence), []
    for event in events:
        version = folding.take(event)
        if event.received_at <= attempt.ends_at:
            continue
        ahead = evidence.ahead_s.get(event.client)
        has_both = time_of(event) is not None and ahead is not None
        found.append(
            LateEvent(
                event=event,
                late=event.received_at - attempt.ends_at,
                made_at=given_at(event, evidence) if has_both else None,
                ahead_s=ahead,
                is_whole=event.seq <= evidence.whole.get(event.client, 0),
                is_proved=is_proved(event, terms, evidence),
                standing=version.standing,
                decision=decisions.get((event.client, event.seq)),
            )
        )
    return found
