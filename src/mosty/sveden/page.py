"""The page as it is drawn: its pages, cells, papers and ways to elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from mosty.sveden import navigation
from mosty.sveden.rows import Both, Content, LinkedPaper, Row
from mosty.sveden.standing import Shown
from mosty.ui.bilingual import Said, current_language

ROWS_A_PAGE = 200
MOST_PAGES = 10
NONE = "отсутствует"  # the word that the recommendations fix, in any language
ACCREDITATION_CELLS = ("eduCode", "eduName", "orgName", "dateEnd")


@dataclass(frozen=True)
class Line:
    """A row of a table; `position` counts through all pages."""

    position: int
    number: int
    state: Said
    organisation: Said
    details: Said
    is_planned: bool


@dataclass(frozen=True)
class Sheet:
    """One of the pages over which a long register goes; rows from `first` on."""

    number: int
    count: int
    lines: Sequence[Line]

    @property
    def numbers(self) -> range:
        return range(1, self.count + 1)


@dataclass(frozen=True)
class File:
    """A paper to read, what it is for, and the agreement that it belongs to."""

    position: int
    organisation: Said
    title: Said
    purpose: Said
    url: str
    about: str
    signed_by: str
    signed_as: Said
    signed_on: str
    certificate: str
    signature_url: str


@dataclass(frozen=True)
class Way:
    title: object
    url: str
    is_here: bool = False


def said(both: Both) -> Said:
    """In the reader's language, else in the other one, which is told."""
    wanted = current_language()
    text = getattr(both, wanted)
    if text:
        return Said(text, wanted, is_fallback=False)
    other = "ru" if wanted == "en" else "en"
    text = getattr(both, other)
    return Said(text, other, is_fallback=bool(text))


def lines_of(rows: Sequence[Row], *, first: int = 1) -> list[Line]:
    return [
        Line(
            position=position,
            number=row.number,
            state=said(row.state),
            organisation=said(row.organisation),
            details=said(row.details),
            is_planned=row.is_planned,
        )
        for position, row in enumerate(rows, start=first)
    ]


def sheet_of(rows: Sequence[Row], number: int, *, is_whole: bool = False) -> Sheet:
    """A page of the marked table. Raises `LookupError` where there is no such page.

    At most ten pages: of a very long register each page holds more.
    """
    a_page = max(ROWS_A_PAGE, -(-len(rows) // MOST_PAGES))
    if is_whole:
        a_page = max(len(rows), 1)
    count = max(1, -(-len(rows) // a_page))
    if not 1 <= number <= count:
        raise LookupError(number)
    start = (number - 1) * a_page
    lines = lines_of(rows[start : start + a_page], first=start + 1)
    return Sheet(number, count, lines)


def files_of(sheet: Sheet, rows: Sequence[Row], *, root: str = "") -> list[File]:
    """The published papers of the agreements on this sheet."""
    if not sheet.lines:
        return []
    first = sheet.lines[0].position
    papers = [row.papers for row in rows[first - 1 : first - 1 + len(sheet.lines)]]
    return [
        file_of(paper, line, root=root)
        for line, those in zip(sheet.lines, papers, strict=True)
        for paper in those
    ]


def file_of(paper: LinkedPaper, line: Line, *, root: str) -> File:
    def address(key):
        return root + reverse("documents:download", args=[key]) if key else ""

    return File(
        position=line.position,
        organisation=line.organisation,
        title=said(paper.title),
        purpose=said(paper.purpose),
        url=address(paper.key),
        about=paper.file,
        signed_by=paper.signed_by,
        signed_as=said(paper.signed_as),
        signed_on=paper.signed_on,
        certificate=paper.certificate,
        signature_url=address(paper.signature_key),
    )


def subsections_of(publishing) -> list[Way]:
    """The common navigation; a subsection without an address is not there."""
    found = []
    for one in navigation.SUBSECTIONS:
        is_here = one.name == navigation.OURS
        url = navigation.address_of(
            one.name, root=publishing.site_root, own=publishing.subsections
        )
        if is_here:
            url = reverse("sveden:inter")
        if url:
            found.append(Way(one.title, url, is_here))
    return found


def page_address(number: int, *, root: str = "") -> str:
    if number == 1:
        return root + reverse("sveden:inter")
    return root + reverse("sveden:inter_page", kwargs={"number": number})


def context_of(shown: Shown, number: int = 1) -> dict:
    """What the public page shows. Raises `LookupError` for a page that is not there."""
    content, publishing = shown.content, shown.publishing
    sheet = sheet_of(content.marked, number)
    return {
        **tables(content, sheet),
        "publishing": publishing,
        "updated_at": shown.updated_at,
        "address": page_address(number),
        "sheets": [Way(one, page_address(one), one == number) for one in sheet.numbers],
        "subsections": subsections_of(publishing),
    }


def block_context(shown: Shown, *, language: str) -> dict:
    """The whole register in one block, its addresses in full, for another site."""
    root = settings.PUBLIC_URL
    with translation.override(language):
        sheet = sheet_of(shown.content.marked, 1, is_whole=True)
        return {
            **tables(shown.content, sheet, root=root),
            "publishing": shown.publishing,
            "updated_at": shown.updated_at,
            "source": page_address(1, root=root),
            "root": root,
            "language": language,
        }


def tables(content: Content, sheet: Sheet, *, root: str = "") -> dict:
    accreditation = content.accreditation
    is_first = sheet.number == 1
    return {
        "sheet": sheet,
        "none": NONE,
        "files": files_of(sheet, content.marked, root=root),
        "near": lines_of(content.interregional) if is_first else [],
        "suspension": said(content.suspension) if content.suspension else "",
        "is_accreditation_shown": accreditation is not None and is_first,
        "accreditation": accreditation or (),
        "accreditation_cells": ACCREDITATION_CELLS,
    }
