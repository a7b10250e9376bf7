"""The answers of an attempt as they stand in the log now."""

from mosty.olympiad.folding import Answer, fold, read
from mosty.olympiad.logged import events_of, terms_of
from mosty.olympiad.models import Attempt, LateDecision, Result


def answers_of(attempt: Attempt) -> tuple[Answer, ...]:
    """Folded from the log by the round's policy and what the jury decided.

    Of an edition whose log was destroyed they are those of the last fold.
    """
    if attempt.round.edition.log_destroyed_at:
        kept = Result.objects.filter(attempt=attempt).first()
        return read(kept.answers) if kept else ()
    decided = LateDecision.objects.filter(attempt=attempt)
    allowed = {(one.client, one.seq): one.is_counted for one in decided}
    return fold(events_of(attempt), terms_of(attempt, allowed))


def told(answers: tuple[Answer, ...]) -> list[dict]:
    """Answers as a device is told of them."""
    return [
        {
            "item": one.item,
            "current": version_told(one.current) if one.current else None,
            "versions": [version_told(version) for version in one.versions],
            "disputed": one.is_disputed,
        }
        for one in answers
    ]


def version_told(version) -> dict:
    return {
        "client": version.client,
        "seq": version.seq,
        "value": version.value,
        "received_at": version.received_at.isoformat(),
        "standing": version.standing.value,
    }
