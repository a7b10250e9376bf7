"""A document's lines and tables become its agreements: the one reader of registers."""

from dataclasses import dataclass, field

from mosty.documents.tables.shapes import Document, Line, Table
from mosty.sveden.reading import headings, marks, running, speaking
from mosty.sveden.reading.grid import MOST_ROWS
from mosty.sveden.reading.lines import flat
from mosty.sveden.reading.records import Agreement, Origin, Printed
from mosty.sveden.reading.register import HOME, Register

NEAREST = 6
LONGEST_CONTEXT = 400
LONGEST_LINE = 1_500
MOST_LINES = 3_000


@dataclass
class Reading:
    """What a document says of agreements.

    `is_partly_hidden` says that marked agreements stand where no visitor sees them.
    `is_cut` says that a table goes on beyond what is read of one. `following` gives for the place of each block that was a register the lines that
    stand after it in the same table; `told` are the places of lines that tell of
    agreements themselves.
    """

    agreements: list[Agreement] = field(default_factory=list)
    unread: list[Origin] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)
    following: dict[int, list[Line]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    was_found: bool = False
    is_cut: bool = False
    is_understood: bool = True
    is_partly_hidden: bool = False


def read_agreements(
    document: Document, *, home: str = HOME, is_meant: bool = False
) -> Reading:
    """Agreements in the order of the document; none where it speaks of none.

    `is_meant` says that a person gave the document as a register: where nothing is
    surely one, a table of partners and dates is taken for it.
    """
    reading = Reading()
    register = _tables(document, reading, Register(home=home))
    if register.was_found:
        _planned_below(document, reading, register)
    else:
        _lines(document, reading, register)
    if not register.was_found and is_meant:
        register = _tables(document, reading, Register(home=home, is_meant=True))
    reading.agreements = register.agreements
    reading.unread = register.unread
    reading.printed = register.printed
    reading.was_found = register.was_found
    reading.is_understood = bool(register.agreements) or not speaking.tells_of_papers(
        document
    )
    reading.is_partly_hidden = any(
        marks.meaning(one) == "dog" for one in document.unseen
    )
    reading.is_cut = len(register.agreements) >= MOST_ROWS or any(
        table.height > MOST_ROWS for table in document.tables()
    )
    return reading


def _tables(document: Document, reading: Reading, register: Register) -> Register:
    context: list[str] = [document.title] if document.title else []
    sheet = ""
    for at, block in enumerate(document.blocks):
        if block.sheet != sheet:
            sheet, context = block.sheet, [block.sheet]
        if isinstance(block, Line):
            context.append(block.text[:LONGEST_CONTEXT])
            continue
        if len(register.agreements) >= MOST_ROWS:
            break
        following = register.read(block, tuple(context[-NEAREST:]))
        if following is not None:
            reading.following[at] = following
        if following is not None or _is_content(block):
            context = [line.text for line in following or ()]
    return register


def _lines(document: Document, reading: Reading, register: Register) -> None:
    """A page without a table of agreements may tell of them in lists and sentences."""
    lines: list[Line] = []
    for block in document.blocks:
        if len(lines) > MOST_LINES:
            break
        lines += [block] if isinstance(block, Line) else flat(block)
    lines = [line for line in lines if len(line.text) <= LONGEST_LINE][:MOST_LINES]
    rows = running.rows_in(lines, is_wrapped=document.kind == "text")
    if not rows:
        return
    register.read_rows(rows, ())
    told = {row.line for row in rows}
    said = {piece for row in rows for text in row.own for piece in text.splitlines()}
    reading.told = {
        at
        for at, block in enumerate(document.blocks)
        if isinstance(block, Line) and (block.line in told or block.text in said)
    }


def _planned_below(document: Document, reading: Reading, register: Register) -> None:
    """A list under «Планируемые к заключению договоры», below the tables.

    Other lists beside a table are left: they name its files, or contradict it.
    """
    lines: list[Line] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            lines = []
        elif _opens_planned(block) and reading.following:
            lines = [block]
        elif lines and block.level and not _opens_planned(block):
            break
        elif lines and at > max(reading.following) and len(lines) < MOST_LINES:
            lines.append(block)
    if len(lines) > 1:
        rows = running.rows_in(lines, is_wrapped=document.kind == "text")
        if rows:
            register.read_rows(rows, ())


def _opens_planned(line: Line) -> bool:
    text = line.text
    if line.is_item or not headings.opens_planned(text):
        return False
    return headings.speaks_of_papers(text) and len(text) <= LONGEST_CONTEXT


def _is_content(table: Table) -> bool:
    """A table of something else ends what the lines before it spoke of."""
    return table.height > 1 and table.width > 1
