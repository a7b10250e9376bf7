"""Reads countries and Russian regions out of names as people print them.

«ФРГ, г. Йена», «Королевство Морокко», «Хабаровский краевой институт», «Центр
развития образования города Челябинска». What is ambiguous or unknown is None:
a wrong place is worse than no place.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from mosty.places import phrases, tables
from mosty.places.phrases import Words

MINIMUM_FUZZY = 6
LONGEST_NAME = 8
SEVERAL = "several"
ENDINGS = ("ский", "ской", "ского", "ская", "ские", "цкий", "цкого", "цкая", "цкой")
CITY_SIGN = re.compile(
    r"(?<![\w.])(?:г\.|гор\.|г(?=\s+[А-ЯЁ])|город(?:а|е|у|ом)?(?=\s))\s*"
    r"([А-ЯЁ][\w’'-]*(?:[ \u00a0-][А-ЯЁа-яё][\w’'-]*)*)"
)
CHUNK_END = re.compile(r"[,;:()/\n]|\.(?=\s|$)|\s[–—-]\s")
INSTITUTION = re.compile(
    r"университет|институт|академи|центр|школ|колледж|лице|гимнази|филиал|"
    r"министерств|област|район|край|republic|universit|institut|academ|school",
    re.IGNORECASE,
)
# Capitals of the alphabets that partners' names are printed in, Kazakh and Latin too.
CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž\u0400-\u042fҐҒҖҘҚҠҢҪҮҰҲҶҺӘӢӨӮ"
CITY_SHAPE = re.compile(rf"[{CAPITAL}][\w’'-]*(?:[ -][\w’'-]+){{0,2}}")
STREET = re.compile(
    r"(?:\b(?:ул|пр|просп|пл|пер|наб|ш|бул|б-р|пр-т)\.|"
    r"\b(?:улиц|проспект|площад|переул|набережн|шоссе|бульвар)\w*)"
    r"[^,;]*|"
    r"[А-ЯЁ][\w-]+\s+(?:ул\.|пр\.|пл\.|пер\.|наб\.|пр-т|просп|улиц|проспект|площад|"
    r"переул|набережн|шоссе|бульвар)\w*",
)


@dataclass(frozen=True)
class CountryReading:
    """A country found in a text: its alpha-2 code, the town if one is printed.

    How it was found: name, code, typo, or letters (Latin ones in a Russian word).
    """

    code: str
    city: str
    printed: str
    how: str = "name"


@dataclass(frozen=True)
class RegionReading:
    """A region found in a text and how: name, kind, city, adjective or typo."""

    code: str
    how: str
    printed: str


def read_country(text: str) -> CountryReading | None:
    """The one country that the text names; None for none and for several."""
    readings = read_countries(text)
    return readings[0] if len(readings) == 1 else None


def read_countries(text: str) -> list[CountryReading]:
    """Every country named, in the order of the text, each once."""
    return list(_read_countries(text))


def read_region(text: str, *, country: str = "RU") -> RegionReading | None:
    """The one subject of the Russian Federation that the text names.

    A printed full name wins over an adjective with its kind («краевой»), that over
    a town, that over an adjective alone. Two different regions of one strength, an
    adjective shared by two regions («Московский институт») or another country give
    None.
    """
    return _read_region(text) if country == "RU" else None


@lru_cache(maxsize=4096)
def _read_countries(text: str) -> tuple[CountryReading, ...]:
    for how, search in COUNTRY_SEARCHES:
        found = search(text)
        if found:
            city = _city(text) if len(found) == 1 and how in {"name", "typo"} else ""
            return tuple(CountryReading(code, city, text, how) for code in found)
    return ()


def _nearly_whole(text: str) -> dict[str, None]:
    """A text that is one long name with a wrong letter.

    It goes first, or «Экваториальна Гвинея» would be read as Guinea.
    """
    phrase = " ".join(phrases.split(text).plain)
    known = tables.countries()
    if " " not in phrase or phrase in known.codes or phrase.count(" ") > LONGEST_NAME:
        return {}
    code = phrases.nearest(phrase, known, shortest=MINIMUM_FUZZY)
    return {code: None} if code else {}


def _named_countries(text: str) -> dict[str, None]:
    words = phrases.split(text)
    return dict.fromkeys(hit.code for hit in phrases.find(words, tables.countries()))


def _country_code(text: str) -> dict[str, None]:
    code = tables.country_codes().get(text.strip())
    return {code: None} if code else {}


def _mistyped_country(text: str) -> dict[str, None]:
    found = {}
    for chunk in _chunks(phrases.clean(text)):
        phrase = " ".join(phrases.split(chunk).plain)
        code = phrases.nearest(phrase, tables.countries(), shortest=MINIMUM_FUZZY)
        if code:
            found[code] = None
    return found


def _latin_letters(text: str) -> dict[str, None]:
    """«KHP»: a Russian name typed wholly in look-alike Latin letters."""
    return _named_countries(phrases.in_cyrillic(text))


def _chunks(text: str) -> list[str]:
    parts = (part.strip(" .«»\"'") for part in CHUNK_END.split(text))
    return [part for part in parts if part]


def _city(text: str) -> str:
    text = phrases.clean(text)
    signed = CITY_SIGN.search(text)
    if signed:
        return _before_country(_chunks(signed.group(1))[0])
    rest = [part for part in _chunks(text) if not _names_country(part)]
    if len(rest) != 1 or INSTITUTION.search(rest[0]):
        return ""
    return rest[0] if CITY_SHAPE.fullmatch(rest[0]) else ""


def _before_country(city: str) -> str:
    """«Витебск» of «Витебск Республика Беларусь»."""
    words = phrases.split(city)
    hits = phrases.find(words, tables.countries())
    return " ".join(words.printed[: hits[0].start]) if hits else city


def _names_country(chunk: str) -> bool:
    return bool(_named_countries(chunk) or _mistyped_country(chunk))


COUNTRY_SEARCHES = (
    ("typo", _nearly_whole),
    ("name", _named_countries),
    ("code", _country_code),
    ("typo", _mistyped_country),
    ("letters", _latin_letters),
)


@lru_cache(maxsize=4096)
def _read_region(text: str) -> RegionReading | None:
    cleaned = STREET.sub(" ; ", phrases.clean(text))
    words = phrases.split(cleaned)
    for how, search in REGION_SEARCHES:
        codes = set(search(words))
        if len(codes) == 1:
            return RegionReading(codes.pop(), how, text)
        if codes:
            return None
    return None


def _by_name(words: Words) -> list[str]:
    return [hit.code for hit in phrases.find(words, tables.region_names())]


def _by_kind(words: Words) -> list[str]:
    """«Хабаровский краевой», «Московский городской»."""
    return [hit.code for hit in phrases.find(words, tables.region_kinds())]


def _by_city(words: Words) -> list[str]:
    hits = phrases.find(words, tables.cities())
    careful = tables.careful_cities()
    return [
        hit.code
        for hit in hits
        if hit.phrase not in careful or words.before(hit.start) in tables.CITY_WORDS
    ]


def _by_adjective(words: Words) -> list[str]:
    codes = []
    for hit in phrases.find(words, tables.region_adjectives()):
        if not words.printed[hit.start][:1].isupper():
            continue
        if words.after(hit.end).startswith(tables.NOT_A_PLACE):
            continue
        codes.append(hit.code)
        if words.after(hit.end) == "и" and words.after(hit.end + 1).endswith(ENDINGS):
            codes.append(SEVERAL)
    return codes


def _by_typo(words: Words) -> list[str]:
    """One wrong letter in a full name, or in a town after «г.» or «город»."""
    codes = []
    for at, word in enumerate(words.plain):
        pair = f"{word} {words.after(at + 1)}"
        names = tables.region_names()
        if words.after(at + 1).startswith(tables.KIND_NOUNS) and len(word) > 7:
            codes.append(phrases.nearest(pair, names, shortest=14))
        elif word.startswith("республик") and len(words.after(at + 1)) > 5:
            codes.append(phrases.nearest(pair, names, shortest=16))
        elif words.before(at) in tables.CITY_WORDS:
            codes.append(phrases.nearest(word, tables.cities(), shortest=MINIMUM_FUZZY))
    return [code for code in codes if code]


REGION_SEARCHES = (
    ("name", _by_name),
    ("kind", _by_kind),
    ("city", _by_city),
    ("adjective", _by_adjective),
    ("typo", _by_typo),
)
