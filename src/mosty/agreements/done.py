"""Something done in cooperation, as a file or a command tells of it.

Plain values: numbers and codes of records, not the records.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from mosty.access.roles import Audience
from mosty.activities.models import PeopleCount, State

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
PRECISIONS = {1: "year", 2: "month", 3: "day"}
LONGEST = 400
LONGER = {"summary_ru": 10_000, "summary_en": 10_000}
SHORTER = {"place_ru": 200, "place_en": 200, "address": 200}
LONGEST_PROOF = 300
MOST_PEOPLE = 10_000_000
TITLES = ("title_ru", "title_en")
TEXTS = (*TITLES, "summary_ru", "summary_en", "place_ru", "place_en")
NUMBERS = ("agreements", "partners", "directions", "forms")
CODES = ("countries", "regions")
PARTS = ("targets", "people", "results", "evidence")
KNOWN = {*TEXTS, *NUMBERS, *CODES, *PARTS, "state", "audience", "from", "until"}


class BadDone(Exception):
    """It cannot be understood; the message says where and why, for people."""


@dataclass(frozen=True)
class Done:
    """An activity: its `columns`, the records it is about, and what is in numbers.

    Without `partners` the first partners of the agreements took part. The parts
    hold columns of their rows; those of `evidence` may stand within a result.
    """

    columns: dict
    agreements: tuple[int, ...] = ()
    partners: tuple[int, ...] | None = None
    directions: tuple[int, ...] = ()
    forms: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    targets: list[dict] = field(default_factory=list)
    people: list[dict] = field(default_factory=list)
    results: list[dict] = field(default_factory=list)
    evidence: list[dict] = field(default_factory=list)


def read_file(path) -> dict:
    """What a YAML file says; raises `BadDone`."""
    try:
        said = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadDone(f"{path}: {error}") from error
    if not isinstance(said, dict):
        raise BadDone(f"{path}: expected title_ru: and the rest, one a line")
    return said


def understood(said: dict) -> Done:
    """The keys of a file (or of a command's options) as values; raises `BadDone`."""
    unknown = sorted(str(key) for key in said if key not in KNOWN)
    if unknown:
        raise BadDone(f"not known: {', '.join(unknown)}")
    columns = _texts(said, TEXTS)
    if not columns.get("title_ru"):
        raise BadDone("title_ru: say what was done")
    for name, choices in (("state", State), ("audience", Audience)):
        if name in said:
            columns[name] = _chosen(name, said[name], choices)
    columns.update(_dates(said))
    numbers = {name: _numbers(name, said[name]) for name in NUMBERS if name in said}
    codes = {name: _codes(name, said[name]) for name in CODES if name in said}
    return Done(
        columns=columns,
        **numbers,
        **codes,
        targets=[_target(one) for one in _rows(said, "targets")],
        people=[_people(one) for one in _rows(said, "people")],
        results=[_result(one) for one in _rows(said, "results")],
        evidence=[_evidence(one) for one in _rows(said, "evidence")],
    )


def day_of(text, *, is_end: bool) -> tuple[datetime.date, str]:
    """The first or last day of `2026`, `2026-03` or `2026-03-12`; its precision."""
    found = DATE.fullmatch(str(text))
    if not found:
        raise BadDone(f"“{text}” is no date: write 2026, 2026-03 or 2026-03-12")
    given = [int(part) for part in found.groups() if part]
    year, month, day = [*given, *[None] * (3 - len(given))]
    try:
        month = month or (12 if is_end else 1)
        day = day or (calendar.monthrange(year, month)[1] if is_end else 1)
        return datetime.date(year, month, day), PRECISIONS[len(given)]
    except ValueError as error:
        raise BadDone(f"“{text}” is no date") from error


def _dates(said) -> dict:
    columns = {}
    for key, name in (("from", "starts"), ("until", "ends")):
        if said.get(key):
            day, precision = day_of(said[key], is_end=name == "ends")
            columns |= {f"{name}_on": day, f"{name}_precision": precision}
    begun = columns.get("starts_on", datetime.date.min)
    if columns.get("ends_on", datetime.date.max) < begun:
        raise BadDone("until: it ends before it begins")
    return columns


def _target(row) -> dict:
    reasons = _texts(row, ("reason_ru", "reason_en"))
    if not reasons.get("reason_ru"):
        raise BadDone("targets: say in one sentence why, in reason_ru:")
    return {"target": _text("target", row.get("target", "")), **reasons}


def _people(row) -> dict:
    number = row.get("number")
    if type(number) is not int or not 0 <= number <= MOST_PEOPLE:
        raise BadDone("people: write country: and number:, a whole number")
    how = row.get("how", PeopleCount.Direction.HERE)
    return {
        "country": _text("country", row.get("country", "")).upper(),
        "people": number,
        "direction": _chosen("how", how, PeopleCount.Direction),
    }


def _result(row) -> dict:
    result = _titled("results", row)
    result["evidence"] = [_evidence(one) for one in _rows(row, "evidence")]
    return result


def _evidence(row) -> dict:
    address = _text("address", row.get("address", ""))
    if not re.fullmatch(r"https?://[^\s/]\S*", address):
        raise BadDone("evidence: write its address:, which begins with https://")
    proof = {**_titled("evidence", row), "address": address}
    if any(len(proof.get(name, "")) > LONGEST_PROOF for name in TITLES):
        raise BadDone(f"evidence: a title has at most {LONGEST_PROOF} letters")
    return proof


def _titled(name, row) -> dict:
    columns = _texts(row, TITLES)
    if not columns.get("title_ru"):
        raise BadDone(f"{name}: each has a title_ru:")
    if row.get("on"):
        columns["on"] = day_of(row["on"], is_end=False)[0]
    return columns


def _rows(said, name) -> list[dict]:
    rows = said.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadDone(f"{name}: expected a list of entries with names")
    return rows


def _texts(said, names) -> dict[str, str]:
    return {name: _text(name, said[name]) for name in names if said.get(name)}


def _text(name, value) -> str:
    text = str(value).strip()
    longest = {**LONGER, **SHORTER}.get(name, LONGEST)
    if len(text) > longest or "\0" in text:
        raise BadDone(f"{name}: at most {longest} letters")
    return text


def _chosen(name, value, choices) -> str:
    if value not in choices.values:
        raise BadDone(f"{name}: one of {', '.join(choices.values)}")
    return str(value)


def _numbers(name, values) -> tuple[int, ...]:
    if not isinstance(values, list) or not all(type(one) is int for one in values):
        raise BadDone(f"{name}: a list of numbers, like [1, 2]")
    return tuple(dict.fromkeys(values))


def _codes(name, values) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise BadDone(f"{name}: a list of codes, like [BY, KZ]")
    return tuple(dict.fromkeys(str(one).upper() for one in values))
