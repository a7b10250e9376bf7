"""A letter in a file `.eml`: who wrote to whom, when, what, and what came with it.

RFC 5322 as mail programs write it: encoded words (RFC 2047) broken in the middle of
a letter, names of files by RFC 2231, raw KOI8-R and CP1251 in headers, bodies that
are HTML only, letters within letters.
"""

import binascii
import datetime
import re
from base64 import b64decode
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from quopri import decodestring

from mosty.documents.encodings import decode
from mosty.documents.faults import CannotRead

MOST_PARTS, MOST_ATTACHMENTS, DEEPEST = 300, 60, 8
LONGEST_TEXT, LONGEST_HEADER = 200_000, 2_000
WINMAIL, LEFT_OUT, NOT_DATED = "winmail", "left_out", "not_dated"
TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
BLANKS = re.compile(r"[\s\u00a0]+")
ANY_BLANKS = re.compile(r"[ \t\u00a0]+")
EMPTY_LINES = re.compile(r"\n{3,}")
BREAKS = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "blockquote"}
UNSEEN = {"script", "style", "head", "title"}
AS_WRITTEN = "surrogateescape"
ENCODED = re.compile(r"=\?([^?\s]+)\?([bq])\?([^?]*)\?=", re.IGNORECASE)


@dataclass
class Letter:
    """What a letter says. `sent_at` is ISO 8601 with a zone, or empty.

    Persons are pairs of a name, perhaps empty, and an address. `notes` are codes of
    what could not be taken over. Attachments come beside it.
    """

    subject: str = ""
    sender: tuple[str, str] = ("", "")
    to: list[tuple[str, str]] = field(default_factory=list)
    sent_at: str = ""
    message_id: str = ""
    text: str = ""
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        return asdict(self)


def read_letter(data: bytes) -> tuple[Letter, list[bytes]]:
    """The letter and its attachments, named in the order of `names`.

    Raises `CannotRead` for what is no letter.
    """
    message = message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=compat32)
    if not (message["from"] or message["subject"]) or not message.keys():
        raise CannotRead("no_letter")
    letter = Letter(
        subject=header(message, "subject"),
        sender=(people(message, "from") or [("", "")])[0],
        to=people(message, "to") + people(message, "cc"),
        sent_at=moment(message),
        message_id=BLANKS.sub("", header(message, "message-id"))[:400],
    )
    reading = _Reading(letter)
    reading.take(message, depth=0)
    letter.text = tidy("\n\n".join(reading.texts))[:LONGEST_TEXT]
    if not letter.sent_at:
        letter.notes.append(NOT_DATED)
    letter.notes = list(dict.fromkeys(letter.notes))
    return letter, reading.attachments


class _Reading:
    """Gathers the texts and the attachments of a letter, and of letters within."""

    def __init__(self, letter):
        self.letter, self.parts = letter, 0
        self.texts: list[str] = []
        self.attachments: list[bytes] = []

    def take(self, part: Message, *, depth: int) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS or depth > DEEPEST:
            self.letter.notes.append(LEFT_OUT)
        elif part.get_content_type() == "message/rfc822":
            self._letter_within(part, depth)
        elif part.get_content_type() == "multipart/alternative":
            self._best_of(part, depth)
        elif part.is_multipart():
            for each in part.get_payload():
                self.take(each, depth=depth + 1)
        else:
            self._leaf(part)

    def _letter_within(self, part, depth):
        for inner in part.get_payload() if part.is_multipart() else []:
            told = [header(inner, "subject"), header(inner, "from")]
            told.append(header(inner, "date"))
            self.texts.append("> " + " · ".join(filter(None, told)))
            self.take(inner, depth=depth + 1)

    def _best_of(self, part, depth):
        """Of the forms of one text the plain one; what else it holds is kept."""
        offered = part.get_payload() if part.is_multipart() else []
        plain = [one for one in offered if is_plain(one) and text_of(one).strip()]
        for one in offered:
            is_text = one.get_content_maintype() == "text" and not file_name(one)
            if not is_text or one in plain[:1] or (not plain and not is_plain(one)):
                self.take(one, depth=depth + 1)

    def _leaf(self, part):
        name, kind = file_name(part), part.get_content_type()
        is_attached = part.get_content_disposition() == "attachment" or bool(name)
        if part.get_content_maintype() == "text" and not is_attached:
            text = text_of(part)
            self.texts.append(from_html(text) if kind == "text/html" else text)
            return
        if is_drawn_in_text(part):
            return
        if kind in TNEF or name.lower() == "winmail.dat":
            self.letter.notes.append(WINMAIL)
        data = part.get_payload(decode=True) or b""
        if len(self.attachments) >= MOST_ATTACHMENTS:
            self.letter.notes.append(LEFT_OUT)
        elif data:
            self.letter.names.append(name or f"{kind.replace('/', '.')}")
            self.attachments.append(data)


def is_drawn_in_text(part) -> bool:
    is_picture = part.get_content_maintype() == "image" and part.get("content-id")
    return bool(is_picture) and part.get_content_disposition() != "attachment"


def is_plain(part) -> bool:
    return part.get_content_type() == "text/plain"


def raw(message: Message, name: str) -> list[str]:
    """The headers of a name as they came, bytes that are no ASCII as surrogates."""
    return [
        str(value).replace("\r", "").replace("\n", "")
        for key, value in message.raw_items()
        if key.lower() == name
    ]


def header(message: Message, name: str) -> str:
    """A header as people read it, whatever it was encoded in."""
    return words((raw(message, name) or [""])[0])[:LONGEST_HEADER]


def words(told: str) -> str:
    """Encoded words decoded, raw bytes guessed, blanks made single.

    Neighbouring words of one charset are joined before they are decoded: programs
    break them in the middle of a letter.
    """
    pieces: list[tuple[bytes, str | None]] = []
    at = 0
    for found in ENCODED.finditer(told):
        between = told[at : found.start()]
        charset = found[1].partition("*")[0].lower()
        data = unpacked(found[3], found[2].lower())
        if pieces and pieces[-1][1] == charset and not between.strip():
            pieces[-1] = (pieces[-1][0] + data, charset)
        else:
            if between.strip() or not pieces:
                pieces.append((between.encode("utf-8", AS_WRITTEN), None))
            pieces.append((data, charset))
        at = found.end()
    pieces.append((told[at:].encode("utf-8", AS_WRITTEN), None))
    text = "".join(decoded(data, charset) for data, charset in pieces)
    return BLANKS.sub(" ", text).replace("\0", "").strip()


def unpacked(text: str, way: str) -> bytes:
    """The bytes of an encoded word; what is not encoded rightly as it stands."""
    data = text.encode("ascii", "replace")
    if way == "q":
        return decodestring(data, header=True)
    with suppress(binascii.Error):
        return b64decode(data + b"=" * (-len(data) % 4))
    return data


def decoded(data: bytes, charset: str | None) -> str:
    """The text in the charset it claims, else in the one it looks to be in."""
    for claimed in filter(None, (charset, "utf-8")):
        with suppress(LookupError, UnicodeDecodeError):
            if claimed.lower() not in {"unknown-8bit", "us-ascii", "iso-8859-1"}:
                return data.decode(claimed)
    with suppress(CannotRead):
        return decode(data).text
    return data.decode("cp1251", "replace")


def people(message: Message, name: str) -> list[tuple[str, str]]:
    """Pairs of a name and an address; addresses in small letters."""
    return [
        (words(said).strip("\"' "), words(address).lower()[:254])
        for said, address in getaddresses(raw(message, name))
        if "@" in address
    ][:50]


def moment(message: Message) -> str:
    """When it was sent; without a zone it counts as UTC. Empty when not told."""
    try:
        at = parsedate_to_datetime(header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if at.tzinfo is None:
        at = at.replace(tzinfo=datetime.UTC)
    with suppress(OverflowError, ValueError):
        return at.astimezone(datetime.UTC).isoformat()
    return ""


def file_name(part: Message) -> str:
    """By RFC 2231 or, as many programs do, by encoded words; empty when unnamed."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError):
        name = ""
    name = words(name) if "=?" in name or not name.isascii() else name
    return name.replace("\0", "").replace("/", "_").replace("\\", "_").strip()[:200]


def text_of(part: Message) -> str:
    data = part.get_payload(decode=True) or b""
    return decoded(data, part.get_content_charset())


class _Words(HTMLParser):
    """The text of a page, lines where blocks end."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        if tag in BREAKS:
            self.told.append("\n")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag in BREAKS - {"br"}:
            self.told.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.told.append(BLANKS.sub(" ", data))


def from_html(text: str) -> str:
    page = _Words()
    page.feed(text[: LONGEST_TEXT * 10])
    page.close()
    return "".join(page.told)


def tidy(text: str) -> str:
    lines = [ANY_BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).replace("\0", "").strip()
