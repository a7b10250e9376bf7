"""Reads reports about letters that did not arrive (RFC 3464, and older ways).

Plain functions over bytes from strangers: nothing is executed, decoded by name or
trusted; what cannot be understood is no report.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.header import decode_header
from email.message import Message
from hashlib import sha256

LARGEST_BYTES = 262_144
LONGEST_SAID = 1000
MESSAGE_ID = re.compile(r"^Message-I[Dd]:\s*(<[^<>\s]{3,250}>)", re.M)
STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
CODE = re.compile(r"(?<![\d.])([45])\d\d[ -]")
RECIPIENT = re.compile(r"<?([^\s<>:;,\"]+@[^\s<>:;,\"]+?)>?:?\s*$", re.M)
MACHINES = ("mailer-daemon", "postmaster", "mail delivery", "microsoftexchange")
DELAYS = ("delayed", "warning:", "отложена", "задерж")


@dataclass(frozen=True)
class Report:
    """What another server says of one of our letters.

    `original_id` is the letter's Message-ID with its brackets, or empty when only
    the addresses the report came to (`came_to`) can tell the letter. `status` is
    like 5.1.1. One that `is_delay` is no loss yet.
    """

    report_id: str
    original_id: str
    came_to: tuple[str, ...]
    recipient: str
    status: str
    said: str
    is_hard: bool
    is_delay: bool


def read(raw: bytes) -> Report | None:
    """The report in a mail, or None when it is something else."""
    raw = raw[:LARGEST_BYTES]
    try:
        mail = message_from_bytes(raw)
        fields = _status_fields(mail)
        return _of_text(mail, raw) if fields is None else _of_fields(fields, mail, raw)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _status_fields(mail: Message) -> list[Message] | None:
    """The fields of a `multipart/report`, or None when it is another mail."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            return _groups(part)
    return None


def _of_fields(fields: list[Message], mail: Message, raw: bytes) -> Report | None:
    """As Postfix, Exim, Exchange and most others write it (RFC 3464)."""
    failed = [one for one in fields if _action(one) in {"failed", "delayed"}]
    if not failed:
        return None
    worst = next((one for one in failed if _action(one) == "failed"), failed[0])
    said = _plain(worst.get("Diagnostic-Code", "")) or _plain(worst.get("Status", ""))
    found = STATUS.search(_plain(worst.get("Status", "")))
    return Report(
        report_id=_name_of(mail, raw),
        original_id=_original_id(mail),
        came_to=_addresses(mail),
        recipient=_recipient(worst),
        status=found[1] if found else _status(said),
        said=said.partition(";")[2].strip() if _is_typed(said) else said,
        is_hard=_is_hard(found[1] if found else "", said),
        is_delay=_action(worst) == "delayed",
    )


def _of_text(mail: Message, raw: bytes) -> Report | None:
    """A report written for people only, by an old Exim, qmail or a portal."""
    failed_for = _plain(mail.get("X-Failed-Recipients", ""))
    sender = _plain(mail.get("From", "")).lower()
    is_machine = any(word in sender for word in MACHINES)
    is_reply = _plain(mail.get("Auto-Submitted", "")).lower() == "auto-replied"
    if not failed_for and (not is_machine or _is_receipt(mail)):
        return None
    text = _text(mail)
    status = _status(text)
    if not (failed_for or status or CODE.search(text)):
        return None
    if is_reply and not (status or failed_for):
        return None
    told = _telling_lines(text)
    head = f"{_plain(mail.get('Subject', ''))}\n{text[:600]}".lower()
    named = RECIPIENT.search(text)
    return Report(
        report_id=_name_of(mail, raw),
        original_id=_original_id(mail),
        came_to=_addresses(mail),
        recipient=failed_for.split(",")[0].strip() or (named[1] if named else ""),
        status=status,
        said=told,
        is_hard=_is_hard(status, told),
        is_delay=not failed_for and any(word in head for word in DELAYS),
    )


def _groups(part: Message) -> list[Message]:
    """The fields about the report, then those about each recipient."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [one for one in payload if isinstance(one, Message)]
    blocks = re.split(r"\r?\n\s*\r?\n", str(payload))
    return [message_from_string(block) for block in blocks if block.strip()]


def _action(group: Message) -> str:
    return _plain(group.get("Action", "")).lower().partition(" ")[0]


def _recipient(group: Message) -> str:
    named = group.get("Original-Recipient") or group.get("Final-Recipient") or ""
    return _plain(named).rpartition(";")[2].strip(" <>")


def _original_id(mail: Message) -> str:
    """The Message-ID of the letter the report is about."""
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and isinstance(part.get_payload(), list):
            named = _plain(part.get_payload(0).get("Message-ID", ""))
            if named:
                return named
        if kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            found = MESSAGE_ID.search(_decoded(part))
            if found:
                return found[1]
    found = MESSAGE_ID.search(_text(mail))
    if found:
        return found[1]
    answered = _plain(mail.get("In-Reply-To", "")) or _plain(mail.get("References", ""))
    return answered.split()[-1] if answered.split() else ""


def _addresses(mail: Message) -> tuple[str, ...]:
    names = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
    told = " ".join(_plain(value) for name in names for value in mail.get_all(name, []))
    return tuple(re.findall(r"[^\s<>,;\"]+@[^\s<>,;\"]+", told))


def _name_of(mail: Message, raw: bytes) -> str:
    """The report's own name, the same whenever it is read."""
    return _plain(mail.get("Message-ID", ""))[:200] or sha256(raw).hexdigest()


def _is_receipt(mail: Message) -> bool:
    """Whether somebody only tells that they read a letter."""
    return "disposition-notification" in _plain(mail.get("Content-Type", "")).lower()


def _is_typed(said: str) -> bool:
    return bool(re.match(r"\s*[\w-]{2,20}\s*;", said))


def _is_hard(status: str, said: str) -> bool:
    """For good, by the status, else by the code; a full box (x.2.2) is not."""
    if status:
        return status.startswith("5") and not status.endswith(".2.2")
    code = CODE.search(said)
    return code is None or code[1] == "5"


def _status(text: str) -> str:
    found = STATUS.search(text)
    return found[1] if found else ""


def _telling_lines(text: str) -> str:
    """The lines with a code and the one before: what the server said."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if STATUS.search(line) or CODE.search(line):
            return " ".join(lines[number : number + 2])[:LONGEST_SAID]
    return " ".join(lines[:3])[:LONGEST_SAID]


def _text(mail: Message) -> str:
    parts = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    return "\n".join(_decoded(part) for part in parts[:5])


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset, "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")


def _plain(value) -> str:
    """A header as one line of text."""
    made = []
    for piece, charset in decode_header(str(value)):
        if isinstance(piece, bytes):
            try:
                piece = piece.decode(charset or "utf-8", "replace")
            except LookupError:
                piece = piece.decode("utf-8", "replace")
        made.append(piece)
    return " ".join("".join(made).split())[:LONGEST_SAID]
