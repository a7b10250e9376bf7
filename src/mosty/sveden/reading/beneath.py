"""A table of papers alone, under the name of the partner that they are with."""

from dataclasses import replace

from mosty.places.printed import is_place
from mosty.sveden.reading import headings
from mosty.sveden.reading.columns import WORDS, names_paper
from mosty.sveden.reading.grid import Heading, Row
from mosty.sveden.reading.partner import Named, named_in

HIGHEST = 4
LONGEST = 300
OF_PAPERS = {"number", "signed", "term", "dates", "since"}
LOOKED_AT = 3


def with_partner(
    rows: list[Row], heading: Heading | None, context: tuple[str, ...]
) -> tuple[list[Row], Heading | None]:
    """The table with columns for the partner and its state, where it has none.

    The partner is named in the line before the table or in a row over its papers.
    """
    found = None if heading is not None else _heading_of_papers(rows)
    if found is None:
        return rows, heading
    partner = _above(context)
    for row in rows[: found.at]:
        partner = _named(row) or partner
    made = [_with(row, None) for row in rows[: found.after]]
    has_papers = False
    for row in rows[found.after :]:
        own = _named(row)
        if own is not None:
            partner = own
            continue
        if partner is None and any(map(names_paper, row.own)):
            return rows, heading
        has_papers = has_papers or any(map(names_paper, row.own))
        made.append(_with(row, partner if len(row.own) > 1 else None))
    if not has_papers or partner is None:
        return rows, heading
    width = len(rows[0].texts)
    columns = {**found.columns, "organisation": width, "state": width + 1}
    columns["city"] = width + 2
    return made, replace(found, columns=columns)


def _heading_of_papers(rows: list[Row]) -> Heading | None:
    for at, row in enumerate(rows[:HIGHEST]):
        if len(row.own) < 2 or not headings.looks_like_headings(list(row.own)):
            continue
        columns = headings.columns_of(list(row.texts))
        has_paper = {"kind", "paper"} & set(columns) and OF_PAPERS & set(columns)
        heading = Heading(at, columns, at + 1, row.texts)
        if has_paper and "organisation" not in columns and not heading.foreign:
            return heading
    return None


def _above(context: tuple[str, ...]) -> Named | None:
    """The partner in the lines before, and the state in one before it."""
    for at, text in reversed(list(enumerate(context[-LOOKED_AT:]))):
        named = _partner_in(text)
        if named is None:
            continue
        before = context[-LOOKED_AT:][:at]
        state = next((each for each in reversed(before) if is_place(each)), "")
        return replace(named, state=named.state or state)
    return None


def _named(row: Row) -> Named | None:
    """The partner of a row over its papers."""
    return _partner_in(row.own[0]) if len(row.own) == 1 else None


def _partner_in(text: str) -> Named | None:
    if len(text) > LONGEST or names_paper(text) or not WORDS.search(text):
        return None
    if headings.opens_register(text) and not named_in(text).state:
        return None
    named = named_in(text, is_within=True)
    return named if WORDS.search(named.organisation) else None


def _with(row: Row, partner: Named | None) -> Row:
    texts = (
        (partner.organisation, partner.state, partner.city) if partner else ("",) * 3
    )
    own = (*row.own, *filter(None, texts[:2]))
    return replace(row, texts=(*row.texts, *texts), own=own, roles=())
