"""Reads new mail of a mailbox over IMAP, and leaves it as it is.

Knows no model. Whoever calls keeps how far was read, by the mailbox's own numbers
(UIDVALIDITY and UID, RFC 3501), so nothing in the mailbox is marked or moved.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from mosty.letters.reports import LARGEST_BYTES

TIMEOUT_S = 20
AT_ONCE = 200
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ENCRYPTION = ("no", "starttls", "implicit")
FAULTS = (imaplib.IMAP4.error, OSError)


@dataclass(frozen=True)
class Mailbox:
    """An IMAP mailbox; `name` tells it without the password."""

    host: str
    port: int
    encryption: str
    user: str
    password: str
    folder: str

    @property
    def name(self) -> str:
        return f"{self.user}@{self.host}:{self.port}/{self.folder}"


@dataclass(frozen=True)
class Read:
    """A mail and its place in the mailbox; larger ones are cut."""

    validity: int
    number: int
    raw: bytes


def mailbox(address: str) -> Mailbox:
    """Read `imap://user:password@host:port/INBOX?tls=…`.

    TLS is `implicit` unless said otherwise, `no` on this machine.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    usual = "no" if host in LOOPBACK else "implicit"
    encryption = parse_qs(parts.query).get("tls", [usual])[0]
    is_whole = host and parts.username and encryption in ENCRYPTION
    if parts.scheme != "imap" or not is_whole:
        raise ImproperlyConfigured(
            "MOSTY_BOUNCES is not understood: write it as "
            "imap://user:password@host:993/INBOX (with ?tls=starttls or tls=no)."
        )
    return Mailbox(
        host=host,
        port=parts.port or (993 if encryption == "implicit" else 143),
        encryption=encryption,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def new_mail(box: Mailbox, *, validity: int, after: int) -> Iterator[Read]:
    """Mail with numbers above `after`, the oldest first, at most `AT_ONCE`.

    When the mailbox numbers anew (another validity), it is read from its start.
    Raises `FAULTS`.
    """
    with _opened(box) as server:
        _checked(server.select(f'"{box.folder}"', readonly=True))
        now_valid = int((server.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
        first = after + 1 if now_valid == validity else 1
        found = _checked(server.uid("SEARCH", None, f"UID {first}:*"))
        numbers = [int(one) for one in (found[0] or b"").split()]
        for number in sorted(one for one in numbers if one >= first)[:AT_ONCE]:
            asked = f"(BODY.PEEK[]<0.{LARGEST_BYTES}>)"
            answer = _checked(server.uid("FETCH", str(number), asked))
            bodies = [one[1] for one in answer if isinstance(one, tuple)]
            yield Read(now_valid, number, bodies[0] if bodies else b"")


def _opened(box: Mailbox) -> imaplib.IMAP4:
    trusted = ssl.create_default_context()
    if box.encryption == "implicit":
        server = imaplib.IMAP4_SSL(
            box.host, box.port, ssl_context=trusted, timeout=TIMEOUT_S
        )
    else:
        server = imaplib.IMAP4(box.host, box.port, timeout=TIMEOUT_S)
    try:
        if box.encryption == "starttls":
            server.starttls(ssl_context=trusted)
        server.login(box.user, box.password)
    except FAULTS:
        server.shutdown()
        raise
    return server


def _checked(answer):
    kind, data = answer
    if kind != "OK":
        said = re.sub(rb"\s+", b" ", data[0] or b"") if data else b""
        raise imaplib.IMAP4.error(said.decode("utf-8", "replace"))
    return data
