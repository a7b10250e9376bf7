"""What one row of a register says: where, with whom, which papers."""

import re
from dataclasses import replace

from mosty.places.names import read_country, read_region
from mosty.places.printed import PrintedPlace, is_place, read_place
from mosty.sveden.reading import saying
from mosty.sveden.reading.clauses import paper_at
from mosty.sveden.reading.columns import WORDS
from mosty.sveden.reading.grid import Row
from mosty.sveden.reading.papers import (
    read_columns,
    read_dates,
    read_numbered,
    read_paper,
    says_planned,
)
from mosty.sveden.reading.partner import SEPARATORS
from mosty.sveden.reading.records import Paper
from mosty.sveden.reading.splitting import lines_of, papers_in

LONGEST_GROUP = 8
MOST_PAPERS = 100  # in one cell
PAPER_CELLS = (
    "paper",
    "kind",
    "number",
    "numbered",
    "signed",
    "dates",
    "since",
    "term",
    "status",
    "more",
    "planned",
)
FOOTNOTE = re.compile(r"(?<=[\w)»\"])\s?(?:\*{1,4}\)?|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s*$")
FOOTNOTED = {"state", "organisation", "city", "number", "signed", "term", "dates"}
INTERNATIONAL = re.compile(r"международн\w+\s+организаци", re.IGNORECASE)
SHORT_NAME = 4
WITH = re.compile(r"\s+(?:с|со|with|между\b.*\bи)\s+(?:the\s+)?$", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]")
QUOTED = re.compile(r"[А-ЯЁA-Z]{2,}\s+[«\"][^»\"]{2,}[»\"]")
BRACKETS = re.compile(r"\(([^()]{3,80})\)\s*$")


class RowReader:
    """Reads rows by their columns, under what the rows before them said."""

    def __init__(self, columns: dict[str, int], home: str):
        self.columns = columns
        self.home = home
        self.section = ""
        self.state = ""
        self.is_planned = False

    def _says_none(self, row: Row) -> bool:
        """Whether a row names somebody, and says of all else that there is none."""
        names = ("state", "paper", "kind", "number", "signed", "term")
        said = [self._cell(row, name) for name in names if name in self.columns]
        filled = [text for text in said if text]
        return len(filled) > 1 and all(map(_is_none, filled))

    def _parts(self, row: Row) -> list[tuple[str, str, dict[str, str]]]:
        """Partner, state and the paper's cells for each agreement of a row."""
        organisation, state = self._cell(row, "organisation"), self._cell(row, "state")
        cells = {name: self._cell(row, name) for name in PAPER_CELLS}
        name = next((n for n in ("paper", "kind") if cells[n]), "")
        if not name and {"paper", "kind"}.isdisjoint(self.columns):
            within = _told_within(organisation)
            if within:
                return [(who, state, {**cells, "paper": said}) for who, said in within]
        papers = papers_in(cells[name])[:MOST_PAPERS] if name else [""]
        if len(papers) == 1:
            one = {**cells, name: papers[0]} if name else cells
            return [(organisation, state, one)]
        others = {
            other: _shared(text, len(papers))
            for other, text in cells.items()
            if other != name
        }
        partners = _partners(organisation, cells[name], len(papers))
        states = _shared(state, len(papers)) if len(set(partners)) > 1 else None
        return [
            (
                partners[at],
                states[at] if states else state,
                {name: part, **{other: texts[at] for other, texts in others.items()}},
            )
            for at, part in enumerate(papers)
        ]

    def _place(self, row, organisation, state) -> tuple[PrintedPlace, str | None, str]:
        """The state's name, its code, and a town if one is named."""
        home = self.home
        printed = state or self.state
        if INTERNATIONAL.search(printed):
            return PrintedPlace(), None, ""
        place = read_place(printed, home=home) if printed else PrintedPlace()
        city = one_line(self._cell(row, "city")).removeprefix("г.").strip()
        if saying.says_nothing(city):
            city = ""
        if printed and not saying.says_nothing(printed):
            if place.code is None and not place.state and read_region(printed):
                return place, home, city or place.city
            return place, place.code, city or place.city
        named = read_country(self._cell(row, "country"))
        if named is not None:
            return PrintedPlace(), named.code, city
        region = self._cell(row, "region")
        if self.section == "interregional" or (region and read_region(region)):
            return PrintedPlace(), home, city
        if "state" not in self.columns:
            return _of_organisation(organisation, city)
        return PrintedPlace(), None, city

    def _region(self, row: Row, organisation: str) -> str | None:
        texts = [self._cell(row, name) for name in ("region", "city")]
        for text in [*texts, organisation, self._cell(row, "state")]:
            reading = read_region(text) if text else None
            if reading is not None:
                return reading.code
        return None

    def _paper(self, cells: dict[str, str]) -> tuple[str, str, Paper]:
        """The kind as printed, the words of the paper's cell, and the paper."""
        printed = one_line(cells["kind"])
        described = cells["paper"] or cells["kind"]
        if saying.says_nothing(described) and not says_planned(described):
            described = ""
        more = cells["more"]
        paper = read_paper(f"{described}\n{more}" if more else described)
        is_planned = any(
            says_planned(cells[name]) for name in ("status", "signed", "term")
        )
        is_under_planned = self.is_planned or bool(cells["planned"])
        if is_under_planned or (is_planned and not paper.signed_on):
            paper = replace(paper, planned=True)
        if cells["numbered"]:
            paper = read_numbered(paper, cells["numbered"])
        if cells["dates"]:
            paper = read_dates(paper, cells["dates"])
        since = cells["since"] if not cells["signed"] else ""
        paper = read_columns(
            paper, signed=cells["signed"], number=cells["number"], term=cells["term"]
        )
        if since and paper.signed_on is None and "signed" not in self.columns:
            paper = read_columns(paper, signed=since)
        if paper.planned:
            paper = _not_signed(paper)
        in_kind = "paper" not in self.columns and (paper.number or paper.signed_on)
        own_columns = {"signed", "number", "term"} & set(self.columns)
        if not printed or (in_kind and not own_columns):
            printed = paper.title or printed
        if cells["paper"] and cells["kind"] and not paper.title:
            paper = replace(paper, title=one_line(cells["kind"]))
        return printed, one_line(described), paper

    def _section_by(self, code: str | None) -> str:
        return "interregional" if code == self.home else "foreign"

    def _papers(self, row: Row) -> str:
        texts = (
            self._cell(row, name) for name in ("paper", "kind", "number", "signed")
        )
        return "\n".join(filter(None, texts))

    def _cell(self, row: Row, name: str) -> str:
        place = self.columns.get(name)
        if place is None or place >= len(row.texts):
            return ""
        text = row.texts[place]
        return FOOTNOTE.sub("", text) if name in FOOTNOTED else text


def with_state(text: str) -> tuple[str, str]:
    """A partner's cell whose first line is the state."""
    first, _, rest = text.partition("\n")
    return (first, rest) if rest and is_place(first) else ("", text)


def _of_organisation(text: str, city: str) -> tuple[PrintedPlace, str | None, str]:
    """The state that a partner's own words name, where no column does."""
    brackets = BRACKETS.search(text)
    first, *rest = re.split(r"[,\n]", text)
    pieces = [brackets.group(1)] if brackets else [text.splitlines()[0], first]
    pieces += rest[-1:]
    for piece in pieces:
        place = (
            read_place(piece.strip()) if len(piece.split()) < LONGEST_GROUP else None
        )
        if place and place.code and place.state:
            return place, place.code, city or place.city
    reading = read_country(text)
    return PrintedPlace(), reading.code if reading else None, city


def _told_within(text: str) -> list[tuple[str, str]]:
    """«Минский колледж: договор № 5» line by line, in the partner's own cell."""
    found = []
    for line in lines_of(text):
        at = paper_at(line)
        if not at or not WORDS.search(line[:at]):
            return []
        found.append((line[:at].strip(SEPARATORS), line[at:]))
    return found


def _partners(text: str, papers: str, count: int) -> list[str]:
    """A list of as many partners as there are papers, or one for all.

    Lines are partners only beside lines of papers: a long name has lines too.
    """
    lines = lines_of(text)
    numbered = [line for line in text.splitlines() if re.match(r"\s*\d{1,2}[.)]", line)]
    if len(lines) == count == len(numbered):
        return lines
    for mark in (";", "\n") if "\n" in papers else (";",):
        parts = [one_line(part).strip(" ;,") for part in text.split(mark)]
        parts = [part for part in parts if part]
        if len(parts) == count and all(map(_names_somebody, parts)):
            return parts
    return [text] * count


def _names_somebody(text: str) -> bool:
    return bool(WORDS.search(text) or QUOTED.search(text)) and text[:1].isupper()


def _is_none(text: str) -> bool:
    return saying.says_nothing(text) and not saying.is_template(text)


def _shared(text: str, count: int) -> list[str]:
    """A cell's lines, one for each paper; other cells hold for all of them."""
    lines = lines_of(text)
    return lines if len(lines) == count else [text] * count


def is_paper(text: str) -> bool:
    paper = read_paper(text)
    return bool(paper.title or paper.signed_on or paper.number) and not (
        saying.says_nothing(text)
    )


def without_partner(paper: Paper, organisation: str) -> Paper:
    """«Договор о сотрудничестве с Полоцким колледжем»: the partner is no title."""
    name = one_line(organisation)
    at = paper.title.find(name) if len(name) > SHORT_NAME else -1
    head = WITH.sub("", paper.title[:at]) if at > 0 else ""
    if not head or head == paper.title[:at]:
        return paper
    return replace(paper, title=head)


def _not_signed(paper: Paper) -> Paper:
    kept = {} if paper.term == "until" else {"term": paper.term}
    months = paper.term_months if kept else None
    return Paper(title=paper.title, term_months=months, planned=True, **kept)


def one_line(text: str) -> str:
    return " ".join(text.split())
