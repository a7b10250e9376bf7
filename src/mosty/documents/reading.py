"""A file's bytes become a document of lines and tables. Runs in the sandbox."""

from mosty.documents import limits
from mosty.documents.delimiters import delimiter_of, rows_of
from mosty.documents.faults import CannotRead
from mosty.documents.filetypes import FileType, Kind, type_of
from mosty.documents.saved import page_in
from mosty.documents.tables import html, plaintext, sheets, word, workbook
from mosty.documents.tables.shapes import Document


def read(data: bytes, *, name: str = "", most_rows: int | None = None) -> Document:
    """The document in `data`; raises `CannotRead` and nothing else for bad files.

    `most_rows` says how far into a table of a page anybody will look.
    """
    data = page_in(data)
    file_type = type_of(data, name=name)
    if len(file_type.text) > limits.MAX_TEXT:
        raise CannotRead("too_heavy")
    try:
        if file_type.kind == Kind.HTML and most_rows is not None:
            return _html(data, file_type, most_rows=most_rows)
        return READERS[file_type.kind](data, file_type)
    except RecursionError as error:
        raise CannotRead("broken") from error


def _text(data: bytes, file_type: FileType) -> Document:
    blocks = plaintext.blocks(file_type.text)
    return Document("text", file_type.encoding, tuple(blocks))


def _html(
    data: bytes, file_type: FileType, *, most_rows: int = html.MOST_ROWS
) -> Document:
    text, encoding = file_type.text, file_type.encoding
    return html.document(text, encoding=encoding, most_rows=most_rows)


def _csv(data: bytes, file_type: FileType) -> Document:
    rows = rows_of(file_type.text, delimiter_of(file_type.text))
    return Document("csv", file_type.encoding, tuple(sheets.blocks(rows)))


def _docx(data: bytes, file_type: FileType) -> Document:
    return Document("docx", "", tuple(word.blocks(data)))


def _xlsx(data: bytes, file_type: FileType) -> Document:
    return Document("xlsx", "", tuple(workbook.blocks(data)))


READERS = {
    Kind.TEXT: _text,
    Kind.HTML: _html,
    Kind.CSV: _csv,
    Kind.DOCX: _docx,
    Kind.XLSX: _xlsx,
}
