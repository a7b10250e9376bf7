"""What is found on a page, and how a program reads it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, in which element, and what completes its sentence.

    `page` is the address of a further page (`addRef`), empty for the first.
    """

    code: str
    line: int
    itemprop: str = ""
    detail: tuple[tuple[str, str], ...] = ()
    page: str = ""
    is_warning: bool = False


@dataclass
class Findings:
    """All that was found on a page and its further pages."""

    agreements: int = 0
    faults: list[Fault] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)

    @property
    def errors(self) -> list[Fault]:
        return [fault for fault in self.faults if not fault.is_warning]

    @property
    def warnings(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.is_warning]
