"""Yes or no, nothing else."""

from mosty.access.roles import STAFF


def is_staff(user) -> bool:
    """Whether the office is open to this person."""
    return user.is_authenticated and user.is_active and user.holds_any(STAFF)
