"""That a device is there, and what waits on it: changed at each pulse, no journal."""

from django.utils import timezone

from mosty.olympiad.models import Presence

MOST_WAITING = 1_000_000
COLUMNS = ["seen_at", "waiting", "is_private_mode"]


def see(attempt, client: str, *, waiting: int, is_private: bool) -> None:
    """Note a device's pulse."""
    Presence.objects.bulk_create(
        [
            Presence(
                attempt=attempt,
                client=client,
                seen_at=timezone.now(),
                waiting=min(max(waiting, 0), MOST_WAITING),
                is_private_mode=is_private,
            )
        ],
        update_conflicts=True,
        unique_fields=["attempt", "client"],
        update_fields=COLUMNS,
    )
