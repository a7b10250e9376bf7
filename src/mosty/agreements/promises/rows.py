"""The rows of a plan of work, understood one by one. Plain values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz

from mosty.agreements.promises.columns import plain
from mosty.agreements.promises.deadlines import Deadline, deadline_of

LIKE, LONGEST, LONGEST_QUANTITY = 88, 5_000, 120
ALL_PARTIES = re.compile(
    r"стороны|обе стороны|совместно|все стороны|all parties|both|jointly", re.IGNORECASE
)


class Verdict(StrEnum):
    READY = "ready"
    FAULT = "fault"
    SAME = "same"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Known:
    """What the register knows: names by key of the parties and of colleagues, and
    what is promised already, as `(words, day)`."""

    parties: Mapping[int, Sequence[str]]
    people: Mapping[int, tuple[str, str, str]]
    promised: frozenset


@dataclass(frozen=True)
class Understood:
    """A row: what would be entered, and what is to be mended or was not understood.

    `faults` are by column; `notes` tell what goes into the text of the obligation.
    """

    number: int
    cells: Mapping[str, str]
    deadline: Deadline
    party: int | None = None
    responsible: int | None = None
    verdict: Verdict = Verdict.READY
    faults: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()


def understand(
    rows: Sequence[Sequence[str]],
    *,
    mapping: Mapping[str, int],
    answers: Mapping[str, dict],
    known: Known,
) -> list[Understood]:
    """Every row that says something; headings of groups and numbers alone do not.

    `answers` by the number of a row: `mended` cells, and whether it is `left_out`.
    """
    found, taken = [], set(known.promised)
    for number, row in enumerate(rows):
        answer = answers.get(str(number), {})
        cells = cells_of(row, mapping) | answer.get("mended", {})
        if not says_something(row, cells):
            continue
        one = row_of(number, cells, known)
        words = (plain(one.cells.get("text", "")), one.deadline.on)
        verdict = Verdict.FAULT if one.faults else Verdict.READY
        if verdict == Verdict.READY and words in taken:
            verdict = Verdict.SAME
        if answer.get("left_out"):
            verdict = Verdict.LEFT_OUT
        if verdict == Verdict.READY:
            taken.add(words)
        found.append(replaced(one, verdict))
    return found


def cells_of(row, mapping) -> dict[str, str]:
    return {
        name: " ".join(row[at].split()) for name, at in mapping.items() if at < len(row)
    }


def says_something(row, cells) -> bool:
    """Whether it is a row of its own: a line across the table is a heading."""
    texts = {text.strip() for text in row if text.strip()}
    if not texts or all(re.fullmatch(r"[\d.)\s]+", text) for text in texts):
        return False
    told = [one for one in cells.values() if one]
    return bool(told) and not (len(row) > 2 and len(texts) == 1 and len(told) > 1)


def row_of(number, cells, known) -> Understood:
    deadline = deadline_of(cells.get("due", ""), cells.get("repeats", ""))
    party, responsible, notes = who_of(cells, known)
    due = cells.get("due", "")
    if due and deadline.on is None and not deadline.fault:
        notes.append(("due", due))
    return Understood(
        number=number,
        cells=cells,
        deadline=deadline,
        party=party,
        responsible=responsible,
        faults=faults_of(cells, deadline, party),
        notes=tuple(notes),
    )


def faults_of(cells, deadline, party) -> dict[str, str]:
    faults = {}
    text = cells.get("text", "")
    if not text:
        faults["text"] = "no_text"
    elif len(text) > LONGEST:
        faults["text"] = "too_long"
    if len(cells.get("quantity", "")) > LONGEST_QUANTITY:
        faults["quantity"] = "too_long"
    if deadline.fault:
        faults["repeats" if deadline.fault == "rhythm" else "due"] = deadline.fault
    told = cells.get("party", "")
    if told and party is None and not ALL_PARTIES.search(told):
        faults["party"] = "no_such_party"
    return faults


def who_of(cells, known) -> tuple[int | None, int | None, list]:
    """The party and the colleague that are named; who is neither becomes a note.

    Many plans name an organisation as the one responsible.
    """
    party = party_of(cells.get("party", ""), known.parties)
    told = cells.get("responsible", "")
    responsible = person_of(told, known.people)
    named = party_of(told, known.parties)
    if not cells.get("party"):
        party = named
    is_noted = told and responsible is None and named is None
    return party, responsible, [("responsible", told)] if is_noted else []


def replaced(one: Understood, verdict: Verdict) -> Understood:
    return Understood(**{**one.__dict__, "verdict": verdict})


def party_of(told: str, parties: Mapping[int, Sequence[str]]) -> int | None:
    """The party whose name or short name stands there; None for none or for several."""
    text = f" {plain(told)} "
    hits = {
        key
        for key, names in parties.items()
        for name in names
        if name and is_named(text, plain(name))
    }
    return hits.pop() if len(hits) == 1 else None


def is_named(text: str, name: str) -> bool:
    return bool(name) and (
        f" {name} " in text or fuzz.ratio(text.strip(), name) >= LIKE
    )


def person_of(told: str, people: Mapping[int, tuple[str, str, str]]) -> int | None:
    """The colleague of that family name whose initials do not contradict."""
    words = plain(told).split()
    hits = set()
    for key, (family, given, patronymic) in people.items():
        family = plain(family)
        if not family or family not in words:
            continue
        others = [word for word in words if word != family]
        firsts = [plain(one)[:1] for one in (given, patronymic) if one]
        initials = [word[:1] for word in others[: len(firsts)]]
        if all(a == b for a, b in zip(initials, firsts, strict=False)):
            hits.add(key)
    return hits.pop() if len(hits) == 1 else None
