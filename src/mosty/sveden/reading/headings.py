"""Which line opens which part of a page, and which column is which."""

import re

from mosty.places.phrases import clean

LONGEST_HEADING = 90
LONGEST_TITLE = 160
LONGEST_COLUMN = 120
QUOTE = re.compile('[«»"“”]')

GOAL = re.compile(r"^цель(?: [\w ]{0,60}?)?\s*[–—:-]\s*(?P<text>\S.*)$", re.I | re.S)
PARTS = (
    ("goal", re.compile(r"^цел[ьи]\b")),
    ("directions", re.compile(r"^(?:\w+ые )?направлени[яе]\b")),
    ("forms", re.compile(r"^(?:\w+ые )?форм[аы]\b")),
    ("projects", re.compile(r"^(?:\w+ые |наши |и )*проект[ыо]?\b")),
)
REGISTER = re.compile(r"договор|соглашени|меморандум|реестр|партн[её]р")
FOREIGN = re.compile(r"зарубеж|иностран|международн|\bснг\b|foreign|international")
REGIONS = re.compile(r"регион|субъект|российск|\bрф\b|росси[ия]|regions?\b")
NOTHING = re.compile(
    r"^(?:[-–—_\s.]*|нет|отсутству\w*|не (?:заключал|имеется|планиру)\w*.*|"
    r"(?:информация|сведения)? ?(?:будет|будут) размещен\w*.*|.*не заключены?)\.?$"
)
COLUMNS = (
    ("row", r"^(?:№|n)\s*(?:п/?\s?п|пп)?\.?$|^п/п$"),
    ("paper", r"реквизит|(?:договор|документ|соглашени).*(?:дата.*номер|номер.*дата)"),
    ("term", r"срок|действует до|окончани|действителен|\bterm\b|valid until"),
    ("signed", r"\bдата\b|\bгод\b|\bdate\b"),
    ("number", r"^(?:\w+ )?номер$"),
    ("kind", r"форма|^вид\b|\bтип\b.*(?:договор|документ|соглаш)|предмет|\bform\b"),
    ("number", r"\bномер\b|№"),
    ("state", r"стран|государств|country|state"),
    ("region", r"регион|субъект|область"),
    ("city", r"город|city"),
    (
        "organisation",
        r"организаци|учреждени|партн[её]р|\bвуз|университет|organi[sz]ation|partner",
    ),
    ("site", r"сайт|адрес|site"),
    ("direction", r"направлени"),
    ("status", r"статус|состояни|примечани"),
    ("kind", r"договор|соглашени|документ"),
)


def plain(text: str) -> str:
    """Lower case, ё as е, look-alike letters mended, single spaces."""
    return " ".join(clean(text).lower().replace("ё", "е").split()).strip(" :")


def part_of(text: str) -> str:
    """The part of the page that a heading opens, or an empty string."""
    if len(text) > LONGEST_HEADING:
        return ""
    words = plain(text)
    for part, pattern in PARTS:
        if pattern.search(words):
            return part
    return ""


def goal_of(text: str) -> str:
    """The goal said on the line of its own heading."""
    match = GOAL.match(text.strip())
    return match["text"] if match else ""


def opens_register(text: str) -> bool:
    return bool(REGISTER.search(plain(text)))


def section_of(text: str) -> str:
    """The register's section that a group row opens."""
    words = plain(text)
    if FOREIGN.search(words) and not REGIONS.search(words):
        return "foreign"
    return "interregional" if REGIONS.search(words) else ""


def says_nothing(text: str) -> bool:
    """«Отсутствует», «-», «Информация будет размещена»."""
    return bool(NOTHING.match(plain(text)))


def columns_of(texts: list[str]) -> dict[str, int]:
    """Column names and places for a row of headings; the first of a name wins.

    A text in quotes, a long one and a country is data, not a heading.
    """
    found: dict[str, int] = {}
    for place, text in enumerate(texts):
        words = plain(text)
        if len(words) > LONGEST_COLUMN or QUOTE.search(words):
            continue
        for name, pattern in COLUMNS:
            if name not in found and re.search(pattern, words):
                found[name] = place
                break
    return found


def is_register_heading(columns: dict[str, int]) -> bool:
    """A register names its partners, and something else of them."""
    about = {"state", "kind", "paper", "region", "signed"} & set(columns)
    return "organisation" in columns and bool(about)
