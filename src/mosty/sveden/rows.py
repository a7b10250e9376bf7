"""The rows of the page out of what the register knows. Plain values, no tables.

`details` is the «Реквизиты» of the recommendations (v9, table 3.14.2): type and
title, «от» the day, «№» or «б/н», the term. What is not known is said in words.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import ngettext, override, pgettext

LANGUAGES = ("ru", "en")
WITHOUT_NUMBER = {"б/н", "бн", "безномера", "w/n", "s/n"}
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Both:
    """One thing said in both languages."""

    ru: str
    en: str

    def in_language(self, language: str) -> str:
        return getattr(self, language) or self.ru or self.en

    @classmethod
    def told(cls, tell: Callable[[str], str]) -> "Both":
        """What `tell(language)` says under each of the languages."""
        said = []
        for language in LANGUAGES:
            with override(language):
                said.append(tidied(tell(language)))
        return cls(*said)


@dataclass(frozen=True)
class Partner:
    """A party other than ourselves; `state` is its country's official name."""

    state: Both
    name: Both
    is_foreign: bool
    is_international: bool = False


@dataclass(frozen=True)
class Known:
    """What the register knows of one agreement, typed. Months of 0 are not known."""

    number: int
    is_foreign: bool
    kind: Both
    title: Both = Both("", "")
    paper_number: str = ""
    is_planned: bool = False
    signed_on: datetime.date | None = None
    signed_precision: str = "unknown"
    term_rule: str = "unknown"
    term_months: int | None = None
    term_text: str = ""
    valid_until: datetime.date | None = None
    valid_precision: str = "unknown"
    renewal_rule: str = "unknown"
    renewal_months: int | None = None
    renewal_limit: int | None = None
    extended_until: datetime.date | None = None
    is_extended: bool = False
    is_ended: bool = False
    ended_on: datetime.date | None = None
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True)
class LinkedPaper:
    """A published document of an agreement, and who signed it."""

    key: str
    title: Both
    purpose: Both
    file: str = ""
    signed_by: str = ""
    signed_as: Both = Both("", "")
    signed_on: str = ""
    certificate: str = ""
    signature_key: str = ""


@dataclass(frozen=True)
class Row:
    """An agreement as the page shows it; `is_marked` stands in the marked table."""

    number: int
    state: Both
    organisation: Both
    details: Both
    is_marked: bool
    is_planned: bool
    papers: tuple[LinkedPaper, ...] = ()


@dataclass(frozen=True)
class AccreditationRow:
    code: str
    programme: str
    organisation: str
    ends_on: str


@dataclass(frozen=True)
class Content:
    """All that an edition freezes."""

    rows: tuple[Row, ...] = ()
    suspension: Both | None = None
    accreditation: tuple[AccreditationRow, ...] | None = None

    @property
    def marked(self) -> list[Row]:
        return [row for row in self.rows if row.is_marked]

    @property
    def interregional(self) -> list[Row]:
        return [row for row in self.rows if not row.is_marked]

    def as_json(self) -> dict:
        """Plain JSON: the same as what comes back from the database."""
        return json.loads(canonical(asdict(self)))

    def sha256(self) -> str:
        return hashlib.sha256(canonical(asdict(self)).encode()).hexdigest()

    @classmethod
    def of(cls, told: dict) -> "Content":
        """The content that `as_json` told."""
        suspension, accreditation = told["suspension"], told["accreditation"]
        return cls(
            rows=tuple(row_of(one) for one in told["rows"]),
            suspension=Both(**suspension) if suspension else None,
            accreditation=None
            if accreditation is None
            else tuple(AccreditationRow(**one) for one in accreditation),
        )


def canonical(told) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def row_of(told: dict) -> Row:
    both = {name: Both(**told[name]) for name in ("state", "organisation", "details")}
    papers = tuple(
        LinkedPaper(
            **one
            | {name: Both(**one[name]) for name in ("title", "purpose", "signed_as")}
        )
        for one in told["papers"]
    )
    return Row(**told | both | {"papers": papers})


def composed(known: Known, papers: Iterable[LinkedPaper] = ()) -> Row:
    """The row of an agreement.

    Partners abroad and international organisations stand in its cells; if it has
    none, all its partners, in the unmarked table. Of an agreement whose partners are
    not told the section decides.
    """
    abroad = [one for one in known.partners if one.is_foreign or one.is_international]
    is_marked = bool(abroad) or (not known.partners and known.is_foreign)
    named = abroad or list(known.partners)
    beside = [one for one in known.partners if one not in named]
    said = {}
    for language in LANGUAGES:
        with override(language):
            told = (
                states(named, language),
                names(named, language),
                details(known, language, beside),
            )
            said[language] = [tidied(one) for one in told]
    state, organisation, particulars = map(Both, said["ru"], said["en"])
    return Row(
        number=known.number,
        state=state,
        organisation=marked_once(organisation),
        details=particulars,
        is_marked=is_marked,
        is_planned=known.is_planned,
        papers=tuple(papers),
    )


def marked_once(told: Both) -> Both:
    """English that is the Russian over again is not English."""
    return Both(told.ru, "") if told.en == told.ru else told


def states(partners: list[Partner], language: str) -> str:
    """Each state once; an international organisation is of none."""
    told = []
    for one in partners:
        if one.is_international:
            state = pgettext("sveden", "International organisation")
        else:
            state = one.state.in_language(language)
        told.append(state or pgettext("sveden", "the state is not stated"))
    unknown = pgettext("sveden", "the state is not stated")
    return "; ".join(dict.fromkeys(told)) or unknown


def names(partners: list[Partner], language: str) -> str:
    unknown = pgettext("sveden", "the organisation is not named")
    told = [one.name.in_language(language).strip() or unknown for one in partners]
    return "; ".join(dict.fromkeys(told)) or unknown


def details(known: Known, language: str, beside: Iterable[Partner] = ()) -> str:
    """«Соглашение «О сотрудничестве» от 12.03.2024 № 15, срок действия: 5 лет»."""
    head = headed(known.kind.in_language(language), known.title.in_language(language))
    parts = [planned(head, known) if known.is_planned else signed(head, known)]
    parts.append(term(known))
    if known.is_extended:
        parts.append(extended(known.extended_until))
    if known.is_ended:
        parts.append(ended(known.ended_on))
    others = names(list(beside), language) if beside else ""
    if others:
        parts.append(pgettext("sveden", "with %(others)s") % {"others": others})
    return ", ".join(part for part in parts if part)


def headed(kind: str, title: str) -> str:
    """Type and title; the type is not said twice."""
    kind, title = kind.strip(), title.strip()
    if not title or title.casefold() == kind.casefold():
        return kind
    if title.casefold().startswith(kind.casefold()):
        return title
    return f"{kind} {title}" if title[0] in "«“\"'" else f"{kind} «{title}»"


def planned(head: str, known: Known) -> str:
    if known.paper_number.strip():
        head = f"{head} {numbered(known)}"
    return pgettext("sveden", "%(head)s, planned to be concluded") % {"head": head}


def signed(head: str, known: Known) -> str:
    day = pgettext("sveden", "the date is not stated")
    number = numbered(known)
    told = dotted(known.signed_on, known.signed_precision)
    if not told:
        return f"{head}, {day}, {number}"
    dated = pgettext("sveden", "%(head)s of %(day)s") % {"head": head, "day": told}
    divider = " " if known.paper_number.strip() else ", "
    return f"{dated}{divider}{number}"


def numbered(known: Known) -> str:
    number = known.paper_number.strip()
    if not number:
        return pgettext("sveden", "the number is not stated")
    if number.replace(" ", "").casefold().strip("№.") in WITHOUT_NUMBER:
        return pgettext("sveden", "without number")
    sign = pgettext("sveden", "No. %(number)s")
    return sign % {"number": number.removeprefix("№").strip()}


def term(known: Known) -> str:
    """The term in words; of a planned one nothing is said until it is known."""
    told = term_told(known)
    if not told:
        if known.is_planned:
            return ""
        return pgettext("sveden", "the term is not stated")
    whole = ", ".join(filter(None, (told, renewal(known))))
    return pgettext("sveden", "term: %(term)s") % {"term": whole}


def term_told(known: Known) -> str:
    if known.term_rule == "until":
        day = dotted(known.valid_until, known.valid_precision)
        return pgettext("sveden", "until %(day)s") % {"day": day} if day else ""
    if known.term_rule == "length":
        return length(known.term_months)
    if known.term_rule == "indefinite":
        return pgettext("sveden", "indefinite")
    if known.term_rule == "project":
        return pgettext("sveden", "for the time of the project")
    return known.term_text.strip()


def renewal(known: Known) -> str:
    if known.renewal_rule == "none":
        return pgettext("sveden", "without prolongation")
    if known.renewal_rule == "by_act":
        return pgettext("sveden", "may be prolonged by the parties")
    if known.renewal_rule != "automatic":
        return ""
    told = pgettext("sveden", "prolonged automatically")
    if known.renewal_months:
        by = length(known.renewal_months)
        told = pgettext("sveden", "%(told)s for %(by)s") % {"told": told, "by": by}
    if known.renewal_limit:
        limit = known.renewal_limit
        words = ngettext(
            "not more than %(count)s time", "not more than %(count)s times", limit
        )
        told = f"{told}, {words % {'count': limit}}"
    return told


def extended(until: datetime.date | None) -> str:
    day = dotted(until, "day")
    if not day:
        return pgettext("sveden", "prolonged, until when is not stated")
    return pgettext("sveden", "prolonged until %(day)s") % {"day": day}


def ended(on: datetime.date | None) -> str:
    day = dotted(on, "day")
    if not day:
        return pgettext("sveden", "ended early, when is not stated")
    return pgettext("sveden", "ended early on %(day)s") % {"day": day}


def length(months: int | None) -> str:
    if not months:
        return ""
    if months % 12 == 0:
        years = months // 12
        text = ngettext("%(years)s year", "%(years)s years", years)
        return text % {"years": years}
    text = ngettext("%(months)s month", "%(months)s months", months)
    return text % {"months": months}


def dotted(day: datetime.date | None, precision: str) -> str:
    """`12.03.2026`, `03.2026`, `2026`, as far as it is known."""
    if day is None or precision == "unknown":
        return ""
    if precision == "year":
        return f"{day.year:04}"
    if precision == "month":
        return f"{day.month:02}.{day.year:04}"
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def tidied(text: str) -> str:
    """One line with plain spaces: a cell is read by machines."""
    return " ".join(text.replace(NO_BREAK, " ").split())


def changes(before: Content, after: Content) -> dict[int, tuple[str, Row | None]]:
    """What differs, by the number of the agreement: `added`, `changed`, `removed`.

    The number 0 stands for what is not a row.
    """
    was = {row.number: row for row in before.rows}
    now = {row.number: row for row in after.rows}
    found = {}
    for number in sorted(was.keys() | now.keys()):
        if number not in was:
            found[number] = ("added", now[number])
        elif number not in now:
            found[number] = ("removed", was[number])
        elif was[number] != now[number]:
            found[number] = ("changed", now[number])
    beside = ("suspension", "accreditation")
    if any(getattr(before, name) != getattr(after, name) for name in beside):
        found[0] = ("changed", None)
    return found
