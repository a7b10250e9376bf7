"""The cells of a row become values; what cannot be read becomes a fault.

Nothing is guessed: a cell that is empty says nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from mosty.imports.lists.findings import Fault, Proposal
from mosty.imports.lists.further import read_further
from mosty.partners.matching import plain
from mosty.partners.numbers import is_right, written
from mosty.places.names import read_country, read_region
from mosty.sveden.reading import names, papers
from mosty.sveden.reading.records import Paper
from mosty.ui import written_dates

PARTED = ("parties", "directions", "notes", "renewal")
NOTHING = {"", "-", "–", "—", "нет", "н/д", "не указано", "n/a"}
SCHEMES = {"inn": "ИНН", "ogrn": "ОГРН", "unp": "УНП", "bin": "БИН", "ror": "ROR"}
HOST = re.compile(r"^[^\s.@]+(?:\.[^\s.@]+)+$")
LONGEST = {"name_en": 500, "short_name_ru": 200, "city_ru": 120}
LONGEST_NAME = 500
KINDS = {
    "university": "университет|вуз|university|академия наук",
    "institute": "институт развития образования|иро|институт|institute",
    "school": "школа|гимназия|лицей|детский сад|school",
    "authority": "орган власти|министерство|департамент|комитет|authority|ministry",
    "international": "международная организация|international organisation",
    "association": "ассоциация|союз|association|сетевое объединение",
    "other": "другое|иное|прочее|другая организация|other|other organisation",
}


@dataclass
class Reading:
    """What a row says: columns of the record, numbers, the paper, what is odd."""

    values: dict = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    paper: Paper = field(default_factory=Paper)
    faults: list[Fault] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    asked_country: str | None = None
    more: dict = field(default_factory=dict)
    unread: list[list[str]] = field(default_factory=list)

    def fault(self, code: str, column: str, printed: str = "", **detail) -> None:
        self.faults.append(Fault(code, column, printed, detail))


def read_row(
    texts: Mapping[str, str],
    kind: str,
    *,
    countries: Mapping[str, str],
    home: str,
    kinds: Mapping[str, str],
) -> Reading:
    """Read the texts of a row by the names of our columns.

    `countries` answers what a person said of texts that are no country, by
    `plain(text)`; `kinds` gives the kind of organisation for a word.
    """
    reading = Reading()
    parted = {name: texts.get(name, "") for name in PARTED}
    texts = {name: _said(text) for name, text in texts.items()} | parted
    _read_name(reading, texts.get("name_ru", ""))
    _read_country(reading, texts.get("country", ""), countries)
    _read_region(reading, texts.get("region", ""), home=home)
    for name, longest in LONGEST.items():
        if texts.get(name):
            reading.values[name] = texts[name][:longest]
    if kind == "partners":
        _read_kind(reading, texts.get("kind", ""), kinds)
        _read_site(reading, texts.get("site", ""))
        for scheme in SCHEMES:
            _read_number(reading, scheme, texts.get(scheme, ""))
    else:
        _read_paper(reading, texts)
        read_further(reading, texts)
    return reading


def _said(text: str) -> str:
    text = " ".join(text.split())
    return "" if text.lower() in NOTHING else text


def _read_name(reading: Reading, text: str) -> None:
    reading.values["name_ru"] = text
    if not text:
        reading.fault("name_missing", "name_ru")
    elif len(text) > LONGEST_NAME:
        reading.fault("name_too_long", "name_ru")
    for code in names.odd_codes(text):
        proposed = names.correct(code, text)
        reading.proposals.append(Proposal(code, "name_ru", text, proposed))


def _read_country(reading: Reading, text: str, countries) -> None:
    """A country misspelt is asked for too: the nearest name is not always meant."""
    answered = countries.get(plain(text))
    found = read_country(text) if text else None
    if answered:
        reading.values["country"] = answered
    elif found is not None and found.how in {"name", "code"}:
        reading.values["country"] = found.code
        if found.city:
            reading.values["city_ru"] = found.city
    else:
        reading.asked_country = text
        code = "country_unknown" if text else "country_missing"
        reading.fault(code, "country", text, proposed=found.code if found else "")


def _read_region(reading: Reading, text: str, *, home: str) -> None:
    country = reading.values.get("country")
    if not text:
        found = read_region(reading.values["name_ru"]) if country == home else None
        if found is not None:
            reading.values["region_id"] = found.code
        return
    if country and country != home:
        return
    found = read_region(text)
    code = found.code if found else text.upper() if text.isascii() else ""
    if code:
        reading.values["region_id"] = code
    else:
        reading.fault("region_unknown", "region", text)


def _read_kind(reading: Reading, text: str, kinds) -> None:
    said = plain(text)
    told = kinds.get(said) or next(
        (name for name, words in KINDS.items() if said in words.split("|")), ""
    )
    if told:
        reading.values["kind"] = told


def _read_site(reading: Reading, text: str) -> None:
    if not text:
        return
    address = text if "://" in text else f"https://{text}"
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme in {"http", "https"} and HOST.match(host) and " " not in address:
        reading.values["site"] = address[:200]
    else:
        reading.fault("site_wrong", "site", text)


def _read_number(reading: Reading, scheme: str, text: str) -> None:
    if not text:
        return
    number = written(scheme, text)
    if is_right(scheme, number):
        reading.numbers[scheme] = number
        return
    reading.fault("number_wrong", scheme, text, scheme=SCHEMES[scheme])
    if number.isdigit() and is_right(scheme, f"0{number}"):
        proposal = Proposal("zero_lost", scheme, text, f"0{number}")
        reading.proposals.append(proposal)


def _read_paper(reading: Reading, texts: Mapping[str, str]) -> None:
    kind = texts.get("kind_text", "")
    reading.values["kind_text"] = kind
    reading.values["title"] = texts.get("title", "")
    paper = papers.read_paper(kind) if kind else Paper()
    signed = papers.read_columns(
        paper, signed=texts.get("signed", ""), number=texts.get("number", "")
    )
    if signed.unreadable:
        reading.fault("date_wrong", "signed", texts.get("signed") or kind)
        signed = replace(signed, unreadable="")
    whole = papers.read_columns(signed, term=texts.get("term", ""))
    if whole.unreadable:
        reading.fault("term_wrong", "term", texts.get("term", ""))
    whole = _read_ends(reading, whole, texts.get("ends", ""))
    whole = _read_start(reading, whole, texts.get("starts", ""))
    if whole.signed_on and whole.valid_until and whole.valid_until < whole.signed_on:
        reading.fault("ends_too_early", "term", texts.get("term", ""))
    reading.paper = whole


def _read_ends(reading: Reading, paper: Paper, text: str) -> Paper:
    """The last day from a column of its own; the words of the term stay."""
    if not text:
        return paper
    told = papers.read_columns(Paper(), term=text)
    if told.term == "unknown":
        if told.unreadable:
            reading.fault("date_wrong", "ends", text)
        return paper
    return replace(
        paper,
        term=told.term,
        term_months=told.term_months,
        valid_until=told.valid_until,
        valid_precision=told.valid_precision,
        term_text=paper.term_text or told.term_text,
    )


def _read_start(reading: Reading, paper: Paper, text: str) -> Paper:
    if not text:
        return paper
    found = written_dates.read_date(text)
    if found is None or found.on is None:
        reading.fault("date_wrong", "starts", text)
        return paper
    if paper.valid_until and paper.valid_until < found.on:
        reading.fault("ends_before_start", "ends", text)
    return replace(paper, in_force_from=found.on)
