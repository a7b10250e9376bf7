"""What the texts of a column look like, where its heading does not tell."""

import re
from collections.abc import Callable, Sequence

from mosty.places.names import read_country
from mosty.sveden.reading import dates
from mosty.ui import written_dates

MOST = 0.6
LOOKED_AT = 40
FEWEST = 2
BODY = re.compile(
    r"университет|институт|академи|школ|лице|гимнази|колледж|министерств|центр|училищ"
    r"|universit|institut|academy|school|college|ministry|center|centre|[«\"]",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"^(?:доп\w*\s+)?(?:соглашени|договор|меморандум|протокол|контракт|agreement|mem)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"^(?:№\s*)?[\w-]{0,8}\d[\w/.-]{0,14}(?:\s*[-/]\s*\w{1,6})?$")


def is_country(text: str) -> bool:
    found = read_country(text)
    return found is not None and found.how == "name" and not found.city


def is_term(text: str) -> bool:
    return dates.read_length(text).rule != "unknown" or text.lower().startswith("до ")


def is_date(text: str) -> bool:
    found = written_dates.read_date(text)
    return found is not None and found.on is not None and len(text) < 24


def is_number(text: str) -> bool:
    return bool(NUMBER.match(text)) and not text.isdigit()


LOOKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("country", is_country),
    ("kind_text", lambda text: bool(PAPER.match(text))),
    ("signed", is_date),
    ("term", is_term),
    ("name_ru", lambda text: bool(BODY.search(text))),
    ("number", is_number),
)


def look(texts: Sequence[str], taken: set[str]) -> str:
    """Which of our columns most of the texts look like; none where that is unsure."""
    told = [" ".join(one.split()) for one in texts if one.strip()][:LOOKED_AT]
    if len(told) < FEWEST:
        return ""
    for name, is_such in LOOKS:
        if name not in taken and sum(map(is_such, told)) >= MOST * len(told):
            return name
    return ""
