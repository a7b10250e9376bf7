"""What the jury decides of late answers, and the first results by code."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.olympiad.actions.rebuilding import Rebuilt, rebuild
from mosty.olympiad.freezing import closes_last
from mosty.olympiad.models import Attempt, Edition, Event, LateDecision, Round


class NoReason(Refused):
    message = _("Say why: the decision is read when somebody asks about it.")


class NothingLate(Refused):
    message = _("There is no such late answer. Reload the page and look again.")


class StillRuns(Refused):
    message = _("Attempts still run, or the window is still open. Publish afterwards.")


@transaction.atomic
def decide_late(attempt: Attempt, keys, *, is_counted: bool, reason: str, by) -> int:
    """Decide on late events, given as `(client, seq)`; the last decision stands.

    Results are folded anew, so that what is decided is seen at once.
    """
    if not reason.strip():
        raise NoReason(attempt)
    edition = locked_edition(attempt.round)
    late = Event.objects.filter(
        edition_id=edition.pk, attempt_id=attempt.pk, received_at__gt=attempt.ends_at
    )
    known = set(late.values_list("client", "seq"))
    chosen = sorted(set(keys) & known)
    if not chosen:
        raise NothingLate(attempt)
    now = timezone.now()
    LateDecision.objects.bulk_create(
        [
            LateDecision(
                attempt=attempt,
                client=client,
                seq=seq,
                is_counted=is_counted,
                reason=reason.strip(),
                decided_by=by,
                decided_at=now,
            )
            for client, seq in chosen
        ],
        update_conflicts=True,
        unique_fields=["attempt", "client", "seq"],
        update_fields=["is_counted", "reason", "decided_by", "decided_at"],
    )
    made = rebuild(edition)
    detail = {
        "code": attempt.entrant.code,
        "events": [list(one) for one in chosen],
        "is_counted": is_counted,
        "reason": reason.strip(),
        "digest": made.digest,
    }
    record("olympiad.late_decided", edition, by=by, detail=detail, is_public=False)
    return len(chosen)


@transaction.atomic
def publish_results(one: Round, *, by) -> Rebuilt:
    """Fold the results anew and show them by code from now on."""
    edition = locked_edition(one)
    one = Round.objects.select_for_update().get(pk=one.pk)
    now = timezone.now()
    last = closes_last(one)
    runs = one.attempts.filter(handed_in_at=None, ends_at__gt=now).exists()
    if runs or (last is not None and now < last):
        raise StillRuns(one)
    made = rebuild(edition)
    one.results_shown_at = one.results_shown_at or now
    one.save(update_fields=["results_shown_at"])
    detail = {
        "round": one.pk,
        "attempts": made.attempts,
        "events": made.events,
        "digest": made.digest,
    }
    record("olympiad.results_published", edition, by=by, detail=detail)
    return made


@transaction.atomic
def hide_results(one: Round, *, by) -> Round:
    """Take first results back while something is set right."""
    edition = locked_edition(one)
    one = Round.objects.select_for_update().get(pk=one.pk)
    one.results_shown_at = None
    one.save(update_fields=["results_shown_at"])
    record("olympiad.results_hidden", edition, by=by, detail={"round": one.pk})
    return one


def locked_edition(one: Round) -> Edition:
    rows = Edition.objects.select_for_update(of=["self"]).select_related("activity")
    return rows.get(pk=one.edition_id)
