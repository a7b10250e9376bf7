"""What a foreign PDF holds for its readers, its words, and pictures of its pages.

Runs in a confined process. Tags are asked for as ISO 32000-1, 14.7 and 14.8 have
them: the catalogue is marked, and the pages have a structure tree.
"""

import io

import pypdfium2
import pypdfium2.raw as pdfium

from mosty.documents import limits
from mosty.documents.faults import CannotRead
from mosty.documents.pictures import Made

LASTING = b"pdfaid"


def warnings_of(data: bytes) -> tuple[int, list[str]]:
    """How many pages there are, and what readers will miss."""
    document = _opened(data)
    count = len(document)
    warnings = []
    if not _has_text(document, count):
        warnings.append("no_text")
    if not _is_tagged(document, count):
        warnings.append("untagged")
    if LASTING not in data:
        warnings.append("not_lasting")
    return count, warnings


def words_of(data: bytes) -> str:
    """The text of the first pages, an empty line between two."""
    document = _opened(data)
    texts, length = [], 0
    for number in range(min(len(document), limits.PAGES_READ)):
        text = _text_of(document[number]).strip()
        texts.append(text)
        length += len(text)
        if length > limits.PREVIEW_TEXT:
            break
    return "\n\n".join(texts).strip()[: limits.PREVIEW_TEXT]


def pages_of(data: bytes) -> list[Made]:
    """Pictures of the first pages."""
    document = _opened(data)
    shown = min(len(document), limits.PREVIEW_PAGES)
    return [_drawn(document[number]) for number in range(shown)]


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise CannotRead("protected" if is_locked else "broken") from error


def _has_text(document, count) -> bool:
    probed = range(min(count, limits.PAGES_PROBED))
    return any(_text_of(document[number]).strip() for number in probed)


def _is_tagged(document, count) -> bool:
    if not count or not pdfium.FPDFCatalog_IsTagged(document):
        return False
    tree = pdfium.FPDF_StructTree_GetForPage(document[0])
    if not tree:
        return False
    children = pdfium.FPDF_StructTree_CountChildren(tree)
    pdfium.FPDF_StructTree_Close(tree)
    return children > 0


def _text_of(page) -> str:
    return page.get_textpage().get_text_bounded().replace("\r\n", "\n")


def _drawn(page) -> Made:
    width, height = page.get_size()
    scale = min(limits.PAGE_WIDTH / max(width, 1), limits.PAGE_HEIGHT / max(height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=75, method=4)
    return Made(*picture.size, "image/webp", stream.getvalue())
