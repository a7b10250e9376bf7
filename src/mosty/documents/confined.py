"""The limits of a process that looks into a foreign file, set before it looks."""

import contextlib
import resource

from mosty.documents import limits


def confine() -> None:
    """Bound what this process may use, for good."""
    ceilings = (
        (resource.RLIMIT_AS, limits.MAX_MEMORY),
        (resource.RLIMIT_DATA, limits.MAX_MEMORY),
        (resource.RLIMIT_CPU, limits.MAX_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    )
    for which, ceiling in ceilings:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (ceiling, ceiling))
