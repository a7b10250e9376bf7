"""What a page said of a record, as plain values, and the columns that follow.

Kept beside the record, so that a later reading of an edited page can tell what the
page changed from what a person changed.
"""

import datetime

from mosty.imports.page.records import Project, Statement
from mosty.partners.matching import plain
from mosty.sveden.reading.records import Agreement

LONGEST_TITLE = 300
KINDS = (
    ("соглашен", "agreement"),
    ("меморандум", "memorandum"),
    ("протокол", "protocol"),
    ("программ", "programme"),
    ("договор", "contract"),
    ("контракт", "contract"),
    ("agreement", "agreement"),
    ("memorandum", "memorandum"),
    ("contract", "contract"),
)


def of_agreement(agreement: Agreement, cells: list[str]) -> dict:
    paper = agreement.paper
    return {
        "words": plain(" | ".join(cells[1:] if _is_number(cells[0]) else cells)),
        "row": agreement.row,
        "section": agreement.section,
        "state": agreement.state,
        "state_code": agreement.state_code,
        "region": agreement.region,
        "city": agreement.city,
        "organisation": agreement.organisation,
        "kind": agreement.kind,
        "title": paper.title,
        "number": paper.number,
        "signed_on": _iso(paper.signed_on),
        "signed_precision": paper.signed_precision,
        "in_force_from": _iso(paper.in_force_from),
        "valid_until": _iso(paper.valid_until),
        "valid_precision": paper.valid_precision,
        "term": paper.term,
        "term_months": paper.term_months,
        "term_text": paper.term_text,
        "renewal": paper.renewal,
        "planned": paper.planned,
    }


def agreement_columns(facts: dict) -> dict:
    """Columns of the register; an end before the signing is left out, not stored."""
    signed_on = None if facts["planned"] else _date(facts["signed_on"])
    valid_until, term = _date(facts["valid_until"]), facts["term"]
    if signed_on and valid_until and valid_until < signed_on:
        valid_until, term = None, "unknown"
    title = "" if plain(facts["title"]) == plain(facts["kind"]) else facts["title"]
    return {
        "section": facts["section"],
        "kind": kind_of(facts["kind"]),
        "kind_text_ru": facts["kind"][:300],
        "title_ru": title[:500],
        "number": facts["number"][:80],
        "signed_on": signed_on,
        "signed_precision": facts["signed_precision"] if signed_on else "unknown",
        "in_force_from": _date(facts["in_force_from"]),
        "valid_until": valid_until,
        "valid_precision": facts["valid_precision"] if valid_until else "unknown",
        "term_rule": term,
        "term_months": facts["term_months"] if term == "length" else None,
        "term_text": facts["term_text"][:300],
        "renewal_rule": facts["renewal"],
    }


MORE = (
    "level",
    "title_en",
    "basis_ru",
    "basis_en",
    "kind_text_en",
    "languages",
    "prevailing_language",
    "renewal_rule",
    "renewal_months",
    "renewal_limit",
    "renewal_notice_months",
    "renewal_notice_days",
    "audience",
)


def columns_of(findings: dict) -> dict:
    """Columns of the register that follow of a row of a list of agreements."""
    more = findings["more"]
    told = {name: more[name] for name in MORE if more.get(name) not in (None, "", [])}
    columns = agreement_columns(findings["facts"]) | told
    if more.get("above") and "level" not in told:
        columns["level"] = level_of(columns["kind_text_ru"])
    return columns


def level_of(kind: str) -> str:
    """Of a paper that belongs to another one: what its kind says that it is."""
    words = kind.lower()
    if "прилож" in words or "annex" in words:
        return "annex"
    is_amendment = any(stem in words for stem in ("доп", "измен", "amend", "прол"))
    return "amendment" if is_amendment else "implementing"


def plain_columns(columns: dict) -> dict:
    """The same as JSON holds them."""
    return {
        name: str(value) if isinstance(value, datetime.date) else value
        for name, value in columns.items()
    }


def kind_of(text: str) -> str:
    """The kind of paper that its printed name begins to tell first."""
    words = text.lower()
    found = [(words.find(stem), kind) for stem, kind in KINDS if stem in words]
    return min(found)[1] if found else "other"


def of_project(project: Project) -> dict:
    return {
        "text": project.origin.text,
        "title": project.title,
        "about": project.about,
        "phases": [list(phase) for phase in project.phases],
        "countries": sorted(project.countries),
        "state": project.state,
    }


def of_statement(statement: Statement) -> dict:
    return {"number": statement.number, "text": statement.text}


def title_of(text: str) -> str:
    """A title for a direction or a form: its sentence, begun with a capital."""
    text = text.strip().rstrip(".;,")
    if len(text) > LONGEST_TITLE:
        text = text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;") + "…"
    return text[:1].upper() + text[1:]


def _is_number(cell: str) -> bool:
    return cell.strip(" .)").isdecimal() or not cell.strip()


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
