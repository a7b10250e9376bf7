"""Where letters go: an SMTP server, or a folder of `.eml` files.

Knows no model. A letter that may go through later raises `Trouble`, one that never
will raises `Rejected`.
"""

import contextlib
import os
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid, parseaddr
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TIMEOUT_S = 20
WHOLE = {"list-unsubscribe", "list-unsubscribe-post"}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ENCRYPTION = ("no", "starttls", "implicit")


class Wire(EmailPolicy):
    """Mail as SMTP carries it, with addresses of one click in one piece.

    Python would write a long one as encoded words, which no mail program reads there.
    """

    def fold(self, name, value):
        if name.lower() in WHOLE:
            return f"{name}: {value}{self.linesep}"
        return super().fold(name, value)

    def fold_binary(self, name, value):
        if name.lower() in WHOLE:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


WIRE = Wire(linesep="\r\n")


class Trouble(Exception):
    """Not delivered now; worth another try."""


class Rejected(Exception):
    """The server will never take this letter."""


@dataclass(frozen=True)
class Server:
    """An SMTP server; `encryption` is one of `ENCRYPTION`."""

    host: str
    port: int
    encryption: str
    user: str = ""
    password: str = ""


def server(address: str) -> Server:
    """Read `smtp://user:password@host:port?tls=…`.

    TLS is `starttls` unless said otherwise, `no` on this machine.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    usual = "no" if host in LOOPBACK else "starttls"
    encryption = parse_qs(parts.query).get("tls", [usual])[0]
    if parts.scheme != "smtp" or not host or encryption not in ENCRYPTION:
        raise ImproperlyConfigured(
            "MOSTY_SMTP is not understood: write it as "
            "smtp://user:password@host:587?tls=starttls (or tls=implicit, tls=no)."
        )
    return Server(
        host=host,
        port=parts.port or {"no": 25, "starttls": 587, "implicit": 465}[encryption],
        encryption=encryption,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


@dataclass(frozen=True)
class Envelope:
    """What a letter needs beside its own row.

    `returned_to` may hold `{letter}`, filled with the letter's name, so that a
    report tells its letter even without the original headers. `page` is the HTML of
    the letter; `unsubscribe` the address of one click (RFC 8058), if there is one.
    """

    sender: str
    returned_to: str = ""
    page: str = ""
    unsubscribe: str = ""


def message(letter, envelope: Envelope) -> EmailMessage:
    """The letter (to, language, subject, body, message_id, written_at) as mail."""
    mail = EmailMessage(policy=WIRE)
    mail["From"] = envelope.sender
    mail["To"] = letter.to
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = letter.message_id
    mail["Content-Language"] = letter.language
    mail["Auto-Submitted"] = "auto-generated"
    if envelope.unsubscribe:
        mail["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(letter.body)
    if envelope.page:
        mail.add_alternative(envelope.page, subtype="html")
        boundary = f"mosty-{sha256(letter.message_id.encode()).hexdigest()[:24]}"
        mail.set_boundary(boundary)  # every try is the same to the byte
    return mail


def return_path(envelope: Envelope, message_id: str) -> str:
    """The address that reports about this letter come to."""
    pattern = envelope.returned_to or parseaddr(envelope.sender)[1]
    return pattern.replace("{letter}", token_of(message_id))


def token_of(message_id: str) -> str:
    """The part of a Message-ID that an address can carry."""
    return message_id.strip("<> ").partition("@")[0]


def new_message_id(site: str) -> str:
    """A name for a letter, the same however often it is tried."""
    return make_msgid(domain=urlsplit(site).hostname or "localhost")


def deliver(
    mail: EmailMessage, *, address: str, folder: Path, returned_to: str = ""
) -> str:
    """Give the mail to the server at `address`, or put it into `folder`.

    Gives the server's words, or the name of the file. Raises `Trouble` and
    `Rejected`.
    """
    if address:
        return hand_over(mail, to=server(address), returned_to=returned_to)
    return str(put_down(mail, folder=folder))


def hand_over(mail: EmailMessage, *, to: Server, returned_to: str = "") -> str:
    said = ""
    try:
        with session(to) as opened:
            opened.send_message(mail, from_addr=returned_to or None)
            said = _words(*opened.answer)
    except smtplib.SMTPRecipientsRefused as refusal:
        code, answer = next(iter(refusal.recipients.values()))
        raise _verdict(code, answer) from refusal
    except smtplib.SMTPDataError as refusal:
        raise _verdict(refusal.smtp_code, refusal.smtp_error) from refusal
    except (smtplib.SMTPException, OSError) as trouble:
        if not said:  # a bad goodbye after the letter was taken changes nothing
            raise Trouble(_told(trouble)) from trouble
    return said


class Noting:
    """Keeps what the server answered when it took the letter."""

    answer = (250, b"")

    def data(self, msg):
        self.answer = super().data(msg)
        return self.answer


class Plain(Noting, smtplib.SMTP):
    """A session that is open or becomes encrypted."""


class Encrypted(Noting, smtplib.SMTP_SSL):
    """A session encrypted from its first byte."""


def put_down(mail: EmailMessage, *, folder: Path) -> Path:
    """Write the mail as a file that appears whole or not at all."""
    name = "".join(
        letter for letter in mail["Message-ID"] if letter.isalnum() or letter in ".-"
    )
    whole = folder / f"{name}.eml"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = whole.with_suffix(".part")
        part.write_bytes(bytes(mail))
        os.replace(part, whole)
    except OSError as trouble:
        raise Trouble(str(trouble)) from trouble
    return whole


@contextlib.contextmanager
def session(to: Server, *, patience_s: int = TIMEOUT_S) -> Iterator[smtplib.SMTP]:
    """A session with the server, encrypted and signed in as a letter needs it.

    Raises what `smtplib` and sockets raise.
    """
    trusted = ssl.create_default_context()
    if to.encryption == "implicit":
        opened = Encrypted(to.host, to.port, timeout=patience_s, context=trusted)
    else:
        opened = Plain(to.host, to.port, timeout=patience_s)
    with opened:
        opened.ehlo_or_helo_if_needed()
        if to.encryption == "starttls":
            opened.starttls(context=trusted)
        if to.user:
            opened.login(to.user, to.password)
        yield opened


def _told(trouble: Exception) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        return _words(trouble.smtp_code, trouble.smtp_error)
    return f"{type(trouble).__name__}: {trouble}"


def _verdict(code: int, answer: bytes | str) -> Exception:
    kind = Rejected if code >= 500 else Trouble
    return kind(_words(code, answer))


def _words(code: int, answer: bytes | str) -> str:
    if isinstance(answer, bytes):
        answer = answer.decode("utf-8", "replace")
    return f"{code} {answer}".strip()
