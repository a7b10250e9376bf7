"""A document's lines and tables become the records of a cooperation page."""

import datetime
import re

from mosty.documents.refusals import UnreadableFile
from mosty.documents.tables.shapes import Document, Line, Table
from mosty.imports.page import flags
from mosty.imports.page.projects import read_project
from mosty.imports.page.records import PageReading, Statement
from mosty.sveden.reading import headings
from mosty.sveden.reading.reader import Reading, read_agreements
from mosty.sveden.reading.records import Origin
from mosty.sveden.reading.register import HOME

SHORTEST_SENTENCE = 40
LONGEST_REGISTER_TITLE = 300
PROJECT_COLUMN = re.compile(
    r"№.*|(?:название|наименование|проект|страны?|сроки?|годы|участники|партн[её]ры?|"
    r"состояние|статус|период|результат)\w*(?: \w+){0,2}",
    re.IGNORECASE,
)


def read_page(
    document: Document, *, today: datetime.date, home: str = HOME
) -> PageReading:
    """Everything the page says; raises `UnreadableFile` when it has no register."""
    reading = read_agreements(document, home=home, is_meant=True)
    if not reading.was_found:
        raise UnreadableFile("no_register" if document.tables() else "no_table")
    reader = _PageReader(reading, home)
    for at, block in enumerate(document.blocks):
        following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
        reader.take(block, at=at, is_before_table=isinstance(following, Table))
    return reader.finish(document, today=today)


class _PageReader:
    """Sorts lines into the parts of the page, then reads each part."""

    def __init__(self, reading: Reading, home: str):
        self.page = PageReading()
        self.reading = reading
        self.home = home
        self.part = ""
        self.lines: list[tuple[str, Line]] = []

    def take(
        self, block: Line | Table, *, at: int = -1, is_before_table: bool = False
    ) -> None:
        if isinstance(block, Table):
            self._take_table(block, at)
        elif at in self.reading.told:
            self.part = "register"
        elif not self._opens_part(block, is_before_table=is_before_table):
            self.lines.append((self.part, block))

    def finish(self, document: Document, *, today: datetime.date) -> PageReading:
        page = self.page
        if not page.title:
            page.title = document.title
        for part in ("", "goal", "directions", "forms", "register", "projects"):
            READERS[part](self, [line for own, line in self.lines if own == part])
        page.agreements = [one for one in self.reading.agreements if one.organisation]
        nameless = (one for one in self.reading.agreements if not one.organisation)
        page.unread.extend(one.origin for one in nameless)
        page.printed = self.reading.printed
        page.unread.extend(self.reading.unread)
        page.unread.sort(key=lambda origin: (origin.sheet, origin.line))
        page.flags = flags.agreement_flags(page.agreements, home=self.home, today=today)
        page.flags += flags.project_flags(page.projects, today=today)
        page.suggestions = flags.branch_suggestions(page.agreements)
        return page

    def _take_table(self, table: Table, at: int) -> None:
        following = self.reading.following.get(at)
        if following is None:
            following = _as_lines(table)
            if self.part != "projects":
                self.page.unread.extend(map(_origin, following))
                return
        elif self.part != "projects":
            self.part = "register"
        for line in following:
            self.take(line)

    def _opens_part(self, line: Line, *, is_before_table: bool) -> bool:
        text = line.text
        if line.is_item:
            return False
        goal = headings.goal_of(text)
        if goal:
            self._state("goal", goal, line)
            self.part = "goal"
            return True
        part = headings.part_of(text)
        if part:
            self.part = part
            return True
        is_title = is_before_table or not text.endswith(".")
        if (
            headings.opens_register(text)
            and is_title
            and len(text) <= LONGEST_REGISTER_TITLE
        ):
            self.page.register_title = self.page.register_title or text
            self.part = "register"
            return True
        if not self.page.title and not self.lines and _may_be_title(text):
            self.page.title = text
            return True
        return False

    def _state(self, kind: str, text: str, line: Line) -> None:
        number = len(self.page.of_kind(kind)) + 1
        text = text.strip().rstrip(";,")
        self.page.statements.append(Statement(kind, number, text, _origin(line)))

    def _read_loose(self, lines: list[Line]) -> None:
        """Sentences outside lists are promises; the rest is not understood."""
        for line in lines:
            is_sentence = line.text.endswith((".", "!"))
            if is_sentence and len(line.text) >= SHORTEST_SENTENCE:
                self._state("promise", line.text, line)
            else:
                self.page.unread.append(_origin(line))

    def _read_goal(self, lines: list[Line]) -> None:
        if lines and not self.page.of_kind("goal"):
            self._state("goal", lines[0].text, lines[0])
            lines = lines[1:]
        self._read_loose(lines)

    def _read_directions(self, lines: list[Line]) -> None:
        items = [line for line in lines if line.is_item] or _running_list(lines)
        for line in items:
            self._state("direction", line.text, line)
        self._read_loose([line for line in lines if line not in items])

    def _read_forms(self, lines: list[Line]) -> None:
        items = [line for line in lines if line.is_item] or lines
        for line in items:
            self._state("form", line.text, line)
        self._read_loose([line for line in lines if line not in items])

    def _read_register(self, lines: list[Line]) -> None:
        for line in lines:
            if not headings.says_nothing(line.text):
                self.page.unread.append(_origin(line))

    def _read_projects(self, lines: list[Line]) -> None:
        items = [line for line in lines if line.is_item] or lines
        for line in items:
            row = len(self.page.projects) + 1
            project = read_project(line.text, row=row, origin=_origin(line))
            self.page.projects.append(project)
        unread = [line for line in lines if line not in items]
        self.page.unread.extend(map(_origin, unread))


READERS = {
    "": _PageReader._read_loose,
    "goal": _PageReader._read_goal,
    "directions": _PageReader._read_directions,
    "forms": _PageReader._read_forms,
    "register": _PageReader._read_register,
    "projects": _PageReader._read_projects,
}


def _running_list(lines: list[Line]) -> list[Line]:
    """Paragraphs that form a list without marks: each but the last ends in `;`."""
    items: list[Line] = []
    for line in lines:
        if items and not items[-1].text.endswith((";", ",")):
            break
        items.append(line)
    return items


def _as_lines(table: Table) -> list[Line]:
    """A table of projects: each row a line, its cells as sentences."""
    lines = []
    for cells in table.grid():
        texts = list(dict.fromkeys(cell.text for cell in cells if cell.text))
        if texts and not all(PROJECT_COLUMN.fullmatch(text) for text in texts):
            texts = [text for text in texts if not re.fullmatch(r"\d+\.?", text)]
            joined = ". ".join(text.rstrip(".") for text in texts)
            lines.append(Line(joined, cells[0].line, is_item=True, sheet=table.sheet))
    return lines


def _may_be_title(text: str) -> bool:
    return len(text) <= headings.LONGEST_TITLE and not text.endswith((".", ";"))


def _origin(line: Line) -> Origin:
    return Origin(line.line, line.text, line.sheet)
