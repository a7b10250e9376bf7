"""Yes or no, nothing else."""

from mosty.access.roles import Role


def is_own(user, thing) -> bool:
    return thing.by_id == user.pk


def may_change(user, view) -> bool:
    """A shared view is for all to use, and for its author to change."""
    return is_own(user, view) or user.holds(Role.ADMINISTRATOR)
