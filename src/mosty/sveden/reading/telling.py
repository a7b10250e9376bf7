"""Agreements told in headings, lists, cards and sentences.

Each line is a state, a partner, a paper, a fact about the paper before it, or a title.
What stands higher holds for what stands lower: a heading for its lists, a state for its
partners, a partner for its papers.
"""

import re

from mosty.documents.tables.shapes import Line
from mosty.places.names import read_country
from mosty.places.printed import is_place, read_place
from mosty.sveden.reading import headings, saying
from mosty.sveden.reading.cards import Partner, Told
from mosty.sveden.reading.clauses import (
    BEHIND,
    DATE_FIRST,
    FACTS,
    GOES_ON,
    INTRODUCED,
    LABELLED,
    NAMES_SOMEBODY,
    OF_THE_SAME,
    OTHERS,
    PAPER_BEGINS,
    TELLS_A_STORY,
    VERB,
    WITH_PARTNER,
    paper_at,
    says_there_are_none,
)
from mosty.sveden.reading.columns import WORDS
from mosty.sveden.reading.grid import MOST_ROWS, Row
from mosty.sveden.reading.lines import rank
from mosty.sveden.reading.partner import SEPARATORS, named_in
from mosty.sveden.reading.splitting import without_mark
from mosty.sveden.reading.standing import (
    BOLD_LINE,
    LONGEST_PARTNER,
    LONGEST_TITLE,
    NEAR,
    Standing,
)

LONGEST_LINE = 900
OF_PAPERS = {"number", "signed", "term", "since", "status"}


def told(lines: list[Line]) -> list[Row]:
    """Rows of state, partner and paper, as far as lines tell them."""
    reader = _Teller()
    for at, line in enumerate(lines):
        reader.following = lines[at + 1].text if at + 1 < len(lines) else ""
        reader.take(at, line)
        if len(reader.found) >= MOST_ROWS:
            break
    is_meant = any(headings.opens_register(line.text) for line in lines)
    found = [record for record in reader.found if record.partner.organisation]
    if reader.says_none:
        found = [record for record in found if record.is_listed]
    rows = [record.row() for record in found]
    return rows if is_meant or len(rows) > 1 else []


class _Teller(Standing):
    def take(self, at: int, line: Line) -> None:
        if len(line.text) > LONGEST_LINE or self._is_of_other(line):
            return
        text = INTRODUCED.sub("", without_mark(line.text).strip())
        if says_there_are_none(text):
            self.says_none = self.says_none or not self.states
        if not text or saying.says_nothing(text) or TELLS_A_STORY.search(text):
            return
        if self._label(at, line, text):
            return
        paper = paper_at(text)
        if saying.is_statement(text) and (paper is None or not FACTS.search(text)):
            return
        if paper is not None:
            before, paper = text[:paper].rstrip(), text[paper:]
            if before.endswith("("):
                before, paper = before[:-1], paper.rstrip(" .;").removesuffix(")")
            self._paper(at, line, before.strip(SEPARATORS), paper)
        elif not line.level and self._goes_on(at, text):
            self.found[-1].add(line, text)
            self.last = at
        elif not self._names(at, line, text):
            self._title(at, line, text)

    def _is_of_other(self, line: Line) -> bool:
        """Whether a line stands under a heading of something else, or tells of the page."""
        if saying.tells_of_page(line.text):
            return True
        own = rank(line)
        if own <= self.other:
            self.other = 0
        is_name = bool(WORDS.search(line.text) or is_place(line.text))
        if line.level > 1 and headings.opens_other(line.text, is_name=is_name):
            self.other = own
        return 0 < self.other < own

    def _goes_on(self, at: int, text: str) -> bool:
        if headings.is_planned(text):
            return False
        return at - self.last <= NEAR and bool(self.found and GOES_ON.match(text))

    def _title(self, at: int, line: Line, text: str) -> None:
        """A line of its own ends what the lines before it were the heading of."""
        if line.is_item:
            return
        own = rank(line)
        is_other = OTHERS.search(text) or headings.section_of(text) == "interregional"
        self.states = [each for each in self.states if each[0] < own and not is_other]
        self.partner, self.paper = None, None
        self.labels = set()
        says_none = saying.SAYS_NONE.search(text)
        self.is_listed = headings.speaks_of_papers(text) and not says_none
        planned = headings.opens_planned(text)
        self.planned = text if planned and headings.speaks_of_papers(text) else ""
        self.title = (at, own, text)
        if line.level and not is_other and _speaks_of_a_country(text):
            self.states.append((own, text))
            self.implied.add(text)

    # States, towns and partners

    # Papers

    def _paper(self, at: int, line: Line, before: str, paper: str) -> None:
        if not before:
            self._paper_alone(at, line, paper)
            return
        own = rank(line)
        if headings.speaks_of_papers(before) and not WORDS.search(before):
            self._paper_alone(at, line, paper)
            return
        if len(before) > LONGEST_PARTNER or VERB.search(before):
            self.partner = None
            return
        dated = DATE_FIRST.match(before)
        before = before[dated.end() :] if dated else before
        named = named_in(before, is_within=bool(self._state_over(own)))
        if named.organisation and (named.state or WORDS.search(named.organisation)):
            self._begin(at, own, named)
            self._add(at, line, paper)
            self.partner.is_sole = True
            if dated and not FACTS.search(paper.replace("№", "")):
                self.found[-1].more.append(f"от {dated['date']}")
        elif not named.organisation and self.partner is not None:
            self._add(at, line, paper)
        elif self._awaits_partner(at) and len(before) <= LONGEST_TITLE:
            self._begin(at, own, named)
            self._add(at, line, paper)
            self.partner.is_sole = True
        elif named.organisation:
            self.partner = None

    def _paper_alone(self, at: int, line: Line, paper: str) -> None:
        """A paper that names its partner, or is one more of the partner above."""
        own = rank(line)
        if self._with_partner(at, line, paper):
            return
        who = self.partner
        if NAMES_SOMEBODY.search(paper):
            self.partner = None
        elif (
            who is None
            or own < min(who.rank, BOLD_LINE)
            or not self._is_of(who, at, own, paper)
        ):
            self.partner = None
            self.paper = (at, line, paper)
        else:
            self._add(at, line, paper)

    def _is_of(self, who: Partner, at: int, own: int, paper: str) -> bool:
        if who.is_sole and own <= who.rank and not OF_THE_SAME.match(paper):
            return False
        return at - self.last <= NEAR or who.rank < own

    def _add(self, at: int, line: Line, paper: str) -> None:
        said = (line.line, self.planned, self.is_listed, line.part)
        self.found.append(Told(self.partner, paper, *said))
        self.partner.papers += 1
        self.last, self.paper = at, None

    def _with_partner(self, at: int, line: Line, paper: str) -> bool:
        """«Договор о сотрудничестве с Минским университетом (Беларусь) от …»."""
        own = rank(line)
        state = self._state_over(own)
        found, behind = WITH_PARTNER.search(paper), BEHIND.search(paper)
        if found and WORDS.search(found["name"]):
            rest = paper[found.end() :]
            bracket = re.match(r"\s*\(([^)]{3,80})\)", rest)
            name = found["name"] + (f" ({bracket.group(1)})" if bracket else "")
            named = named_in(name, is_within=bool(state))
        elif behind and WORDS.search(behind["name"]):
            named = named_in(behind["name"], is_within=bool(state))
            is_sure = bool(FACTS.search(paper)) or named.state
            if PAPER_BEGINS.search(behind["name"]) or not is_sure:
                return False
            paper = paper[: behind.start()]
        else:
            return False
        if not (named.state or state) or not named.organisation:
            return False
        self._begin(at, own, named)
        self._add(at, line, paper)
        self.partner.is_sole = True
        return True

    # «Страна: Сербия»

    def _label(self, at: int, line: Line, text: str) -> bool:
        found = LABELLED.match(text)
        if not found or not headings.looks_like_headings([found["label"]]):
            return False
        name, value = headings.column_of(found["label"]), found["text"].strip()
        if name in self.labels and name not in OF_PAPERS:
            self.partner, self.labels = None, set()
        if name == "state" and read_place(value).code:
            self._labelled_state(at, line, value)
        elif name in {"organisation", "name", "organisation_state"}:
            self._labelled_partner(at, line, value)
        elif name == "city" and self.partner is not None:
            self.partner.city = value
        elif name in {"paper", "kind"}:
            self._labelled_paper(at, line, value)
        elif name in OF_PAPERS and self.found and at - self.last <= NEAR:
            self.found[-1].add(line, text)
        else:
            return False
        self.labels.add(name)
        self.last = at
        return True

    def _labelled_state(self, at: int, line: Line, value: str) -> None:
        who = self.partner
        if who is not None and not (who.state and who.borrowed):
            who.state = value
            who.borrowed = (-1, value)
        else:
            self._state(at, line, value)

    def _labelled_partner(self, at: int, line: Line, value: str) -> None:
        waiting = self.paper
        self._begin(at, rank(line), named_in(value))
        if waiting is not None and at - waiting[0] <= NEAR:
            self._add(at, waiting[1], waiting[2])

    def _labelled_paper(self, at: int, line: Line, value: str) -> None:
        if saying.says_nothing(value):
            return
        is_same = {"paper", "kind"} & self.labels
        if is_same and self.found and self.found[-1].partner is self.partner:
            self.found[-1].more.append(value)
        elif self.partner is not None:
            self._add(at, line, value)
        else:
            self.paper = (at, line, value)


def _speaks_of_a_country(text: str) -> bool:
    """«Партнёры в Китае»: the state is known, though its name is not printed."""
    if WORDS.search(text) and not headings.opens_register(text):
        return False
    return headings.opens_register(text) and read_country(text) is not None
