"""Agreements told in lists and paragraphs, where a page has no table of them."""

import re
from dataclasses import dataclass, field

from mosty.documents.tables.shapes import Line
from mosty.places.names import CITY_SHAPE
from mosty.places.printed import is_place, read_place
from mosty.sveden.reading import headings, marks, saying
from mosty.sveden.reading.columns import WORDS
from mosty.sveden.reading.grid import Row, upright
from mosty.sveden.reading.papers import says_planned
from mosty.sveden.reading.partner import SEPARATORS, partner_of
from mosty.sveden.reading.splitting import without_mark
from mosty.sveden.reading.titles import HEAD

ROLES = ("state", "organisation", "paper", "more", "planned")
HOME = "RU"
LONGEST_PARTNER = 320
NEAR = 4
TO_BE_SIGNED = (
    r"(?:заключение|подписание)\s+(?:\w+\s+){0,2}(?:договора|соглашения|меморандума)"
)
PAPER_BEGINS = re.compile(
    rf"(?:{HEAD.pattern}|{TO_BE_SIGNED}|планиру[ею]тся\s+(?:заключ|подпис)\w+)", re.I
)
# One cheap look tells most lines that speak of no paper.
PAPER_STEM = re.compile(
    r"\b(?:догов|соглаш|меморан|проток|контракт|деклар|конвен|устав|письмо|заявлен|план|"
    r"программ|дорожн|agreem|memor|mou|contract|convent|treaty|protoc|letter|declar|"
    r"charter|statement|заключ|подписан)",
    re.IGNORECASE,
)
WITH_PARTNER = re.compile(
    r"\b(?:с|со|между\s+\S+\s+и)\s+(?=[А-ЯЁA-Z«\"])(?P<name>(?:«[^»]*»|\"[^\"]*\"|"
    r"(?:школ|гимнази|лице|колледж|училищ|сад|центр)\w*\s+№\s?\d+|[^«\"])+?)"
    r"(?=\s*(?:\(|,?\s+от\s+[«\"\d]|,?\s*№|,?\s+срок|,?\s+до\s+\d|[;.]?$))"
)
# A line that names somebody, though not so that we understand whom.
NAMES_SOMEBODY = re.compile(
    r"\b(?:с|со|между)\s+(?:[А-ЯЁA-Z«\"]|(?:[^\W\d]+\s+){0,4}?(?:"
    + WORDS.pattern
    + r"))|"
    r"\bwith\s+(?:the\s+)?[A-Z]"
)
OF_THE_SAME = re.compile(r"\W*(?:доп|прил|протокол\s+к|изменени)\w*", re.IGNORECASE)
TELLS_A_STORY = re.compile(
    r"\b(?:состоял\w*|прош[её]?л\w*|посетил\w*|провед\w+|приня\w+|обсуд\w+|поздрав\w+|"
    r"договор\w*\s+(?:аренды|поставки|подряда|купли|страхования|(?:на\s+)?(?:обслуживани|"
    r"поставку)\w*)|подписал\w*|заключил\w*|выступ\w+|встреч\w+|участ\w+)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^\W*(?:подписан|действ|срок|№|n\s?\d|дата|номер|от\s+[«\"\d]|до\s+\d|с\s+\d|бессроч|"
    r"планиру|\d{1,2}\s+(?:лет|год)|\d{2}\.\d{2}\.|без\s+номера|signed|valid|until|term)",
    re.IGNORECASE,
)
FACTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}|№|(?:19|20)\d\d")
LABELLED = re.compile(r"^(?P<label>[^:]{3,60}):\s*(?P<text>\S.*)$", re.DOTALL)


@dataclass
class _Record:
    """A partner whose paper is awaited in the lines that follow."""

    state: str = ""
    organisation: str = ""
    paper: str = ""
    more: list[str] = field(default_factory=list)
    line: int = 0
    at: int = 0
    planned: str = ""
    is_sole: bool = False
    is_listed: bool = False

    def row(self) -> Row:
        texts = (self.state, self.organisation, self.paper, "\n".join(self.more))
        own = tuple(filter(None, texts))
        return Row((*texts, self.planned), own, self.line, roles=ROLES, kind="dog")


def rows_in(lines: list[Line]) -> list[Row]:
    """Rows of state, partner and paper, as far as lines tell them."""
    return _marked(lines) or _labelled(lines) or _told(lines)


def _marked(lines: list[Line]) -> list[Row]:
    """Elements that are marked, whatever they are."""
    records: dict[str, _Record] = {}
    for line in lines:
        mains = [mark for mark in line.marks if marks.meaning(mark) == "dog"]
        role = next(
            (
                name
                for mark in reversed(line.marks)
                if (name := marks.meaning(mark)) in {"state", "organisation", "paper"}
            ),
            "",
        )
        if not mains or not role:
            continue
        record = records.setdefault(mains[-1], _Record(line=line.line))
        former = getattr(record, role)
        if role == "state" and former and not record.organisation:
            record.organisation = line.text
        else:
            setattr(record, role, f"{former}\n{line.text}".strip())
    return [one.row() for one in records.values() if one.organisation]


def _labelled(lines: list[Line]) -> list[Row]:
    """«Государство: …», «Организация: …», each on a line of its own."""
    pairs = []
    for line in lines:
        found = LABELLED.match(line.text)
        name = headings.column_of(found["label"]) if found else ""
        if found and (name or (pairs and len(found["label"]) < 40)):
            texts = (found["label"].strip(), found["text"].strip())
            pairs.append(Row(texts, texts, line.line))
    names = headings.columns_of([row.texts[0] for row in pairs])
    if len(pairs) < 2 or not headings.is_register_heading(names):
        return []
    turned = upright(pairs)
    return turned if turned is not pairs else []


def _told(lines: list[Line]) -> list[Row]:
    """Sentences, and runs of a state, a partner and a paper."""
    reader = _Teller()
    for at, line in enumerate(lines):
        reader.take(at, line)
    reader.end()
    is_meant = any(headings.opens_register(line.text) for line in lines)
    found = reader.found
    if any(map(_says_there_are_none, lines)):
        found = [record for record in found if record.is_listed]
    rows = [record.row() for record in found]
    return rows if is_meant or len(rows) > 1 else []


def _says_there_are_none(line: Line) -> bool:
    """«Договоры с иностранными организациями не заключены», and not «планируемых нет»."""
    text = line.text
    if not PAPER_STEM.search(text) or not headings.speaks_of_papers(text):
        return False
    is_none = saying.SAYS_NONE.search(text) or saying.says_nothing(text)
    return bool(is_none) and not says_planned(text) and not FACTS.search(text)


class _Teller:
    def __init__(self):
        self.found: list[_Record] = []
        self.heading = ""
        self.planned = ""
        self.is_listed = False
        self.name, self.named_at = "", -1
        self.open = _Record()

    def take(self, at: int, line: Line) -> None:
        text = without_mark(line.text).strip()
        if self.open.at and at - self.open.at > NEAR:
            self.end()
        if not text or saying.says_nothing(text) or TELLS_A_STORY.search(text):
            return
        if self._state_of_a_card(at, line, text):
            return
        paper = _paper_at(text)
        if saying.is_statement(text) and (paper is None or not FACTS.search(text)):
            return
        if paper is not None:
            self._paper(at, line, text[:paper].strip(SEPARATORS), text[paper:])
        elif self.open.paper and GOES_ON.match(text):
            self.open.more.append(text)
            self.open.at = at
        elif not self._partner(at, line, text) and not line.is_item:
            self._title(text)
            self.name, self.named_at = text, at

    def end(self) -> None:
        record, self.open = self.open, _Record()
        if record.paper and record.organisation:
            self.found.append(record)

    def _title(self, text: str) -> None:
        """A line of its own ends what the line before it was the heading of."""
        self.heading = ""
        says_none = saying.SAYS_NONE.search(text)
        self.is_listed = headings.speaks_of_papers(text) and not says_none
        planned = headings.opens_planned(text)
        self.planned = text if planned and headings.speaks_of_papers(text) else ""

    def _state_of_a_card(self, at: int, line: Line, text: str) -> bool:
        """«Страна: Сербия» under the line of a partner's name."""
        found = LABELLED.match(text)
        if not found or headings.column_of(found["label"]) != "state":
            return False
        is_under = self.named_at == at - 1 and len(self.name) <= LONGEST_PARTNER
        if not is_under or not WORDS.search(self.name):
            return False
        if not read_place(found["text"]).code:
            return False
        self._begin(at, line, found["text"], self.name, "")
        return True

    def _begin(self, at: int, line: Line, state: str, organisation: str, paper: str):
        self.end()
        self.open = _Record(state, organisation, paper, line=line.line, at=at)
        self.open.planned, self.open.is_listed = self.planned, self.is_listed

    def _paper(self, at: int, line: Line, before: str, paper: str) -> None:
        if not before:
            self._paper_alone(at, line, paper)
            return
        if len(before) > LONGEST_PARTNER:
            self.end()
            return
        state, organisation = partner_of(before)
        if not organisation and not self.open.organisation:
            return
        if state or WORDS.search(organisation):
            self.heading = "" if state else self.heading
            self._begin(at, line, state or self.heading, organisation, paper)
        else:
            self.end()

    def _paper_alone(self, at: int, line: Line, paper: str) -> None:
        """A paper that names its partner, or is one more of the partner above."""
        if self._with_partner(at, line, paper):
            return
        former = self.open
        if NAMES_SOMEBODY.search(paper):
            self.end()
        elif former.organisation and not former.paper:
            former.paper, former.at = paper, at
        elif former.is_sole and not OF_THE_SAME.match(paper):
            self.end()
        elif former.organisation:
            self._begin(at, line, former.state, former.organisation, paper)

    def _with_partner(self, at: int, line: Line, paper: str) -> bool:
        """«Договор о сотрудничестве с Минским университетом (Беларусь) от …»."""
        found = WITH_PARTNER.search(paper)
        if not found or not WORDS.search(found["name"]):
            return False
        rest = paper[found.end() :]
        bracket = re.match(r"\s*\(([^)]{3,80})\)", rest)
        state, organisation = partner_of(found["name"])
        if bracket and read_place(bracket.group(1)).code:
            state = bracket.group(1)
        state = state or self.heading
        if state:
            self._begin(at, line, state, organisation, paper)
            self.open.is_sole = True
        return bool(state)

    def _partner(self, at: int, line: Line, text: str) -> bool:
        """Whether a line is a state, a town or a partner whose paper will follow."""
        if is_place(text):
            place = read_place(text)
            is_address = place.code == HOME and place.city
            self.heading = "" if is_address else text
            self._begin(at, line, text, "", "")
        elif self._is_town(text):
            self.open.state, self.open.at = f"{self.open.state}, {text}", at
        elif WORDS.search(text) and len(text) <= LONGEST_PARTNER:
            state, organisation = partner_of(text)
            if self.open.state and not self.open.organisation and not state:
                self.open.organisation, self.open.at = organisation, at
            elif state or (self.open.paper and self.heading):
                self.heading = "" if state else self.heading
                self._begin(at, line, state or self.heading, organisation, "")
            else:
                return False
        elif headings.speaks_of_other(text):
            self.end()
            return False
        elif self.open.state and not self.open.organisation:
            self.open.organisation, self.open.at = text, at
        else:
            return False
        return True

    def _is_town(self, text: str) -> bool:
        is_awaited = self.open.state and not self.open.organisation
        return bool(is_awaited and CITY_SHAPE.fullmatch(text)) and not WORDS.search(
            text
        )


def _paper_at(text: str) -> int | None:
    """Where the words about the paper begin, after the partner or at once."""
    begins = PAPER_BEGINS.finditer(text) if PAPER_STEM.search(text) else ()
    for found in begins:
        before = text[: found.start()].rstrip()
        if not before or before[-1] in "—–-:,.;)|":
            return found.start()
    if says_planned(text) and ":" in text:
        return text.index(":") + 1
    return None
