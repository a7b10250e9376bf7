"""The register's table: heading, group rows, and a row for each agreement."""

from dataclasses import dataclass, field, replace

from mosty.documents.tables.shapes import Line, Table
from mosty.places.names import read_country
from mosty.places.printed import is_place
from mosty.sveden.reading import headings, saying
from mosty.sveden.reading.beneath import with_partner
from mosty.sveden.reading.columns import (
    completed,
    guessed,
    is_register,
    names_paper,
    placed,
    preferred,
    with_number,
)
from mosty.sveden.reading.grid import (
    MOST_ROWS,
    ROW_NUMBER,
    Heading,
    Row,
    aligned,
    counts_columns,
    heading_of,
    marked_columns,
    rows_of,
    unlabelled,
    upright,
)
from mosty.sveden.reading.papers import says_planned
from mosty.sveden.reading.partner import mixed
from mosty.sveden.reading.records import Agreement, Origin, Printed
from mosty.sveden.reading.rows import (
    LETTERS,
    LONGEST_GROUP,
    RowReader,
    is_paper,
    one_line,
    with_state,
    without_partner,
)

LONGEST_GROUP_TEXT = 160
LONGEST_NAME = 500
HOME = "RU"


def _is_nobody(organisation: str) -> bool:
    return not LETTERS.search(organisation) or saying.says_nothing(organisation)


@dataclass
class Register:
    """What the tables of a page gave so far."""

    home: str = HOME
    is_meant: bool = False
    agreements: list[Agreement] = field(default_factory=list)
    unread: list[Origin] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)
    was_found: bool = False

    def read(self, table: Table, context: tuple[str, ...] = ()) -> list[Line] | None:
        """Take in a table; None when it is no register.

        `context` are the lines before it, the nearest last. Gives the lines that
        follow the register within the same table, from a heading like «Проекты» on.
        """
        return self.read_rows(upright(rows_of(table)), context, sheet=table.sheet)

    def read_rows(
        self, rows: list[Row], context: tuple[str, ...], *, sheet: str = ""
    ) -> list[Line] | None:
        """As `read`, of rows that stand upright."""
        heading = heading_of(rows)
        rows, heading = with_partner(rows, heading, context)
        marked = marked_columns(rows)
        if heading is None:
            is_marked = "organisation" in marked
            columns = completed(marked, rows) if is_marked else guessed(rows)
            heading = Heading(-1, columns, 0)
        else:
            missing = {
                name: place
                for name, place in marked.items()
                if name not in heading.columns and place not in heading.columns.values()
            }
            columns = {**heading.columns, **missing}
            columns = preferred(columns, heading.texts, rows[heading.after :])
            columns = placed(columns, rows[heading.after :])
            columns = completed(columns, rows[heading.after :])
            columns = with_number(columns, rows[heading.after :], heading.texts)
            heading = replace(heading, columns=columns)
        rows = [unlabelled(row, heading.texts) for row in rows]
        data = rows[heading.after :]
        is_meant = self.is_meant and headings.is_register_heading(heading.columns)
        if not is_meant and not is_register(heading, data, context):
            return None
        self.was_found = True
        return _TableReader(self, sheet, heading, context).read(rows)

    def add(self, agreement: Agreement) -> None:
        self.agreements.append(agreement)

    def next_row(self, printed: str = "") -> int:
        """The page's own number while it counts on; otherwise the place in order."""
        last = self.agreements[-1].row if self.agreements else 0
        match = ROW_NUMBER.fullmatch(printed.strip())
        if match and int(match.group(1)) > last:
            return int(match.group(1))
        return last + 1


class _TableReader(RowReader):
    """Reads the rows under one heading, group by group."""

    def __init__(self, register: Register, sheet: str, heading: Heading, context):
        super().__init__(heading.columns, register.home)
        self.register = register
        self.sheet = sheet
        self.heading = heading
        self.is_other = False
        self.above: Row | None = None
        for text in context[-2:]:
            self._note(text)
        if context and "state" not in heading.columns and is_place(context[-1]):
            self.state = context[-1]

    def read(self, rows: list[Row]) -> list[Line]:
        marked = marked_columns(rows)
        rows = [aligned(row, self.columns, marked) for row in rows]
        for row in rows[: max(self.heading.at, 0)]:
            if len(row.own) == 1 and row.own[0]:
                self._note(row.own[0])
            if row.own and not headings.opens_register(row.own[0]):
                self._unread(row)
        if self.heading.at >= 0:
            self._note_heading(rows[self.heading.at])
        for at, row in enumerate(rows[self.heading.after :], start=self.heading.after):
            if len(row.own) == 1 and headings.part_of(row.own[0]):
                return self._rest(rows[at:])
            if len(self.register.agreements) >= MOST_ROWS:
                break
            self._take(row)
        return []

    def _note(self, text: str) -> None:
        """A line before the table may say of what its rows are."""
        if len(text) > LONGEST_GROUP_TEXT:
            return
        is_about_papers = headings.speaks_of_papers(text) or headings.is_planned(text)
        if is_about_papers or headings.section_of(text):
            section = headings.section_of(text)
            self.section = section if section == "interregional" else self.section
            self.is_planned = bool(headings.opens_planned(text))

    def _note_heading(self, row: Row) -> None:
        if not self.register.printed.header:
            self.register.printed = Printed(row.texts, dict(self.columns))

    def _repeats_heading(self, row: Row) -> bool:
        """A heading printed again over a new group, or a wholly new one."""
        if row.texts == self.heading.texts and len(row.own) > 1:
            return True
        if len(row.own) < 2 or not headings.looks_like_headings(list(row.own)):
            return False
        columns = headings.columns_of(list(row.texts))
        if not headings.is_register_heading(columns):
            return False
        if any(read_country(text) for text in row.own):
            return False
        self.columns = columns
        self.is_other = False
        return True

    def _rest(self, rows: list[Row]) -> list[Line]:
        return [
            Line(". ".join(row.own), row.line, is_item=at > 0, sheet=self.sheet)
            for at, row in enumerate(rows)
            if row.own
        ]

    def _take(self, row: Row) -> None:
        if not row.own or counts_columns(row) or row.kind == "accr":
            return
        if self._repeats_heading(row):
            return
        if len(row.own) == 1 and not self._goes_on(row):
            self._group(row)
            return
        organisation = self._cell(row, "organisation")
        if self.is_other or len(organisation) > LONGEST_NAME:
            self._unread(row)
            return
        if self._goes_on(row):
            row = self._joined(row)
            organisation = self._cell(row, "organisation")
        is_named = LETTERS.search(organisation) and not saying.says_nothing(
            organisation
        )
        if (
            not (is_named or self._has_state_and_paper(row))
            or self._says_none(row)
            or (len(row.own) > 1 and len(set(row.own)) == 1)
            or saying.is_statement(organisation)
            or any(map(saying.is_total, row.own))
            or saying.signs(organisation)
            or (saying.signs(row.own[0]) and not names_paper(self._papers(row)))
        ):
            self._unread_unless_nothing(row)
            return
        if saying.is_template(self._papers(row)) and not says_planned(
            self._papers(row)
        ):
            self._unread(row)
            return
        self.above = row
        self._agreements(row)

    def _has_state_and_paper(self, row: Row) -> bool:
        """A row that lacks only the partner's name."""
        return is_place(self._cell(row, "state")) and is_paper(self._papers(row))

    def _goes_on(self, row: Row) -> bool:
        """A row without a partner goes on with the partner above."""
        if self.above is None or self._cell(row, "organisation"):
            return False
        state = self._cell(row, "state")
        own_state = state and state != self._cell(self.above, "state")
        words = self._papers(row)
        return not own_state and bool(words) and is_paper(words)

    def _joined(self, row: Row) -> Row:
        names = ("organisation", "state", "city", "region")
        places = {self.columns[name] for name in names if name in self.columns}
        texts = tuple(
            (self.above.texts[at] if at in places and not text else text)
            for at, text in enumerate(row.texts)
        )
        return replace(row, texts=texts)

    def _group(self, row: Row) -> None:
        text = row.own[0]
        section = headings.section_of(text) if len(text) < LONGEST_GROUP_TEXT else ""
        country = read_country(text) if len(text.split()) <= LONGEST_GROUP else None
        planned = headings.opens_planned(text)
        if headings.speaks_of_other(text) and not section:
            self.is_other = True
        elif country is not None and not headings.PAPERS.search(headings.plain(text)):
            self.section, self.state, self.is_other = "", text, False
            if country.code == self.register.home and section:
                self.section, self.state = section, ""
                self.register.printed.groups.setdefault(section, text)
        elif section:
            self.section, self.state, self.is_other = section, "", False
            self.register.printed.groups.setdefault(section, text)
        elif not saying.says_nothing(text):
            self._unread(row)
        if planned is not None and len(text) < LONGEST_GROUP_TEXT:
            self.is_planned = planned

    def _agreements(self, row: Row) -> None:
        parts = self._parts(row)
        for place, (organisation, state, cells) in enumerate(parts):
            if not state and "state" not in self.columns:
                parted = mixed if "organisation_state" in self.columns else with_state
                state, organisation = parted(organisation)
            self._agreement(row, organisation, state, cells, is_first=place == 0)

    def _agreement(self, row, organisation, state, cells, *, is_first) -> None:
        place, code, city = self._place(row, organisation, state)
        region = self._region(row, organisation) if code == self.register.home else None
        kind, details, paper = self._paper(cells)
        paper = without_partner(paper, organisation)
        number = self.register.next_row(self._cell(row, "row") if is_first else "")
        agreement = Agreement(
            row=number,
            section=self.section or self._section_by(code),
            state=one_line(state or self.state),
            state_code=code,
            region=region,
            city=city,
            organisation="" if _is_nobody(organisation) else one_line(organisation),
            kind=kind,
            paper=paper,
            origin=row.origin(self.sheet),
            state_name=place.state,
            details=details,
            is_marked=row.kind == "dog" and "more" not in row.roles,
        )
        self.register.add(agreement)
        self.register.printed.cells[str(number)] = list(row.texts)

    def _unread_unless_nothing(self, row: Row) -> None:
        number = self._cell(row, "row")
        rest = [text for text in row.own if text != number]
        if any(not saying.says_nothing(text) for text in rest):
            self._unread(row)

    def _unread(self, row: Row) -> None:
        self.register.unread.append(row.origin(self.sheet))
