"""Faults of what is said: empty and template cells, dates, who the partner is."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from mosty.documents.tables.words import visible_text
from mosty.places.names import read_country
from mosty.sveden.checking.findings import Fault
from mosty.sveden.checking.tree import Marked
from mosty.sveden.reading.papers import read_paper
from mosty.sveden.spelling import CHILDREN, MAIN

HOME = "RU"
SOON_DAYS = 31
ABSENT = re.compile(r"отсутству(?:ет|ют|ющ\w+)|нет", re.IGNORECASE)
OTHER_ABSENT = re.compile(
    r"(?:договор\w*|соглашени\w*|сведени\w*|данн\w+|информаци\w*|такие|таковые)?\s*"
    r"(?:отсутству\w+|нет|не\s+(?:заключ\w+|имеется|имеются|предусмотрен\w*|было))"
    r"(?:\s+(?:договор\w*|соглашени\w*|данных|сведений|информации))?|"
    r"н/д|none|n/a|absent",
    re.IGNORECASE,
)
NOTHING = re.compile(r"[-–—.\s*…]*")
TEMPLATE = re.compile(
    r"_{3,}|\.{5,}|…{2,}|\bX{3,}\b|\bх{3,}\b|"
    r"[\[<{(](?:указать|укажите|наименование|название|дата|номер|государство|страна|"
    r"реквизиты|срок|вставьте|впишите|заполнить|заполните)[^\])}>]{0,80}[\])}>]|"
    r"\b(?:дд|dd)[./-](?:мм|mm)[./-](?:г{2,4}|y{2,4})\b|\bлорем\b|\blorem ipsum\b|"
    r"\b(?:будет|будут)\s+(?:размещен|добавлен|опубликован|заполнен|указан)\w*|"
    r"\bнаходится в (?:разработке|стадии)|\bв стадии (?:разработки|наполнения)|"
    r"^(?:образец|пример|шаблон|текст)(?:\s+(?:заполнения|ячейки|строки))?$|"
    r"\b(?:заполняется|впишите|вставьте|укажите)\b",
    re.IGNORECASE,
)
# One look at the small letters tells that a text is none; the rule itself is slow.
MAY_BE_TEMPLATE = re.compile(
    r"_{3}|\.{5}|…{2}|x{3}|х{3}|[\[<{(][а-я]|дд|dd|лорем|lorem|буд[еу]т|наход|стади|образец|пример|"
    r"шаблон|текст|заполня|впиш|встав|укаж"
)
HEADINGS = {
    "stateName": re.compile(
        r"(?:наименование\s+|название\s+)?(?:государств\w*|стран\w*)"
        r"(?:[\s,/]+\w+){0,5}|country|state",
        re.IGNORECASE,
    ),
    "orgName": re.compile(
        r"(?:полное\s+)?(?:наименование|название)\s+(?:\w+\s+){0,5}"
        r"(?:организаци|учреждени|партн[её]р|вуз)\w*(?:[\s-]+\w+){0,5}|"
        r"организаци[яи]|партн[её]ры?|(?:partner\s+)?organi[sz]ation",
        re.IGNORECASE,
    ),
    "dogReg": re.compile(
        r"реквизиты(?:\s+\w+){0,4}\s*(?:\(.*\))?|"
        r"(?:наименование|название|вид)?\s*(?:договор|соглашени|документ)\w{0,3}"
        r"\s*\(.*(?:дата|номер).*\)|договоры?|соглашени[ея]",
        re.IGNORECASE | re.DOTALL,
    ),
}
HEADING_BEGINS = frozenset(("", *"нгспордcspoНГСПОРДCSPO"))
LONGEST_NONE = 80
# What the words that say nothing begin with: most cells need no closer look.
FIRST = frozenset(("", *" -–—.*…ондситnaОНДСИТNA"))
LONGEST_HEADING = 120
COUNTING = re.compile(r"\d{1,2}\.?")


def kind_of(child: Marked) -> str:
    """`absent` as the recommendations want it said, `none` in other words, `empty`."""
    if not child.kind:
        child.kind = _kind(child.text)
    return child.kind


def _kind(text: str) -> str:
    if text[:1] not in FIRST or len(text) > LONGEST_NONE * 2:
        return "said"
    bare = " ".join(text.split()).strip(" .")
    if NOTHING.fullmatch(bare):
        return "empty"
    if len(bare) > LONGEST_NONE:
        return "said"
    if ABSENT.fullmatch(bare):
        return "absent"
    return "none" if OTHER_ABSENT.fullmatch(bare) else "said"


def is_heading(main: Marked) -> bool:
    """A row of headings, or of the numbers under it, that is marked as data."""
    texts = {child.name: child.text for child in main.children if child.text}
    if not main.children and main.element is not None:
        lines = visible_text(main.element).splitlines()[:20]
        if len(lines) == 1 and main.element.tag == "tr":
            lines = [visible_text(cell) for cell in main.element]
        hits = {name for name in HEADINGS if any(_heads(name, line) for line in lines)}
        return len(hits) >= 2 or _counts(lines)
    if _counts(list(texts.values())):
        return True
    left, hits = len(texts), 0
    for name, text in texts.items():
        hits += text.lstrip(" .:*\n")[:1] in HEADING_BEGINS and _heads(name, text)
        left -= 1
        if hits + left < min(2, len(texts)):
            return False
    return hits > 0


@lru_cache(maxsize=4_000)
def _heads(name: str, text: str) -> bool:
    """Whether a cell says the name of its column."""
    if name not in HEADINGS or len(text) > LONGEST_HEADING:
        return False
    if name != "dogReg" and text[-1:].isdigit():
        return False
    return bool(HEADINGS[name].fullmatch(_one_line(text)))


def faults_of_cells(main: Marked, today: datetime.date) -> Iterator[Fault]:
    """What is wrong in the cells of one agreement."""
    for child in main.children:
        if child.name not in CHILDREN:
            continue
        kind = kind_of(child)
        said = ("said", _short(child.text))
        if kind == "empty":
            yield Fault("empty", child.line, child.name)
        elif kind == "none":
            yield _warned("absent_otherwise", child, said)
        elif kind == "said" and _is_template(child.text):
            yield Fault("template", child.line, child.name, (said,))
        elif kind == "said":
            yield from READERS.get(child.name, _nothing)(child, today)
    if {"absent", "said"} <= set(map(kind_of, main.children)):
        absent = next(each for each in main.children if kind_of(each) == "absent")
        yield _warned("absent_partly", absent)


def _is_template(text: str) -> bool:
    if not MAY_BE_TEMPLATE.search(text.lower()):
        return False
    return bool(TEMPLATE.search(_one_line(text)))


def is_none(main: Marked) -> bool:
    """The row that says that there are no agreements."""
    if _says(main):
        return False
    kinds = _kinds(main)
    return bool(kinds) and kinds <= {"absent", "none"}


def is_blank(main: Marked) -> bool:
    return not (_says(main) or _kinds(main))


def _says(main: Marked) -> bool:
    """Whether it says something, as nearly all do at once."""
    return any(
        child.name in CHILDREN and kind_of(child) == "said" for child in main.children
    )


def _kinds(main: Marked) -> frozenset[str]:
    if main.kinds is None:
        cells = (each for each in main.children if each.name in CHILDREN)
        main.kinds = frozenset(map(kind_of, cells)) - {"empty"}
    return main.kinds


def _nothing(_child: Marked, _today: datetime.date) -> Iterator[Fault]:
    return iter(())


def _state(child: Marked, _today: datetime.date) -> Iterator[Fault]:
    said = ("said", _short(child.text))
    reading = _country(_one_line(child.text))
    if reading is None:
        yield _warned("state_unknown", child, said)
    elif reading.code == HOME:
        yield _warned("domestic", child, said)


@lru_cache(maxsize=1_000)
def _country(text: str):
    return read_country(text)


def _paper(child: Marked, today: datetime.date) -> Iterator[Fault]:
    paper = read_paper(child.text, is_named=False)
    if paper.signed_on and paper.signed_on > today:
        signed = paper.signed_on.strftime("%d.%m.%Y")
        yield _warned("signed_in_the_future", child, ("signed", signed))
    if paper.unreadable:
        said = (("said", _short(paper.unreadable)),)
        yield Fault("date_unreadable", child.line, child.name, said)
    if paper.signed_on and paper.valid_until:
        days = (paper.valid_until - paper.signed_on).days
        dates = (
            ("signed", paper.signed_on.strftime("%d.%m.%Y")),
            ("until", paper.valid_until.strftime("%d.%m.%Y")),
        )
        if days < 0:
            yield Fault("ends_before_signing", child.line, child.name, dates)
        elif days <= SOON_DAYS:
            yield _warned("ends_soon", child, *dates)


READERS = {"stateName": _state, "dogReg": _paper}


def faults_of_rows(mains: list[Marked]) -> Iterator[Fault]:
    """«Отсутствует» beside real rows, and more than once."""
    none = [main for main in mains if is_none(main)]
    for main in none if len(none) < len(mains) else none[1:]:
        yield Fault("absent_beside_rows", main.line, MAIN)


def _counts(texts: list[str]) -> bool:
    if not any(text[:1].isdigit() for text in texts):
        return False
    numbers = [text.strip() for text in texts if text.strip()]
    if len(numbers) < 2 or not all(COUNTING.fullmatch(text) for text in numbers):
        return False
    values = [int(text.rstrip(".")) for text in numbers]
    return values == list(range(values[0], values[0] + len(values)))


def _warned(code: str, child: Marked, *detail: tuple[str, str]) -> Fault:
    return Fault(code, child.line, child.name, detail, is_warning=True)


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" .:*")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
