"""Agreements told in lists and paragraphs, where a page has no table of them."""

import re
from dataclasses import dataclass

from mosty.documents.tables.shapes import Line
from mosty.sveden.reading import headings, marks
from mosty.sveden.reading.grid import Row, upright
from mosty.sveden.reading.lines import ready
from mosty.sveden.reading.telling import told

ROLES = ("state", "organisation", "paper")
LABELLED = re.compile(r"^(?P<label>[^:]{3,60}):\s*(?P<text>\S.*)$", re.DOTALL)


@dataclass
class _Record:
    """What marked elements of one main tag say."""

    state: str = ""
    organisation: str = ""
    paper: str = ""
    line: int = 0

    def row(self) -> Row:
        texts = (self.state, self.organisation, self.paper)
        own = tuple(filter(None, texts))
        return Row(texts, own, self.line, roles=ROLES, kind="dog")


def rows_in(lines: list[Line], *, is_wrapped: bool = False) -> list[Row]:
    """Rows of state, partner and paper, as far as lines tell them."""
    marked = _marked(lines)
    if marked:
        return marked
    lines = ready(lines, is_wrapped=is_wrapped)
    return _labelled(lines) or told(lines)


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
    has_papers = {"paper", "kind", "number", "signed", "dates"} & set(names)
    if len(pairs) < 2 or not has_papers or not headings.is_register_heading(names):
        return []
    turned = upright(pairs)
    return turned if turned is not pairs else []
