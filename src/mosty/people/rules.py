"""Yes or no, nothing else."""

from mosty.access.rules import is_staff

__all__ = ["is_staff"]
