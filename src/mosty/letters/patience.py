"""How long to wait before a letter is tried again: about two days in all."""

WAITS_S = (10, 30, 120, 600, 1800)
LATER_S = 3600
ATTEMPTS = 54


def wait_s(attempts: int) -> int:
    """Seconds to wait after so many attempts (at least one)."""
    return WAITS_S[attempts - 1] if attempts <= len(WAITS_S) else LATER_S


def is_over(attempts: int) -> bool:
    """Whether so many attempts are enough."""
    return attempts >= ATTEMPTS
