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
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TIMEOUT_S = 20
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ENCRYPTION = ("no", "starttls", "implicit")


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


def message(letter, *, sender: str) -> EmailMessage:
    """The letter (to, language, subject, body, message_id, written_at) as mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = letter.to
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = letter.message_id
    mail["Content-Language"] = letter.language
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.body)
    return mail


def new_message_id(site: str) -> str:
    """A name for a letter, the same however often it is tried."""
    return make_msgid(domain=urlsplit(site).hostname or "localhost")


def deliver(mail: EmailMessage, *, address: str, folder: Path) -> None:
    """Give the mail to the server at `address`, or put it into `folder`."""
    if address:
        hand_over(mail, to=server(address))
    else:
        put_down(mail, folder=folder)


def hand_over(mail: EmailMessage, *, to: Server) -> None:
    try:
        with session(to) as opened:
            opened.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refusal:
        code, answer = next(iter(refusal.recipients.values()))
        raise _verdict(code, answer) from refusal
    except smtplib.SMTPDataError as refusal:
        raise _verdict(refusal.smtp_code, refusal.smtp_error) from refusal
    except (smtplib.SMTPException, OSError) as trouble:
        raise Trouble(f"{type(trouble).__name__}: {trouble}") from trouble


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
        opened = smtplib.SMTP_SSL(to.host, to.port, timeout=patience_s, context=trusted)
    else:
        opened = smtplib.SMTP(to.host, to.port, timeout=patience_s)
    with opened:
        opened.ehlo_or_helo_if_needed()
        if to.encryption == "starttls":
            opened.starttls(context=trusted)
        if to.user:
            opened.login(to.user, to.password)
        yield opened


def _verdict(code: int, answer: bytes | str) -> Exception:
    if isinstance(answer, bytes):
        answer = answer.decode("utf-8", "replace")
    kind = Rejected if code >= 500 else Trouble
    return kind(f"{code} {answer}")
