"""A reading as plain values, in the shape that programs read."""

import datetime
import re
from pathlib import Path

from mosty.documents.faults import CannotRead
from mosty.documents.reading import read
from mosty.documents.tables.shapes import Document
from mosty.sveden.reading.reader import MOST_LINES, Reading, read_agreements
from mosty.sveden.reading.records import Agreement
from mosty.sveden.reading.register import HOME

NOT_ISO = {"AB", "OS"}  # Abkhazia and South Ossetia: the ОКСМ alone has them
NO_NUMBER = "б/н"
NO_AGREEMENTS = "no_agreements"
NOT_UNDERSTOOD = "not_understood"
CUT = "too_many_rows"
HIDDEN = "hidden_agreements"
ENDED = re.compile(r"приостановл|прекращ[её]н|расторгн|terminated|suspended", re.I)
SOON_DAYS = 60
MENDABLE = {"broken_encoding", "twice_encoded"}


def read_file(path: Path) -> dict:
    """The agreements of a file; what cannot be read has none and a flag that says so."""
    return read_bytes(path.read_bytes(), name=path.name)


def read_bytes(data: bytes, *, name: str = "") -> dict:
    """As `read_file`, of bytes."""
    flags = []
    try:
        document = read(data, name=name, most_rows=MOST_LINES)
    except CannotRead as error:
        flags.append(error.code)
        document = _mended(data, name, error)
    if document is None:
        return {"agreements": [], "flags": flags}
    made = as_json(read_agreements(document))
    return {**made, "flags": flags + made["flags"]}


def _mended(data: bytes, name: str, error: CannotRead) -> Document | None:
    """A text that is damaged in places is read without them."""
    if error.code not in MENDABLE:
        return None
    text = data.decode(error.facts.get("encoding", "utf-8"), errors="ignore")
    if error.code == "twice_encoded":
        text = text.encode("cp1251", errors="ignore").decode(errors="ignore")
    try:
        return read(text.encode(), name=name, most_rows=MOST_LINES)
    except CannotRead:
        return None


def as_json(reading: Reading) -> dict:
    agreements = [
        agreement_as_json(each, row)
        for row, each in enumerate(reading.agreements, start=1)
    ]
    none = NO_AGREEMENTS if reading.is_understood else NOT_UNDERSTOOD
    flags = [] if agreements else [none]
    flags += [CUT] * reading.is_cut + [HIDDEN] * reading.is_partly_hidden
    return {"agreements": agreements, "flags": flags}


def agreement_as_json(agreement: Agreement, row: int) -> dict:
    """What is not said is null, and never guessed."""
    paper = agreement.paper
    code = agreement.state_code
    return {
        "state": agreement.state_name or None,
        "state_code": None if code in NOT_ISO else code,
        "city": agreement.city or None,
        "organisation": agreement.organisation or None,
        "details": agreement.details or None,
        "title": paper.title or None,
        "number": None if paper.number == NO_NUMBER else paper.number or None,
        "signed_on": _iso(paper.signed_on),
        "signed_precision": paper.signed_precision,
        "valid_until": _iso(paper.valid_until),
        "valid_precision": paper.valid_precision,
        "term": paper.term,
        "planned": paper.planned,
        "section": agreement.section,
        "flags": flags_of(agreement),
        "source": {"row": row, "text": agreement.origin.text},
    }


def flags_of(agreement: Agreement) -> list[str]:
    """What a person should look at."""
    paper = agreement.paper
    found = []
    if agreement.state_name and agreement.state_code is None:
        found.append("state_unknown")
    is_foreign = agreement.section == "foreign" or agreement.is_marked
    if is_foreign and agreement.state_code == HOME:
        found.append("home_among_foreign")
    if paper.unreadable:
        found.append("date_unreadable")
    if ENDED.search(agreement.details):
        found.append("ended_or_suspended")
    if paper.signed_on and paper.signed_on > _today():
        found.append("signed_in_the_future")
    if paper.signed_on and paper.valid_until:
        days = (paper.valid_until - paper.signed_on).days
        if days < 0:
            found.append("ends_before_it_begins")
        elif days <= SOON_DAYS:
            found.append("ends_soon_after_signing")
    return found


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
