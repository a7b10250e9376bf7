"""What was found of a part, and what to do."""

from dataclasses import dataclass
from typing import Literal

State = Literal["fine", "warning", "fault", "not looked at"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's. A warning is no fault: Mosty serves with it."""

    part: str
    state: State
    said: str
    remedy: str = ""


def fine(part: str, said: str) -> Finding:
    return Finding(part, "fine", said)


def warning(part: str, said: str, remedy: str) -> Finding:
    return Finding(part, "warning", said, remedy)


def fault(part: str, said: str, remedy: str) -> Finding:
    return Finding(part, "fault", said, remedy)
