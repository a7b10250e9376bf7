"""What a cell about a paper says: «от 12.04.2018 № 5, срок 5 лет».

The cell may be one sentence, labelled lines, or three columns of their own.
"""

import re
from dataclasses import replace
from functools import lru_cache

from mosty.sveden.reading import dates, saying
from mosty.sveden.reading.numbering import (
    BARE_NUMBER,
    NO_NUMBER,
    NONE,
    NUMBER,
    UNSIGNED,
    WHOLE,
    own_number,
    printed_number,
)
from mosty.sveden.reading.numerals import (
    DAY,
    DAY_SHORT,
    DAY_WITH_ENDING,
    MONTH_FIRST,
    MONTH_OF_YEAR,
    ROMAN_MONTH,
    SERIAL,
    SPACED,
    TWO_YEARS,
    WITH_LENGTH,
    YEAR,
    YEAR_DAY,
    day_quoted,
    settled,
)
from mosty.sveden.reading.records import Paper
from mosty.sveden.reading.titles import title_of
from mosty.ui import written_dates

LONGEST = 1_500
LONGEST_SERIAL = 12
LONGEST_NUMBER = 60
PLANNED = re.compile(
    r"планир|\bк\s+(?:подписанию|заключению)\b|готов(?:ится|ятся)\s+к|"
    r"(?:\bна|\bв)\s+(?:стадии|процессе|этапе)|на\s+(?:согласовани|подписани|рассмотрени)|"
    r"\bнамеча|предполагается|\(\s*проект\s*\)|\bпроект\s+(?:\w+\s+)?(?:договора|соглашения|меморандума)|"
    r"planned|to\s+be\s+signed|in\s+(?:preparation|progress)|under\s+(?:negotiation|"
    r"preparation)|pending",
    re.IGNORECASE,
)
OF_RENEWAL = re.compile(r"продл|пролонг|перезаключ|расшир|обновл|renew|extension", re.I)
OF_DATES = (
    written_dates.DATE,
    NONE,
    MONTH_OF_YEAR,
    MONTH_FIRST,
    SERIAL,
    SPACED,
    WITH_LENGTH,
    YEAR_DAY,
    DAY_SHORT,
    DAY_WITH_ENDING,
    ROMAN_MONTH,
    DAY,
    YEAR,
    TWO_YEARS,
)
LABEL = re.compile(
    r"(?:^|\n|;|(?<=\s))\s*(?P<label>наименование|название|вид|предмет|дата|номер|№|срок)"
    r"(?P<more>\b[^:\n;,\d]{0,40}?)?(?::|\s[-–—]\s)",
    re.IGNORECASE,
)
UNTIL_BEFORE = re.compile(
    r"(?:\bдо(?:\s+(?:конца|окончания|истечения))?|\bпо|"
    r"(?<!начал )(?<!начала )срок\w*(?:\s+(?:\w+\s+)?действия)?(?:\s+(?:договора|соглашения))?|"
    r"окончани\w*(?:\s+(?:срока|действия)){0,2}|истека\w+|ист[её]к\w*|истечени\w*|заверш\w+|"
    r"\b(?:until|till|through|to|expires?(?:\s+on)?|valid\s+(?:until|till|to)|"
    r"expiry(?:\s+date)?|end(?:s|\s+date)?))\W*$",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(r"^(?:\s*г(?:г|ода?)?\.?)?\s*[–—-]\s*$")
FROM_BEFORE = re.compile(
    r"(?:вступ\w+\s+в\s+силу|действует|действителен|действительн\w+|начал\w+"
    r"(?:\s+действия)?|начиная|срок\w*(?:\s+действия)?|valid|effective)\W*(?:с|со|from)\W*$|"
    r"(?:вступ\w+\s+в\s+силу|начал\w+\s+(?:срока\s+)?действия|effective)\W*$",
    re.IGNORECASE,
)
OF_RENEWAL_BEFORE = re.compile(
    r"(?:продл[её]н\w*|пролонгирован\w*|расторгнут\w*|renewed|extended)\s*(?:от|on|с)?\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_paper(text: str, *, is_named: bool = True) -> Paper:
    """A paper described in one cell; not `is_named`, its title is of no interest."""
    text = saying.without_keeping(day_quoted(text[:LONGEST]))
    labels = list(LABEL.finditer(text))
    kinds = {label["label"].lower() for label in labels}
    if len(labels) > 1 and len(kinds) > 1:
        return _labelled(text, labels)
    return _sentence(text, is_named=is_named)


def read_dates(paper: Paper, text: str) -> Paper:
    """A column for the signing and the end: two dates, or a date and a length."""
    parts = [part for part in BETWEEN_DATES.split(text.strip()) if part.strip()]
    if len(parts) == 2 and not UNTIL_FIRST.match(parts[0]):
        return read_columns(paper, signed=parts[0], term=parts[1])
    same = settled(text)
    found = [each for each in written_dates.find_dates(same) if each.on]
    if len(found) == 2:
        return _until(_signed(paper, found[0]), found[1])
    if UNTIL_FIRST.match(text):
        return read_columns(paper, term=text)
    return read_columns(paper, signed=text)


def read_numbered(paper: Paper, text: str) -> Paper:
    """A column for the number and the date: «№ 5 от 12.03.2019», «б/н, 2016»."""
    if NO_NUMBER.fullmatch(text.strip()):
        return _with_number(paper, text)
    told = _sentence(text)
    if not told.number:
        rest = written_dates.DATE.sub(" ", NONE.sub(" ", settled(text)))
        bare = ALONE.search(rest)
        told = replace(told, number=printed_number(bare["number"]) if bare else "")
    if told.planned or says_planned(text):
        return replace(paper, planned=True)
    kept = {name: getattr(told, name) for name in OF_NUMBERED if getattr(told, name)}
    if told.signed_on is None:
        kept.pop("signed_precision", None)
    return replace(paper, **kept)


ALONE = re.compile(r"(?<!\S)(?P<number>[^\s,;()«»]*\d[^\s,;()«»]*)")
OF_NUMBERED = ("number", "signed_on", "signed_precision", "unreadable")
BETWEEN_DATES = re.compile(r"\n|;|\s+[–—-]\s+|\s*/\s+|\s+/\s*|,\s+(?=[^\d\s])")
UNTIL_FIRST = re.compile(r"^\W*(?:до|по|until|till)\b", re.IGNORECASE)


def read_columns(
    paper: Paper, *, signed: str = "", number: str = "", term: str = ""
) -> Paper:
    """The paper with what columns of their own add; a column wins over a sentence."""
    if number.strip():
        paper = _with_number(paper, number)
    if signed.strip():
        paper = _with_signing(paper, signed)
    if term.strip():
        paper = _with_term(paper, term)
    return paper


def says_planned(text: str) -> bool:
    """«Планируется»; that a signed paper is to be prolonged is another matter."""
    found = PLANNED.search(text)
    if found is None:
        return False
    end = re.search(r"[.;\n]", text[found.end() :])
    until = found.end() + end.start() if end else len(text)
    return not OF_RENEWAL.search(text[found.start() : until])


def _sentence(text: str, *, is_named: bool = True) -> Paper:
    number = own_number(text)
    hidden = text
    gaps = []
    if number:
        gaps.append(number.span())
        blank = " " * (number.end() - number.start())
        hidden = text[: number.start()] + blank + text[number.end() :]
    same = settled(hidden)
    length = dates.read_length(same)
    found = written_dates.find_dates(same)
    if not found and len(same) < LONGEST_SERIAL:
        found = [only] if (only := written_dates.read_date(same)) else []
    paper = _with_dates(Paper(), same, found)
    if paper.term == "unknown":
        paper = replace(paper, term=length.rule, term_months=length.months)
    title = title_of(text, _gaps(hidden, gaps)) if is_named else ""
    if _is_planned(text, paper):
        return _planned(replace(paper, title=title))
    printed = printed_number(number["number"]) if number else ""
    return replace(paper, title=title, number=printed, renewal=length.renewal)


def _gaps(text: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where dates stand, beside what is known to be no part of the title."""
    found = (each.span() for pattern in OF_DATES for each in pattern.finditer(text))
    return _apart([*gaps, *found])


def _apart(gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that do not lie within one before."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(gaps):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _planned(paper: Paper) -> Paper:
    """Of a paper that is not signed only its name and the length of its term."""
    kept = {} if paper.term == "until" else {"term": paper.term}
    months = paper.term_months if kept else None
    return Paper(title=paper.title, term_months=months, planned=True, **kept)


def _is_planned(text: str, paper: Paper) -> bool:
    if not says_planned(text):
        return False
    found = PLANNED.search(text)
    signed = re.search(r"(?:\bот|подписано?а?|заключ[её]но?а?)\s+[«\"]?\d", text)
    return not (paper.signed_on and signed and signed.start() < found.start())


def _with_dates(paper: Paper, text: str, found: list[written_dates.Found]) -> Paper:
    previous = 0
    for at, date in enumerate(found):
        before = text[previous : date.start]
        is_range = previous > 0 and RANGE_BEFORE.search(before)
        previous = date.end
        if date.on is None:
            unreadable = f"{paper.unreadable} {date.printed}".strip()
            paper = replace(paper, unreadable=unreadable)
        elif FROM_BEFORE.search(before) or _opens_years(text, found[at : at + 2]):
            paper = replace(paper, in_force_from=date.on)
        elif is_range or UNTIL_BEFORE.search(before):
            paper = _until(paper, date)
        elif OF_RENEWAL_BEFORE.search(before):
            continue
        elif paper.signed_on is None:
            paper = _signed(paper, date)
    return paper


def _opens_years(text: str, pair: list[written_dates.Found]) -> bool:
    """«2021–2024 гг.»: the years of a term, and no signing."""
    if len(pair) < 2 or any(date.precision != "year" for date in pair):
        return False
    first, second = pair
    is_signing = re.search(
        r"(?:\bот|подписан\w*|заключ\w+)\s*(?:в\s*)?$", text[: first.start]
    )
    return bool(RANGE_BEFORE.search(text[first.end : second.start])) and not is_signing


def _labelled(text: str, labels: list[re.Match]) -> Paper:
    parts: dict[str, str] = {}
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        name = label["label"].lower()
        if name == "дата" and re.search("окончан|заверш", label["more"] or "", re.I):
            name = "срок"
        parts[name] = parts.get(name) or text[label.end() : end].strip(" \n;,")
    named = next((parts[name] for name in NAMING if parts.get(name)), "")
    head = text[: labels[0].start()].strip(" \n;,")
    inner = _sentence(named or head)
    title = inner.title or ("" if dates.says_unknown(named) else named)
    paper = replace(inner, title=title, planned=says_planned(text))
    return read_columns(
        paper,
        signed=parts.get("дата", ""),
        number=parts.get("номер", "") or parts.get("№", ""),
        term=parts.get("срок", ""),
    )


NAMING = ("наименование", "название", "вид", "предмет")


def _with_number(paper: Paper, text: str) -> Paper:
    if NO_NUMBER.fullmatch(text.strip()):
        printed = "б/н" if NONE.search(text) else paper.number
        return replace(paper, number=printed)
    match = WHOLE.fullmatch(text.strip())
    if match is None or written_dates.find_dates(match["number"]):
        match = NUMBER.search(text)
    if match is None:
        match = UNSIGNED.search(text) or BARE_NUMBER.match(text)
    if match is None or len(match["number"]) > LONGEST_NUMBER:
        return paper
    paper = replace(paper, number=printed_number(match["number"]))
    rest = text[match.end() :]
    if paper.signed_on is None and written_dates.find_dates(settled(rest)):
        paper = _with_signing(paper, rest)
    return paper


def _with_signing(paper: Paper, text: str) -> Paper:
    """A column for the date; it may hold the number or the end as well."""
    if says_planned(text):
        return replace(paper, planned=True)
    if dates.says_unknown(text):
        return paper
    same = settled(text)
    date = written_dates.read_date(same)
    if (
        date is not None
        and date.on is not None
        and not UNTIL_BEFORE.search(same[: date.start])
    ):
        return _signed(paper, date)
    other = _sentence(text)
    if other.signed_on is None and other.valid_until is None:
        return replace(paper, unreadable=other.unreadable or text.strip())
    if other.signed_on is not None:
        paper = replace(
            paper, signed_on=other.signed_on, signed_precision=other.signed_precision
        )
    paper = replace(
        paper, number=paper.number or other.number, unreadable=other.unreadable
    )
    if other.valid_until:
        paper = replace(
            paper,
            valid_until=other.valid_until,
            valid_precision=other.valid_precision,
            term=other.term,
        )
    elif other.term != "unknown" and paper.term == "unknown":
        paper = replace(paper, term=other.term, term_months=other.term_months)
    return paper


def _with_term(paper: Paper, text: str) -> Paper:
    """A column for the term: a length, an end, a range, `бессрочно`."""
    words = " ".join(text.split())
    paper = replace(paper, term_text=words)
    if dates.says_unknown(text):
        return replace(paper, term_text="")
    same = settled(text)
    length = dates.read_length(same)
    found = written_dates.find_dates(same)
    only = written_dates.read_date(same)
    if not found and only is not None:
        found = [only]
    ends = [each for each in found if each.on and not _begins(same, each, found)]
    if length.rule in {"indefinite", "project"} or (
        length.rule != "unknown" and not ends
    ):
        return replace(
            paper, term=length.rule, term_months=length.months, renewal=length.renewal
        )
    paper = replace(paper, renewal=length.renewal)
    if not ends:
        return replace(paper, unreadable=paper.unreadable or words)
    if len(found) > 1 and found[0].on and found[0].precision == "day":
        paper = replace(paper, in_force_from=found[0].on)
    return _until(paper, ends[-1])


def _begins(text: str, date: written_dates.Found, found: list) -> bool:
    """«5 лет с 12.03.2019»: where the term begins, not where it ends."""
    if date is found[-1] and len(found) > 1:
        return False
    before = text[: date.start]
    return bool(re.search(r"\b(?:с|со|от|from|since)\W*$", before, re.IGNORECASE))


def _signed(paper: Paper, date: written_dates.Found) -> Paper:
    return replace(paper, signed_on=date.on, signed_precision=date.precision)


def _until(paper: Paper, date: written_dates.Found) -> Paper:
    return replace(
        paper,
        valid_until=date.last_day(),
        valid_precision=date.precision,
        term="until",
        term_months=None,
    )
