"""Takes a printed place apart: the state as printed, its code, the town.

«ФРГ, г. Йена», «Республика Казахстан. г. Актау», «Китай (Харбин)», «Минск, Беларусь».
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from mosty.places import phrases, tables
from mosty.places.names import (
    CAPITAL,
    CITY_SHAPE,
    INSTITUTION,
    read_country,
    read_region,
)

PART = re.compile(r"[^,;:()/\n]+")
SENTENCE = re.compile(r"(?<=\w{3})(?<!Респ)(?<!респ)\.\s+|\s[–—-]\s")
SIGN = re.compile(
    r"(?:^|(?<=[\s.]))(?:г\.?|гор\.?|город|п\.|пос\.|пгт\.?|с\.|city\s+of)\s*"
    rf"(?P<city>[{CAPITAL}][\w’' -]*[\w’'])\s*$"
)
SIGN_BEHIND = re.compile(rf"^(?P<city>[{CAPITAL}][\w’' -]*?)\s+(?:г\.|город|city)\s*$")
SIGN_FIRST = re.compile(
    rf"^(?:г\.|гор\.|город)\s*(?P<city>[{CAPITAL}][\w’'-]*)\s+(?P<rest>\S.*)$"
)
NO_TOWN = re.compile(
    r"област|обл\.|край|края|провинц|округ|земл|штат|район|р-н|префектур|кантон|"
    r"воеводств|автоном|федерал|province|region|county|district|республик|"
    r"зарубеж|организац|приднестров|внутренн|inner\b",
    re.IGNORECASE,
)
OF_STATES = re.compile(
    r"республик|королевств|народн|демократич|федерати|исламск|арабск|социалистич|"
    r"кооперативн|государств|соедин[её]нн|страна|republic|kingdom|state|people|federal|"
    r"democratic|islamic|united|country"
)
SHORT_WORD = 4
WITHIN_CHINA = re.compile(r"внутренн\w+\s+монголи|inner\s+mongolia", re.IGNORECASE)
LONG = 8
LONGEST_PLACE = 90
INSTITUTION_WORD = re.compile(
    r"университет|институт|академи|центр|школ|колледж|лице[йя]|гимнази|училищ|техникум|"
    r"организаци|обществ|ассоциаци|министерств|учреждени|компани[яи]|факультет|объединени|"
    r"отел[ья]\b|гостиниц|корпораци|завод\b|фонд\b|музей|театр|консерватори|консорциум|"
    r"филармони|библиотек|галере|клиник|больниц|агентств|комбинат|предприяти|"
    r"universit|institut|academ|school|company|corporation|hotel|faculty",
    re.IGNORECASE,
)
UNDER_ANOTHER = re.compile(
    r"приднестров|(?:донецк|луганск)\w+\s+народн|\bпмр\b|\bднр\b|\bлнр\b|нагорн\w+\s+карабах|арцах|косово|сомалиленд|северн\w+\s+кипр\w*|\bтрск\b|\bsahrawi|сахарск",
    re.I,
)


@dataclass(frozen=True)
class PrintedPlace:
    """The state's name as printed and its code, and the town, each as far as said."""

    state: str = ""
    code: str | None = None
    city: str = ""


@lru_cache(maxsize=4096)
def read_place(text: str, *, home: str = "RU") -> PrintedPlace:
    """The place that a cell for the state names."""
    parts = _parts(text)
    if not parts:
        return PrintedPlace()
    towns, rest = [], []
    for part in parts:
        bare, city = _town_by_sign(part)
        towns += [city] if city else []
        rest += [bare] if bare else []
    states = _states(rest)
    named = [part for part, code in states if code]
    codes = {code for _, code in states if code}
    others = [part for part, code in states if not code]
    if not named and not _whole(text):
        return _unnamed(rest, towns, home)
    if not named:
        return PrintedPlace(_bare(text, towns), _whole(text), _only(towns))
    if not towns:
        towns = [part for part in others if _is_town(part)]
    code = codes.pop() if len(codes) == 1 else None
    return PrintedPlace(_span(text, named), code, _only(towns))


def _states(parts: list[str]) -> list[tuple[str, str | None]]:
    """Each part with its code; a town that looks like a mistyped state is none.

    «Куба (Гавана)», «Испания, Гранада».
    """
    found = [(part, _code(part)) for part in parts]
    sure = [part for part, code in found if code and _is_sure(part)]
    if not sure:
        return found
    return [(part, code if part in sure else None) for part, code in found]


def _is_sure(part: str) -> bool:
    reading = read_country(part)
    return reading is not None and reading.how == "name"


def _unnamed(rest: list[str], towns: list[str], home: str) -> PrintedPlace:
    """No state that is known: a region of ours, a state that nobody knows, a town."""
    if any(UNDER_ANOTHER.search(part) for part in rest):
        return PrintedPlace(rest[0], None, _only(towns))
    if any(read_region(part) for part in rest):
        if not towns:
            towns = [part for part in rest if _is_town(part) and len(rest) > 1]
        return PrintedPlace("", home, _only(towns))
    return PrintedPlace(rest[0] if rest else "", None, _only(towns))


def _parts(text: str) -> list[str]:
    found = []
    for part in PART.findall(text.replace("\u00a0", " ")):
        found += [each.strip(" .«»\"'") for each in SENTENCE.split(part)]
    return [" ".join(part.split()) for part in found if re.search(r"\w", part)]


def _code(part: str) -> str | None:
    if UNDER_ANOTHER.search(part) or WITHIN_CHINA.search(part) or len(part.split()) > 9:
        return None
    reading = read_country(part)
    if reading is None and len(part) >= LONG and len(part.split()) == 1:
        return _two_slips(part.lower()) or None
    return reading.code if reading else None


def _two_slips(word: str) -> str:
    """«Азейбарджан»: a long name with two slips of the hand."""
    return phrases.nearest(word, tables.countries(), shortest=LONG, slips=2)


def _whole(text: str) -> str | None:
    return _code(" ".join(text.split())) if not UNDER_ANOTHER.search(text) else None


def _town_by_sign(part: str) -> tuple[str, str]:
    """What is left of a part without its town, and the town."""
    first = SIGN_FIRST.match(part)
    if first and _code(first["rest"]):
        return first["rest"], first["city"]
    for sign in (SIGN, SIGN_BEHIND):
        found = sign.search(part)
        if found:
            return part[: found.start()].strip(" .,"), found["city"].strip()
    return part, ""


def _is_town(part: str) -> bool:
    if NO_TOWN.search(part) or INSTITUTION.search(part):
        return False
    if part.lower().startswith("респ"):
        return False
    return bool(CITY_SHAPE.fullmatch(part))


def _only(towns: list[str]) -> str:
    return towns[0] if len(set(towns)) == 1 else ""


def _span(text: str, named: list[str]) -> str:
    """From the first name of the state to the last, as printed."""
    text = " ".join(text.replace("\u00a0", " ").split())
    start = text.find(named[0])
    end = text.rfind(named[-1]) + len(named[-1])
    if len(named) == 1 or start < 0 or _other_between(text[start:end], named):
        return named[0]
    return text[start:end] + (")" if text[end : end + 1] == ")" else "")


def _other_between(text: str, named: list[str]) -> bool:
    for name in named:
        text = text.replace(name, "")
    return bool(re.search(r"\w", text))


def _bare(text: str, towns: list[str]) -> str:
    text = " ".join(text.split())
    for town in towns:
        text = re.sub(rf"[\s,.(]*(?:г\.?|город)?\s*{re.escape(town)}\)?", "", text)
    return text.strip(" ,.")


def is_place(text: str) -> bool:
    """Whether a text is nothing but a state and perhaps a town."""
    if len(text) > LONGEST_PLACE or INSTITUTION_WORD.search(text):
        return False
    place = read_place(text)
    if not place.state or not (place.code or UNDER_ANOTHER.search(place.state)):
        return False
    rest = text.replace(place.state, "").replace(place.city, "")
    return not re.search(r"[^\W\d]{4}", rest) and _is_name(place.state)


def _is_name(state: str) -> bool:
    """Whether the words are a state's, and not of something in it."""
    words = phrases.split(state)
    hits = phrases.find(words, tables.countries())
    if not hits:
        return True
    within = {at for hit in hits for at in range(hit.start, hit.end)}
    others = [word for at, word in enumerate(words.plain) if at not in within]
    return all(len(word) < SHORT_WORD or OF_STATES.match(word) for word in others)
