"""Attempts begun and handed in.

Neither is written in the journal: an attempt's row says when, and thousands begin in
one second.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.olympiad.clock import deadline
from mosty.olympiad.codes import new_code, normal
from mosty.olympiad.models import Attempt, Entrant, Track
from mosty.olympiad.openings import Offer, Stage, offer_for

PRACTICE_ZONE = "Europe/Moscow"


class UnknownCode(Refused):
    message = _("There is no such code. Compare it with the sheet and type it again.")


class NothingToTake(Refused):
    message = _("There is no round for this code.")


@dataclass(frozen=True)
class Started:
    """A round as it stands for a pupil; `attempt` is there once it was begun."""

    offer: Offer
    stage: Stage
    attempt: Attempt | None


def entrant_of(code: str, *, of_closed: bool = False) -> Entrant:
    """Whom a code is given to; the youngest edition counts. Raises `UnknownCode`.

    What came of a work is told `of_closed` editions too.
    """
    found = Entrant.objects.filter(code=normal(code)[:16], is_withdrawn=False)
    if not of_closed:
        found = found.filter(edition__is_closed=False)
    entrant = found.order_by("-edition_id").first()
    if entrant is None:
        raise UnknownCode
    return entrant


@transaction.atomic
def start(entrant: Entrant) -> Started:
    """Begin what is open for a pupil, or tell what stands begun; idempotent.

    On a second device it is the same attempt, with the same end.
    """
    now = timezone.now()
    entrant = Entrant.objects.select_for_update().get(pk=entrant.pk)
    offer = offer_for(entrant, now=now)
    if offer is None:
        raise NothingToTake(entrant)
    stage = offer.stage(now)
    if stage != Stage.OPEN:
        return Started(offer, stage, offer.attempt)
    ends_at = deadline(
        now,
        duration=timedelta(minutes=offer.round.duration_min),
        closes_at=offer.closes_at,
        extra=timedelta(minutes=entrant.extra_min),
    )
    attempt = Attempt.objects.create(
        entrant=entrant,
        round=offer.round,
        variant=offer.variant,
        started_at=now,
        ends_at=ends_at,
    )
    return Started(offer, Stage.RUNS, attempt)


@transaction.atomic
def start_practice(track: Track) -> Started:
    """Begin a practice as somebody who told nothing of themselves."""
    if not track.edition.is_practice or track.edition.is_closed:
        raise NothingToTake(track)
    entrant = Entrant.objects.create(
        edition_id=track.edition_id, track=track, code=new_code(), zone=PRACTICE_ZONE
    )
    return start(entrant)


@transaction.atomic
def hand_in(attempt: Attempt) -> Attempt:
    """Say that a work is done; the first time counts. Answers on their way still come."""
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.handed_in_at is None:
        attempt.handed_in_at = timezone.now()
        attempt.save(update_fields=["handed_in_at"])
    return attempt
