"""Results folded from the log: dropped and made anew, the same bytes each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import groupby, islice
from json import dumps, loads

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.olympiad.chain import Event
from mosty.olympiad.folding import Answer, fold, told
from mosty.olympiad.keyring import Marked, from_json
from mosty.olympiad.logged import COLUMNS, event_of, terms_of
from mosty.olympiad.marking import rounded, worth
from mosty.olympiad.models import Attempt, Edition, LateDecision, Result
from mosty.olympiad.models import Event as Row

AT_ONCE = 500


class LogGone(Refused):
    message = _("The log of this edition was destroyed: its results stay as they are.")


@dataclass(frozen=True)
class Rebuilt:
    """How much was folded, and SHA-256 over the results in the order of attempts."""

    attempts: int
    events: int
    digest: str


@transaction.atomic
def rebuild(edition: Edition) -> Rebuilt:
    """Drop an edition's results and fold them from its log, as the jury decided.

    Raises `LogGone` where there is nothing left to fold.
    """
    if edition.log_destroyed_at:
        raise LogGone(edition)
    Result.objects.filter(attempt__round__edition=edition).delete()
    hashed, number, events = sha256(), 0, 0
    results = results_of(edition)
    while some := list(islice(results, AT_ONCE)):
        Result.objects.bulk_create(some)
        for one in some:
            line = [str(one.attempt_id), one.answers, str(one.points), one.events]
            hashed.update(dumps(line, ensure_ascii=False, sort_keys=True).encode())
        number += len(some)
        events += sum(one.events for one in some)
    return Rebuilt(number, events, hashed.hexdigest())


def results_of(edition: Edition) -> Iterator[Result]:
    """The result of each attempt that has events, in the order of attempts."""
    rows = Row.objects.filter(edition_id=edition.pk).order_by("attempt_id", "arrival")
    groups = groupby(rows.values_list(*COLUMNS).iterator(5000), key=lambda row: row[0])
    keyed: dict[int, dict[str, Marked]] = {}
    while some := [(key, list(own)) for key, own in islice(groups, AT_ONCE)]:
        attempts = Attempt.objects.select_related("round", "variant").in_bulk(
            [key for key, _rows in some]
        )
        decided = decisions_of(attempts)
        for key, own in some:
            attempt = attempts[key]
            marked = keyed.setdefault(attempt.variant_id, marked_of(attempt.variant))
            events = [event_of(row) for row in own]
            yield result_of(attempt, events, marked, decided.get(key, {}))


def marked_of(variant) -> dict[str, Marked]:
    return {item: from_json(key) for item, key in variant.keys.items()}


def decisions_of(attempts) -> dict:
    """What the jury decided of late events, by attempt, then by device and number."""
    found: dict = {}
    rows = LateDecision.objects.filter(attempt__in=attempts)
    for key, client, seq, is_counted in rows.values_list(
        "attempt", "client", "seq", "is_counted"
    ):
        found.setdefault(key, {})[client, seq] = is_counted
    return found


def result_of(attempt: Attempt, events: list[Event], marked, allowed) -> Result:
    answers = fold(events, terms_of(attempt, allowed))
    shares = [points_of(one, marked.get(one.item)) for one in answers]
    kept = [
        {**line, "points": None if share is None else str(rounded(share))}
        for line, share in zip(told(answers), shares, strict=True)
    ]
    whole = sum((one for one in shares if one is not None), Fraction(0))
    return Result(
        attempt=attempt, answers=kept, points=rounded(whole), events=len(events)
    )


def points_of(answer: Answer, marked: Marked | None) -> Fraction | None:
    """The points of an answer; None where people decide, nothing where none counts."""
    if marked is None or answer.current is None:
        return Fraction(0)
    try:
        value = loads(answer.current.value)
    except (ValueError, RecursionError):  # also a number of five thousand digits
        return Fraction(0)
    share = worth(marked.kind, marked.key, value)
    return None if share is None else share * marked.points
