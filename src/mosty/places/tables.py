"""The data files of places, read once and turned into tables of phrases."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mosty.places.inflection import case_forms, declined
from mosty.places.phrases import Phrases, split

DATA = Path(__file__).parent / "data"

CITY_WORDS = {"г", "гор", "город", "города", "городе", "городу", "городом"}
KIND_NOUNS = ("област", "кра", "округ")
KIND_SHORT = {
    "край": ("кр.",),
    "область": ("обл", "обл."),
    "республика": ("респ", "респ."),
}
KIND_ADJECTIVES = {
    "krai": ("краевой", "краевая", "краевое"),
    "oblast": ("областной", "областная", "областное"),
    "republic": ("республиканский", "республиканская", "республиканское"),
    "autonomous_okrug": ("окружной", "окружная", "окружное"),
    "autonomous_oblast": ("областной", "областная", "областное"),
    "city": ("городской", "городская", "городское"),
}
# Adjectives that stand for streets, districts, people or whole peoples as often as
# for a region: they count only beside «краевой», «областной», «область».
NEVER_ALONE = {
    "алтайский",
    "амурский",
    "кировский",
    "ленинградский",
    "московский",
    "приморский",
    "черкесский",
    "выборгский",
    "подольский",
    "братский",
    "северский",
}
NOT_A_PLACE = (
    "язык",
    "литератур",
    "культур",
    "район",
    "р-н",
    "народ",
    "словесн",
    "фольклор",
    "диаспор",
)


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a data file, by its name without the suffix."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def country_rows() -> tuple[dict[str, str], ...]:
    """Countries of ISO 3166-1, then those that the ОКСМ alone has."""
    return read("countries") + read("countries_oksm")


@cache
def countries() -> Phrases:
    """Names, official names and aliases of countries, in all cases."""
    known = Phrases()
    for row in country_rows():
        for column in ("name_ru", "official_ru", "name_en", "official_en"):
            _add(known, row[column], row["code"])
    for row in read("country_aliases"):
        _add(known, row["alias"], row["code"])
    return known


@cache
def country_codes() -> dict[str, str]:
    """Alpha-2, alpha-3 and numeric codes, each to alpha-2."""
    return {
        row[column]: row["code"]
        for row in country_rows()
        for column in ("code", "alpha3", "numeric")
    }


@cache
def region_names() -> Phrases:
    """Full names, other names and printed abbreviations of regions."""
    known = Phrases()
    for row in read("regions_ru"):
        if row["kind"] != "city":
            _add(known, row["name_ru"], row["code"])
            _add(known, row["name_en"], row["code"])
            for name in _english(row):
                _add(known, name, row["code"])
            for name in _short(row["name_ru"]):
                _add(known, name, row["code"])
            for name in filter(None, row["aliases"].split("|")):
                _add(known, name, row["code"])
    return known


@cache
def region_kinds() -> Phrases:
    """«хабаровский краевой», «чувашский республиканский», in all cases."""
    known = Phrases()
    for row in read("regions_ru"):
        for adjective in _adjectives(row):
            for form in _with_kind(adjective, KIND_ADJECTIVES[row["kind"]]):
                known.add(form, row["code"])
    for row in read("cities_ru"):
        for adjective in filter(None, row["adjectives"].split("|")):
            for form in _with_kind(adjective, KIND_ADJECTIVES["city"]):
                if form not in known.codes:
                    known.add(form, row["region"])
    return known


@cache
def region_adjectives() -> Phrases:
    """Adjectives that say a region alone: «томский», «казанский»."""
    known = Phrases()
    for adjective, code in _lone_adjectives():
        for gender in _genders(adjective):
            known.add(gender, code, forms=declined(gender))
    return known


@cache
def cities() -> Phrases:
    """Towns in all cases."""
    known = Phrases()
    for row in read("cities_ru"):
        _add(known, row["name_ru"], row["region"])
    for row in read("regions_ru"):
        if row["kind"] == "city":
            for name in filter(None, [row["name_en"], *row["aliases"].split("|")]):
                _add(known, name, row["code"])
    return known


@cache
def careful_cities() -> frozenset[str]:
    """Forms of towns that are also plain words or surnames."""
    rows = (row for row in read("cities_ru") if row["needs_word"])
    return frozenset(form for row in rows for form in _forms(row["name_ru"]))


@cache
def zones() -> dict[str, str]:
    """The time zone of each region's capital."""
    return {row["code"]: row["zone"] for row in read("regions_ru")}


def _lone_adjectives() -> Iterator[tuple[str, str]]:
    pairs = {
        (adjective, row["code"])
        for row in read("regions_ru")
        for adjective in _adjectives(row)
    } | {
        (adjective, row["region"])
        for row in read("cities_ru")
        for adjective in filter(None, row["adjectives"].split("|"))
    }
    shared = Counter(adjective for adjective, _ in pairs)
    for adjective, code in sorted(pairs):
        if shared[adjective] == 1 and adjective not in NEVER_ALONE:
            yield adjective, code


def _adjectives(row: dict[str, str]) -> list[str]:
    return [one for one in row["adjectives"].split("|") if one]


def _genders(adjective: str) -> tuple[str, ...]:
    stem = adjective[:-2]
    return (adjective, stem + "ая", stem + "ое", stem + "ие")


def _with_kind(adjective: str, kinds: tuple[str, ...]) -> Iterator[str]:
    for gender, kind in zip(_genders(adjective), kinds, strict=False):
        pairs = zip(declined(gender), declined(kind), strict=True)
        yield from (f"{one} {other}" for one, other in pairs)


def _short(name: str) -> list[str]:
    """«Пензенская обл.», «Респ. Татарстан»."""
    words = name.split(" ")
    return [
        " ".join([*words[:at], short, *words[at + 1 :]])
        for at, word in enumerate(words)
        for short in KIND_SHORT.get(word.lower(), ())
    ]


def _english(row: dict[str, str]) -> list[str]:
    name = row["name_en"]
    for kind in (" Oblast", " Krai"):
        if name.endswith(kind):
            stem = name.removesuffix(kind)
            if stem == "Moscow":
                return []
            return [stem, f"{stem} Region", f"{stem} Territory"]
    return []


def _add(known: Phrases, name: str, code: str) -> None:
    known.add(name, code, forms=_forms(name))


def _forms(name: str) -> set[str]:
    return case_forms(" ".join(split(name).plain))
