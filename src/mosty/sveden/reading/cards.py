"""A partner and a paper with it, as lines tell of them one after the other."""

from dataclasses import dataclass, field

from mosty.documents.tables.shapes import Line
from mosty.sveden.reading.grid import Row
from mosty.sveden.reading.lines import PLAIN

ROLES = ("state", "organisation", "paper", "more", "planned", "city", "country")


@dataclass
class Partner:
    """Who the papers that follow are with. `rank` is that of its line."""

    organisation: str
    state: str = ""
    city: str = ""
    rank: int = PLAIN
    at: int = -1
    papers: int = 0
    is_sole: bool = False
    country: str = ""
    borrowed: tuple[int, str] | None = None


@dataclass
class Told:
    partner: Partner
    paper: str
    line: int
    planned: str = ""
    is_listed: bool = False
    part: int = 0
    more: list[str] = field(default_factory=list)

    def add(self, line: Line, text: str) -> None:
        """What the page says further: of the same block it is the paper's own words."""
        if line.part and line.part == self.part:
            self.paper = f"{self.paper}\n{text}"
        else:
            self.more.append(text)

    def row(self) -> Row:
        who = self.partner
        more = "\n".join(self.more)
        texts = (who.state, who.organisation, self.paper, more)
        own = tuple(filter(None, texts))
        texts = (*texts, self.planned, who.city, who.country)
        return Row(texts, own, self.line, roles=ROLES, kind="dog")
