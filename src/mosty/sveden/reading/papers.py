"""What a cell about a paper says: «от 12.04.2018 № 5, срок 5 лет».

The cell may be one sentence, labelled lines, or three columns of their own.
"""

import re
from dataclasses import replace

from mosty.sveden.reading import dates
from mosty.sveden.reading.records import Paper
from mosty.ui import written_dates

NUMBER = re.compile(
    r"(?:№|\bN[oº°]?\.?(?=\s*\d)|номер\w*:?)\s*"
    r"(?P<number>б\s?/\s?н|[^\s,;()]*\d[^\s,;()]*|[A-ZА-Я]{1,5}-[^\s,;()]+)",
    re.IGNORECASE,
)
PLANNED = re.compile(r"планиру|planned", re.IGNORECASE)
LABEL = re.compile(
    r"(?:^|\n|;)\s*(?P<label>наименование|название|вид|дата|номер|срок)\b[^:\n]{0,40}:",
    re.IGNORECASE,
)
UNTIL_BEFORE = re.compile(
    r"(?:\bдо|\bпо|срок\w*(?:\s+действия)?|окончани\w*|истека\w+)\W*$", re.IGNORECASE
)
RANGE_BEFORE = re.compile(r"^(?:\s*г(?:г|ода)?\.?)?\s*[–—-]\s*$")
FROM_BEFORE = re.compile(r"вступ\w+ в силу\W*(?:с\W*)?$", re.IGNORECASE)
TITLE_END = re.compile(r"\s*(?:[,;(]|№|\bот\b|\bна срок\b|\bсрок\w*\b|\d{2}\.)")
BARE_NUMBER = re.compile(r"^\s*№?\s*(?P<number>\S.*?)\s*$")


def read_paper(text: str) -> Paper:
    """A paper described in one cell."""
    labels = list(LABEL.finditer(text))
    if len(labels) > 1:
        return _labelled(text, labels)
    return _sentence(text)


def read_columns(
    paper: Paper, *, signed: str = "", number: str = "", term: str = ""
) -> Paper:
    """The paper with what columns of their own add; a column wins over a sentence."""
    if number.strip() and not dates.says_unknown(number):
        match = NUMBER.search(number) or BARE_NUMBER.match(number)
        paper = replace(paper, number=_number(match["number"]))
    if signed.strip():
        paper = _with_signing(paper, signed)
    if term.strip():
        paper = _with_term(paper, term)
    return paper


def _sentence(text: str) -> Paper:
    number = NUMBER.search(text)
    hidden = text
    if number:
        blank = " " * (number.end() - number.start())
        hidden = text[: number.start()] + blank + text[number.end() :]
    length = dates.read_length(hidden)
    paper = Paper(
        title=_title(text),
        number=_number(number["number"]) if number else "",
        term=length.rule,
        term_months=length.months,
        renewal=length.renewal,
        planned=bool(PLANNED.search(text)),
    )
    found = written_dates.find_dates(hidden)
    only = written_dates.read_date(hidden)
    if not found and only is not None:
        found = [only]
    return _with_dates(paper, hidden, found)


def _with_dates(paper: Paper, text: str, found: list[written_dates.Found]) -> Paper:
    previous = 0
    for date in found:
        before = text[previous : date.start]
        is_range = previous > 0 and RANGE_BEFORE.search(before)
        previous = date.end
        if date.on is None:
            unreadable = f"{paper.unreadable} {date.printed}".strip()
            paper = replace(paper, unreadable=unreadable)
        elif is_range or UNTIL_BEFORE.search(before):
            paper = _until(paper, date)
        elif FROM_BEFORE.search(before):
            paper = replace(paper, in_force_from=date.on)
        elif paper.signed_on is None:
            paper = _signed(paper, date)
    return paper


def _labelled(text: str, labels: list[re.Match]) -> Paper:
    parts = {}
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        parts[label["label"].lower()] = text[label.end() : end].strip(" \n;")
    title = parts.get("наименование") or parts.get("название") or parts.get("вид", "")
    paper = Paper(title=title, planned=bool(PLANNED.search(text)))
    return read_columns(
        paper,
        signed=parts.get("дата", ""),
        number=parts.get("номер", ""),
        term=parts.get("срок", ""),
    )


def _with_signing(paper: Paper, text: str) -> Paper:
    """A column for the date; it may hold the number or the end as well."""
    if PLANNED.search(text):
        return replace(paper, planned=True)
    if dates.says_unknown(text):
        return paper
    date = written_dates.read_date(text)
    if date is not None and date.on is not None:
        return _signed(paper, date)
    other = _sentence(text)
    if other.signed_on is None:
        return replace(paper, unreadable=other.unreadable or text.strip())
    paper = replace(
        paper,
        signed_on=other.signed_on,
        signed_precision=other.signed_precision,
        number=paper.number or other.number,
        unreadable=other.unreadable,
    )
    if other.valid_until:
        paper = replace(
            paper,
            valid_until=other.valid_until,
            valid_precision=other.valid_precision,
            term=other.term,
        )
    return paper


def _with_term(paper: Paper, text: str) -> Paper:
    """A column for the term: a length, an end, a range, `бессрочно`."""
    words = " ".join(text.split())
    paper = replace(paper, term_text=words)
    if dates.says_unknown(text):
        return replace(paper, term_text="")
    length = dates.read_length(text)
    if length.rule != "unknown":
        return replace(
            paper, term=length.rule, term_months=length.months, renewal=length.renewal
        )
    paper = replace(paper, renewal=length.renewal)
    found = written_dates.find_dates(text)
    only = written_dates.read_date(text)
    if not found and only is not None:
        found = [only]
    if not found or found[-1].on is None:
        return replace(paper, unreadable=paper.unreadable or words)
    if len(found) > 1 and found[0].on and found[0].precision == "day":
        paper = replace(paper, in_force_from=found[0].on)
    return _until(paper, found[-1])


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


def _number(text: str) -> str:
    text = text.strip(" .,;")
    return "б/н" if text.replace(" ", "").lower() == "б/н" else text


def _title(text: str) -> str:
    """The words before the first date, number or comma."""
    line = text.strip().split("\n")[0]
    match = TITLE_END.search(line)
    title = line[: match.start()] if match else line
    return title.strip(" .:") if re.search(r"[^\W\d]{4}", title) else ""
