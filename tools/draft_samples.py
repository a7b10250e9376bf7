"""Make the sample templates of drafts (DOCX) from their texts in `draft_samples/`.

    python tools/draft_samples.py

Blocks of a text are parted by empty lines: the Russian, a line `==`, the English.
`!` begins a title, `#` a heading, `>` the line of place and day. Each text gives a
Russian template and one in two columns; what stands in `[[…]]` is only in that one.
A template agrees on nothing for anybody: a term or a number that the parties choose
stands as an empty place, `[term of notice]`, and is marked. The text against which
`mosty bench texts` measures has numbers of its own and is made here as well.
The files are the same on every run.
"""

import datetime
import io
import re
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent / "draft_samples"
MADE = HERE.parent.parent / "src/mosty/agreements/drafting/samples"
MEASURED = HERE.parent.parent / "benchmarks/parallel/agreement.txt"
DAY = datetime.datetime(2026, 1, 1)
NARROW, WIDE = 10.5, 12
PLACE = re.compile(r"(\[[^\[\]]+\])")
ONLY_IN_TWO = re.compile(r"\[\[(.*?)\]\]")
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def main() -> int:
    MADE.mkdir(parents=True, exist_ok=True)
    for source in sorted(HERE.glob("*.txt")):
        blocks = blocks_of(source.read_text(encoding="utf-8"))
        write(in_russian(blocks), MADE / f"{source.stem}_ru.docx")
        write(in_two_columns(blocks), MADE / f"{source.stem}_ru_en.docx")
    measured = blocks_of(MEASURED.read_text(encoding="utf-8"))
    write(in_two_columns(measured), MEASURED.with_suffix(".docx"))
    return 0


def blocks_of(text: str) -> list[tuple[list[str], list[str]]]:
    blocks = []
    for block in text.strip().split("\n\n"):
        russian, english = block.split("\n==\n")
        blocks.append((russian.splitlines(), english.splitlines()))
    return blocks


def in_russian(blocks):
    document = page(size=WIDE)
    for russian, _english in blocks:
        for line in russian:
            add(document.add_paragraph(), ONLY_IN_TWO.sub("", line))
    return document


def in_two_columns(blocks):
    document = page(size=NARROW)
    table = document.add_table(rows=0, cols=2)
    unbordered(table)
    for block in blocks:
        cells = table.add_row().cells
        for cell, lines in zip(cells, block, strict=True):
            cell.width = Cm(8.5)
            for number, line in enumerate(lines):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                add(paragraph, ONLY_IN_TWO.sub(r"\1", line))
    return document


def page(*, size: float):
    """An A4 page with Russian margins, and its number at the foot."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        one = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            one.text = text
        else:
            one.set(qn("w:fldCharType"), kind)
        run._r.append(one)
    properties = document.core_properties
    properties.author = properties.title = properties.comments = ""
    properties.created = properties.modified = DAY
    return document


def add(paragraph, line: str) -> None:
    kind, text = (line[0], line[2:]) if line[:2] in {"! ", "# ", "> "} else ("", line)
    for piece in filter(None, PLACE.split(text)):
        run = paragraph.add_run(piece)
        run.bold = kind in {"!", "#"}
        if PLACE.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    alignments = {"!": WD_ALIGN_PARAGRAPH.CENTER, "#": WD_ALIGN_PARAGRAPH.LEFT}
    paragraph.alignment = alignments.get(kind, WD_ALIGN_PARAGRAPH.JUSTIFY)
    if kind in {"!", "#"}:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(6)


def unbordered(table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in BORDERS:
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "none")
        borders.append(border)
    table._tbl.tblPr.append(borders)


def write(document, path: Path) -> None:
    """The document with one date on all its parts, so that it is the same again."""
    stream = io.BytesIO()
    document.save(stream)
    with (
        zipfile.ZipFile(stream) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept,
    ):
        for name in sorted(made.namelist()):
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, made.read(name))


if __name__ == "__main__":
    sys.exit(main())
