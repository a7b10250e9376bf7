"""Places that names speak of, under one id in every language and as adjectives."""

import re
from functools import cache, lru_cache

from mosty.partners.names.letters import is_latin, plain, sound
from mosty.partners.names.lexicon import PLACE, Meaning, Phrases, listed, read
from mosty.partners.names.stems import stem
from mosty.partners.names.towns import sounds_in, towns_of
from mosty.places import tables
from mosty.places.inflection import case_forms

TOWN_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
GOR = {"г", "гор", "город", "city", "of"}
SHORT_NOUN = re.compile("[а-я]{2,5}(?<!кий)(?<!кой)")
REGION_WORDS = re.compile(
    r"\b(?:республика|область|край|автономный округ|автономная область|город|"
    r"republic of|oblast|krai|region|territory|republic|autonomous okrug|of)\b\s*",
    re.IGNORECASE,
)


@cache
def places() -> Phrases:
    """Names of places; a meaning's value is the ids joined by «+»."""
    found = Phrases()
    for phrase, ids in _ids().items():
        found.add(phrase, Meaning(PLACE, "+".join(sorted(ids))))
    return found


@cache
def _ids() -> dict[str, set[str]]:
    """Each phrase with all places that it may mean."""
    found: dict[tuple[str, ...], set[str]] = {}
    shown: dict[tuple[str, ...], str] = {}
    for place, forms in _all_forms():
        for form in {*forms, *declined(forms)}:
            key = tuple(stem(word) for word in form.split())
            found.setdefault(key, set()).add(place)
            shown.setdefault(key, form)
    return {shown[key]: ids for key, ids in found.items()}


def declined(forms: list[str]) -> set[str]:
    """Cases of Russian nouns, «Уфы», that a stem does not bring together."""
    nouns = [form for form in forms if SHORT_NOUN.fullmatch(form)]
    return {case for noun in nouns for case in case_forms(noun)}


def _all_forms():
    for line in (*_lines("towns"), *_lines("areas")):
        yield line[0], listed(line[3])
    for row in tables.read("regions_ru"):
        aliases = [one for one in row["aliases"].split("|") if one]
        names = [row["name_ru"], row["name_en"], *aliases]
        names += [one for one in row["adjectives"].split("|") if one]
        names += [REGION_WORDS.sub("", name).strip() for name in names[:2]]
        yield row["code"], [plain(name) for name in names if name]
    for row in tables.read("cities_ru"):
        names = [row["name_ru"], *filter(None, row["adjectives"].split("|"))]
        yield town_id(row["name_ru"], row["region"]), [plain(name) for name in names]


def _lines(part: str) -> list[list[str]]:
    rows = read("places")[part].strip().splitlines()
    return [[cell.strip() for cell in row.split("|")] for row in rows]


@cache
def towns() -> dict[str, str]:
    """Ids of our own list by the stem of a Russian name."""
    return {
        stem(listed(line[3])[0]): line[0]
        for line in (*_lines("towns"), *_lines("areas"))
    }


@cache
def capitals() -> dict[tuple[str, str], str]:
    """Capitals that name their region share its id: «Тульский» may be either."""
    adjectives = {row["name_ru"]: row["adjectives"] for row in tables.read("cities_ru")}
    return {
        (row["code"], plain(row["capital_ru"])): row["code"]
        for row in tables.read("regions_ru")
        if set(adjectives.get(row["capital_ru"], "").split("|"))
        & set(row["adjectives"].split("|"))
    }


@cache
def capital_stems() -> frozenset[str]:
    return frozenset(stem(name) for _region, name in capitals())


@cache
def region_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in tables.read("regions_ru"))


def is_town_noun(part) -> bool:
    """«Тюмени», not «Тюменской»: the town itself, where its land has the same name."""
    return not part.implied and stem(part.text.lower()) in capital_stems()


def town_id(name: str, region: str) -> str:
    own = towns().get(stem(name))
    if own is not None:
        return own
    return capitals().get((region, plain(name)), f"{region}:{plain(name)}")


@cache
def inside() -> dict[str, str]:
    """The place that a place lies in: towns in regions, regions in countries."""
    found = {}
    for line in (*_lines("towns"), *_lines("areas")):
        found[line[0]] = line[2] or (line[1] if line[1] != line[0] else "")
    for row in tables.read("regions_ru"):
        found.setdefault(row["code"], "RU")
    for row in tables.read("cities_ru"):
        place = town_id(row["name_ru"], row["region"])
        if place != row["region"]:
            found[place] = row["region"]
    return {place: upper for place, upper in found.items() if upper and upper != place}


@cache
def around(place: str) -> frozenset[str]:
    """A place with all that it lies in."""
    found = [place]
    while found[-1] in inside() and inside()[found[-1]] not in found:
        found.append(inside()[found[-1]])
    if ":" in found[0]:
        found.append(found[0].split(":")[0])
    return frozenset(found)


@cache
def _forms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for place, forms in _all_forms():
        sounds = {sound(stem(word)) for form in forms for word in form.split()}
        found.setdefault(place, set()).update(one for one in sounds if len(one) > 2)
    return found


def sounds_of(place: str) -> frozenset[str]:
    """How a place sounds in every language, word by word."""
    known = frozenset(_forms().get(place, ()))
    country = place.split(":")[0].split("-")[0] if ":" in place else ""
    return known | sounds_in(place, country) if country else known


def lows(text: str) -> list[str]:
    """Words of a town as printed, without «г.»."""
    return [plain(word) for word in TOWN_WORD.findall(text) if plain(word) not in GOR]


@cache
def _spellings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, forms in _all_forms():
        found.setdefault(place, []).extend(forms)
    return found


def forms_of(place: str) -> tuple[str, ...]:
    """How a place is written, in every language that is known."""
    return tuple(_spellings().get(place, ()))


@cache
def town_names() -> frozenset[str]:
    """Every name of a place of one word, as it is printed."""
    return frozenset(form for _place, forms in _all_forms() for form in forms)


@cache
def short_places() -> dict[str, str]:
    """«РТ» → the ids that it may mean."""
    text = read("places")["abbreviations"].replace("\n", " ")
    pairs = (one.split("=") for one in listed(text))
    return {plain(short.strip()): ids.strip() for short, ids in pairs}


@lru_cache(maxsize=20_000)
def city_ids(city: str, country: str = "") -> frozenset[str]:
    """What a town is, as printed in a column; its own sound where it is unknown."""
    words = [stem(word) for word in lows(city)]
    if not words:
        return frozenset()
    hit = places().find(words, 0)
    if hit is not None:
        return frozenset(hit[0].value.split("+"))
    if is_latin(city) and sound(words[0]) in places().by_sound:
        return frozenset(places().by_sound[sound(words[0])].value.split("+"))
    further = towns_of(country).find(lows(city), 0) if country else None
    if further is not None:
        return frozenset(further[0].split("+"))
    return frozenset({"~" + sound("".join(words))})
