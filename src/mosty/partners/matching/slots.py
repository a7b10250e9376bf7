"""What two names say of kind, field, rank, level and number, held side by side."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import matched
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import is_town_noun
from mosty.partners.names.letters import sound
from mosty.partners.names.stems import stem

LADDERS = (
    {"university", "institute", "academy", "hochschule", "college", "school_of_teachers"},
    {"college", "technicum", "vocational_school", "institute"},
    {"school", "gymnasium", "lyceum", "progymnasium", "boarding_school", "cadet_school", "education_centre"},
    {
        "iro", "cro", "ipk", "ipk_further", "ipk_post", "ipk_continuous", "cpk",
        "mastery_centre", "method_centre", "academy", "institute",
    },
    {
        "kids_house", "kids_palace", "palace", "further_centre", "education_centre",
        "kids_centre", "afterschool_centre", "pioneers_palace", "pioneers_house",
        "youth_palace", "youth_centre",
    },
    {
        "method_centre", "info_method_centre", "study_method_centre", "cro",
        "science_method_centre", "resource_centre", "analytic_centre", "it_centre",
        "digital_centre",
    },
    {"quality_centre", "quality_monitoring"},
    {"psych_centre", "psych_diagnostics", "psych_support", "psych_rehabilitation"},
    {"boarding_school", "boarding_lyceum", "boarding_gymnasium", "lyceum", "school"},
    {"cadet_school", "cadet_corps", "suvorov_school", "nakhimov_school"},
    {"art_school", "fine_art_school", "music_school"},
    {"sports_school", "olympic_school", "olympic_college"},
    {"vocational_lyceum", "vocational_school", "technicum", "college"},
    {"ipk", "iuu", "iro"},
    {"iro", "iro_ipk", "irro"},
    {
        "museum", "museum_reserve", "museum_local", "palace_museum", "museum_estate",
        "museum_flat", "house_museum",
    },
    {"gallery", "gallery_art"},
    {"authority", "committee", "department", "directorate", "office", "executive", "administration"},
    {"centre", "institute", "quality_centre", "it_centre"},
    {"library", "library_system"},
    {"association", "union", "federation", "society", "network", "league", "consortium"},
)  # fmt: skip
ALIKE = (
    {"kids_palace", "palace"},
    {"iro", "iro_ipk"},
    {"museum", "museum_local"},
    {"gallery", "gallery_art"},
    {"museum_reserve", "palace_museum"},
    {"museum_reserve", "museum"},
    {"museum_reserve", "museum_estate"},
    {"kids_palace", "pioneers_palace"},
    {"kids_house", "pioneers_house"},
    {"museum", "museum_estate"},
    {"museum", "museum_flat"},
    {"museum", "house_museum"},
    {"method_centre", "science_method_centre"},
)
ALIKE_ABROAD = (
    {"ipk", "ipk_further", "ipk_post", "ipk_continuous"},
    {"department", "directorate", "office", "committee"},
    {"school", "gymnasium", "lyceum"},
    {"kids_house", "kids_palace"},
    {"centre", "education_centre", "cpk", "method_centre"},
)
CENTRES = {
    "education_centre",
    "method_centre",
    "it_centre",
    "cro",
    "cpk",
    "psych_centre",
}
STATE_COUNTS_IN = {"KZ"}
PEDAGOGICAL_INSTITUTES = {"DE", "AT", "CH", "EE", "FI", "SE", "HU", "PL"}
LOOSE_KINDS = {"CN", "VN", "KR", "JP", "FR", "TW", "IN", "MN"}
OFFICES = {"authority", "committee", "department", "directorate", "office"}
HIGH = {"university", "academy", "institute", "college"}
SHOWN = {"museum", "museum_reserve", "library", "gallery", "theatre"}
SIGHTS = {
    "museum", "museum_reserve", "palace_museum", "museum_estate", "house_museum",
    "museum_local", "museum_flat",
}  # fmt: skip
NAMED_SCHOOLS = {"school", "boarding_school", "gymnasium", "lyceum"}
NO_LEVEL = {parsed.CITY_WEAK, "region", "village", "okrug"}
TWIN_PLACES = {
    "minsk",
    "almaty",
    "astana",
    "RU-MOW",
    "RU-LEN",
    "shymkent",
    "tashkent",
    "bishkek",
    "osh",
}


def shown(values) -> str:
    return ", ".join(sorted(values))


def kinds(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.kinds, other.reading.kinds
    only, rest = mine - theirs, theirs - mine
    found = (
        [Finding("kind", shown(mine & theirs), evidence=0.2)] if mine & theirs else []
    )
    if not only and not rest:
        return found
    if only and rest:
        return [*found, _unlike_kinds(one, other, only, rest)]
    missing = only or rest
    if not mine or not theirs:
        is_shared = bool(set(one.reading.words) & set(other.reading.words))
        cost = 0.6 if is_shared and one.towns & other.towns else 0.9
        if {"politech", "polytechnic"} & (other if mine else one).reading.fields:
            cost = 0.1  # «Самарский политех» says its kind
        if cost < 0.9 and is_bare_name(one if not mine else other):
            cost = 0.3 if missing == {"publisher"} else 0.45
        return [Finding("kind_missing", shown(missing), cost=cost)]
    if missing <= {"centre"} and "kindergarten" in mine and _is_one_number(one, other):
        return [*found, Finding("kind_more", shown(only), shown(rest), cost=0.2)]
    is_unit = (one if only else other).reading.head in missing
    code = "unit" if is_unit else "kind_more"
    return [*found, Finding(code, shown(only), shown(rest), cost=1.6)]


def _is_one_number(one: Body, other: Body) -> bool:
    return bool(one.reading.numbers & other.reading.numbers and one.towns & other.towns)


def is_bare_name(body: Body) -> bool:
    """«Ясная Поляна»: a name of its own, and not a word of what it is."""
    name = body.reading
    return not (name.fields or name.acronyms or name.statuses or name.numbers)


def _unlike_kinds(one, other, only, rest) -> Finding:
    both = only | rest
    is_teachers = "pedagogical" in one.reading.fields & other.reading.fields
    if is_teachers and both <= of_teachers(one.country):
        return Finding("kind_translated", shown(only), shown(rest), cost=0.3)
    if both == {"centre", "cro"} and is_of_development(one, other):
        return Finding("kind_translated", shown(only), shown(rest), cost=0.1)
    if "centre" in both and len(both) == 2 and (both - {"centre"}) <= CENTRES:
        return Finding("kind_translated", shown(only), shown(rest), cost=0.5)
    if one.is_cyrillic != other.is_cyrillic and any(
        both <= alike for alike in ALIKE_ABROAD
    ):
        return Finding("kind_translated", shown(only), shown(rest), cost=0.3)
    is_named = matched(one.reading.words, other.reading.words)[0] and both <= SIGHTS
    is_near = is_named or one.towns & other.towns
    if both <= NAMED_SCHOOLS and one.towns & other.towns and _is_one_name(one, other):
        return Finding("kind_near", shown(only), shown(rest), cost=0.5)
    if any(both <= alike for alike in ALIKE) and is_near:
        return Finding("kind_near", shown(only), shown(rest), cost=0.5)
    is_translated = one.tongue != other.tongue
    if is_translated and both <= HIGH and one.country in LOOSE_KINDS:
        return Finding("kind_translated", shown(only), shown(rest), cost=0.5)
    clash = "soft" if any(both <= ladder for ladder in LADDERS) else "hard"
    return Finding("kind_differs", shown(only), shown(rest), clash=clash)


def _is_one_name(one: Body, other: Body) -> bool:
    """«Школа «Интеллектуал»» and «Школа-интернат «Интеллектуал»»."""
    if one.reading.numbers or other.reading.numbers:
        return False
    shared, left, right = matched(one.reading.words, other.reading.words)
    return bool(shared) and not left and not right


def is_of_development(one: Body, other: Body) -> bool:
    """«Center for Educational Development»: words that elsewhere make one kind."""
    fields = one.reading.fields ^ other.reading.fields
    return (
        "development" in fields
        and "education" in one.reading.light ^ other.reading.light
    )


def of_teachers(country: str) -> set[str]:
    """What a school of teachers' education is called in translation."""
    if country in PEDAGOGICAL_INSTITUTES:
        return {"hochschule", "university", "institute"}
    return {"hochschule", "university"}


def is_named_alike(one: Body, other: Body) -> bool:
    """«Шукшинский университет» needs no field."""
    if one.reading.kinds != other.reading.kinds:
        return False
    mine, theirs = one.reading, other.reading
    if set(mine.honour) & set(theirs.honour):
        return True
    if not (mine.honour or theirs.honour):
        return False
    crossed = (
        matched(mine.honour, theirs.words)[0] or matched(mine.words, theirs.honour)[0]
    )
    return bool(crossed)


def light(one: Body, other: Body) -> list[Finding]:
    """Qualifiers: «общеобразовательная», «работников»; most may be left out."""
    mine, theirs = one.reading.light, other.reading.light
    only, rest = mine - theirs, theirs - mine
    if not only and not rest:
        return []
    texts = shown(only), shown(rest)
    if _tells_apart(one, other, only | rest):
        return [Finding("words_more", *texts, cost=1.0)]
    each = 0.1 if not (only and rest) else 0.25
    return [Finding("words_more", *texts, cost=min(0.6, each * len(only | rest)))]


def _tells_apart(one: Body, other: Body, words) -> bool:
    """«Университет» and «Университет образования» are two; so is a new rank in KZ."""
    if "research" in words and {one.country, other.country} & STATE_COUNTS_IN:
        return True
    is_bare = not (one.reading.fields or other.reading.fields)
    is_high = bool((one.reading.kinds & other.reading.kinds) & HIGH)
    if one.reading.kinds & SHOWN and words & {"education", "enlightenment"}:
        return True
    return is_bare and is_high and bool(words & {"education", "enlightenment"})


def owner(one: Body, other: Body) -> list[Finding]:
    """«Комитет … администрации»: of a town or of a region, if only one says so."""
    mine, theirs = owners(one), owners(other)
    if mine & theirs and mine == theirs:
        return [Finding("owner", shown(mine), evidence=0.3)]
    if mine == theirs or not (one.reading.kinds & OFFICES):
        return []
    levels = (one.reading.levels & other.reading.levels) - NO_LEVEL
    is_sure = one.reading.districts & other.reading.districts or levels
    is_sure = is_sure or _is_of_town(one) and _is_of_town(other)
    cost = 0.1 if is_sure else 0.85
    return [
        Finding("owner_more", shown(mine - theirs), shown(theirs - mine), cost=cost)
    ]


def owners(body: Body) -> frozenset[str]:
    """The offices that a body is said to be under."""
    return frozenset(
        part.value
        for part in body.reading.parts
        if part.slot == parsed.OWNER and part.upper == lexicon.KIND
    )


def _is_of_town(body: Body) -> bool:
    """«г. Казани», «Нижнего Новгорода»: a town is named, not a land by its adjective."""
    if body.reading.levels & {"city", parsed.CITY_WEAK}:
        return True
    return any(p.slot == lexicon.PLACE and is_town_noun(p) for p in body.reading.parts)


def level(one: Body, other: Body) -> list[Finding]:
    mine, theirs = levels_of(one) - NO_LEVEL, levels_of(other) - NO_LEVEL
    if one.reading.numbers or other.reading.numbers:
        return []
    if one.reading.districts & other.reading.districts:
        return []
    if mine and theirs and not mine & theirs:
        return [Finding("level_differs", shown(mine), shown(theirs), clash="hard")]
    said = one.reading.levels | other.reading.levels
    if "region" in said and "city" in mine | theirs and not mine & theirs:
        return [Finding("level_more", shown(mine), shown(theirs), cost=1.0)]
    missing = (mine ^ theirs) - ({"city"} if parsed.CITY_WEAK in said else set())
    if not missing:
        return []
    is_twin = missing & {"city", "oblast"} and _is_twin(one, other)
    is_office = bool(one.reading.kinds & OFFICES)
    cost = (0.8 if is_twin else 0.3 if is_office else 0.2) * len(missing)
    return [
        Finding("level_more", shown(mine - theirs), shown(theirs - mine), cost=cost)
    ]


def levels_of(body: Body) -> frozenset[str]:
    """«Депобр Тюмени» is of the town, of which the land around has its name."""
    name = body.reading
    weak = name.levels <= {parsed.CITY_WEAK, "okrug"}
    if not weak or not name.kinds & OFFICES:
        return name.levels
    is_named = parsed.CITY_WEAK in name.levels and "authority" not in name.kinds
    slots = {lexicon.PLACE, parsed.ADDRESS} if is_named else {lexicon.PLACE}
    if any(p.slot in slots and is_town_noun(p) for p in name.parts):
        return frozenset({"city"})
    return name.levels


def _is_twin(one, other) -> bool:
    """Whether town and region of one name both have bodies of their own."""
    if one.reading.is_school and not one.reading.kinds & {"college"}:
        return False
    places = frozenset().union(*one.reading.places, *other.reading.places)
    return bool((places | one.towns | other.towns) & TWIN_PLACES)


def number(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.numbers, other.reading.numbers
    if not mine and not theirs:
        return []
    if mine == theirs:
        return [Finding("number", shown(mine), evidence=0.6)]
    if mine and theirs and not mine & theirs:
        return [Finding("number_differs", shown(mine), shown(theirs), clash="hard")]
    if not (mine and theirs) and is_named_alike(one, other) and one.towns & other.towns:
        return [Finding("number_more", shown(mine), shown(theirs), cost=0.7)]
    return [
        Finding(
            "number_more",
            shown(mine),
            shown(theirs),
            cost=1.2 if mine & theirs else 1.9,
        )
    ]


def district(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.districts, other.reading.districts
    if not mine and not theirs:
        return []
    mine, theirs = mine - _adjectives(other), theirs - _adjectives(one)
    if mine == theirs:
        return []
    if mine and theirs and not mine & theirs:
        return [Finding("district_differs", shown(mine), shown(theirs), clash="hard")]
    is_numbered = one.reading.numbers or other.reading.numbers
    return [
        Finding(
            "district_more",
            shown(mine),
            shown(theirs),
            cost=0.1 if is_numbered else 0.9,
        )
    ]


def _adjectives(body: Body) -> set[str]:
    """«Всеволожский комитет» is that of the Всеволожский district."""
    return {
        sound(stem(part.text.split()[-1]))
        for part in body.reading.parts
        if part.slot in (lexicon.PLACE, parsed.WORD)
    }


def branch(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading, other.reading
    if mine.is_branch == theirs.is_branch:
        return []
    if mine.kinds and mine.kinds == theirs.kinds and (mine.parent or theirs.parent):
        return [Finding("branch_unsaid", one.name, other.name, cost=0.2)]
    return [Finding("branch_differs", one.name, other.name, clash="soft")]
