"""A page that a browser saved as one file (MHTML): the page within it."""

import email
import re
from email import policy
from email.message import Message

from mosty.documents.faults import CannotRead

LOOKED_AT = 4_096
HEADERS = re.compile(rb"\A\s*(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
RELATED = re.compile(
    rb"^content-type:\s*(?:multipart/|text/html)[^\r\n]*", re.IGNORECASE | re.MULTILINE
)
OF_MAIL = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 2_000


def is_saved(data: bytes) -> bool:
    """Whether the file begins as a letter does, with headers."""
    headers = HEADERS.match(data[:LOOKED_AT])
    return bool(headers and OF_MAIL.search(headers[0]) and RELATED.search(headers[0]))


def page_in(data: bytes) -> bytes:
    """The page's own bytes; those of the file where it is no saved page."""
    if not is_saved(data):
        return data
    try:
        message = email.message_from_bytes(data.lstrip(), policy=policy.compat32)
        pages = (_content(part) for part in _parts(message))
        found = next((page for page in pages if page.strip()), b"")
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise CannotRead("format_not_read", format="MHTML") from error
    if not found:
        raise CannotRead("format_not_read", format="MHTML")
    return found


def _parts(message: Message) -> list[Message]:
    parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
    return [part for part in parts if part.get_content_type() == "text/html"]


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
