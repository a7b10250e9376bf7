"""What a device is told of a round that it starts or waits for."""

from django.urls import reverse
from django.utils import timezone

from mosty.olympiad import answering, package, tokens
from mosty.olympiad.models import Attempt, Variant
from mosty.olympiad.sheet_words import tongues


def started_told(started) -> dict:
    """A round, its window and package; of an attempt its token and the paper's key."""
    offer = started.offer
    told = {
        "stage": started.stage.value,
        "server_now": timezone.now().isoformat(),
        "opens_at": offer.opens_at.isoformat(),
        "closes_at": offer.closes_at.isoformat(),
        "package": package_address(offer.variant),
        "minutes": offer.round.duration_min,
        "policy": offer.round.late_policy,
        "practice": offer.round.edition.is_practice,
        "rehearsal": offer.round.is_rehearsal,
        "round": tongues(offer.round, "title"),
    }
    if started.attempt is not None:
        told |= attempt_told(started.attempt, offer.variant)
    return told


def attempt_told(attempt: Attempt, variant: Variant) -> dict:
    handed = attempt.handed_in_at
    return {
        "attempt": str(attempt.pk),
        "token": tokens.token_of(attempt),
        "key": package.key_told(variant),
        "started_at": attempt.started_at.isoformat(),
        "deadline": attempt.ends_at.isoformat(),
        "handed_in_at": handed.isoformat() if handed else None,
        "answers": answering.told(answering.answers_of(attempt)),
    }


def package_address(variant: Variant) -> str:
    kwargs = {"pk": variant.pk, "part": package.address_part(variant)}
    return reverse("olympiad_package", kwargs=kwargs)
