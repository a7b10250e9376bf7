"""What two names say of the field, held side by side."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import matched
from mosty.partners.matching.slots import (
    LOOSE_KINDS,
    OFFICES,
    SHOWN,
    SIGHTS,
    is_named_alike,
    is_of_development,
    shown,
)

FIELDS_ALIKE = (
    {"advanced", "further", "post", "continuous"},
    {"technical", "technological"},
    {"polytechnic", "technological"},
    {"railway", "transport"},
    {"management", "politics"},
    {"arts", "fine_arts", "arts_design"},
    {"history", "local_lore", "ethnography"},
    {"vocational", "industrial", "industry"},
    {"construction", "architecture"},
    {"children", "youth"},
    {"linguistic", "philology", "english"},
    {"literature", "russian_language", "philology"},
    {"maritime", "river", "shipbuilding"},
    {"machine_building", "mechanics", "engineering"},
    {"cinema", "media", "theatre_arts"},
    {"north", "arctic"},
    {"service", "hospitality"},
)
LOOSELY_TRANSLATED = (  # where names are translated with more freedom
    {"technical", "technological", "polytechnic"},
    {"politics", "law"},
)
TECHNICAL = {"technical", "polytechnic", "technological"}
ORDERED = {  # where the three are told apart
    "RU", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "GE", "UA", "MD", "MN", "CN", "",
}  # fmt: skip
POLYTECHNICS = {"technical", "polytechnic"}
PROFILED = {"school", "gymnasium", "lyceum", "progymnasium", "kindergarten"}
OTHER_SCHOOLS = {
    "evening", "correspondence", "open", "special_education", "music", "arts", "sport",
    "distance", "inclusive",
}  # fmt: skip
TEACHING = {"pedagogical", "science"}
OF_TEACHERS = {
    "ipk", "ipk_further", "ipk_post", "ipk_continuous", "iro", "iro_ipk", "irro", "cpk",
    "cro", "cnppm", "mastery_centre", "iuu",
}  # fmt: skip
OF_SIGHTS = {
    "architecture", "ethnography", "history", "arts", "fine_arts", "nature", "literature",
    "culture", "local_lore", "archaeology", "natural_science", "memory",
}  # fmt: skip
FURTHER = {"pedagogical", "advanced", "further", "continuous", "post"}
COMPLETE, LOOSE = 2.0, 0.75
MINOR = {"science", "youth_policy", "sport", "culture", "children", "general_edu"}


def fields(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.fields, other.reading.fields
    only, rest = mine - theirs, theirs - mine
    shared = mine & theirs
    found = (
        [Finding("field", shown(shared), evidence=0.3 * len(shared))] if shared else []
    )
    if not only and not rest:
        return found
    is_translated = one.tongue != other.tongue
    if "politech" in only | rest and (mine | theirs) & POLYTECHNICS:
        only, rest = (
            only - POLYTECHNICS - {"politech"},
            rest - POLYTECHNICS - {"politech"},
        )
        found.append(Finding("field_byname", evidence=0.3, cost=0.2))
        if not only and not rest:
            return found
    if only and rest:
        both = only | rest
        if is_translated and is_alike(both, one):
            return [
                *found,
                Finding(
                    "field_translated",
                    shown(only),
                    shown(rest),
                    cost=LOOSE
                    if is_loose(both) and not is_technical(both, one)
                    else 0.3,
                ),
            ]
        clash = "" if is_translated and shared else "hard"
        return [
            *found,
            Finding("field_differs", shown(only), shown(rest), cost=1.4, clash=clash),
        ]
    cost = cost_of(only or rest, one, other)
    return [*found, Finding("field_more", shown(only), shown(rest), cost=cost)]


def cost_of(missing, one: Body, other: Body) -> float:
    """What it costs that only one says these fields."""
    shared = one.reading.fields & other.reading.fields
    is_translated = one.tongue != other.tongue
    slight = _slight_cost(one, other, missing)
    if slight is not None:
        return slight
    if is_named_alike(one, other):
        is_near = one.towns & other.towns and _is_nickname(one, other)
        if is_near:
            return 0.3 if len(missing) == 1 else 0.8
        if not (one.reading.fields and other.reading.fields):
            return 0.9
    if missing <= MINOR and _are_offices_of(one, other):
        return 0.45 * len(missing)
    is_near = any(missing | shared <= alike for alike in FIELDS_ALIKE)
    each = 0.6 if shared and is_translated and is_near else 1.3
    if not shared and not is_translated and _are_complete(one, other):
        each = COMPLETE
    return each * len(missing)


def _slight_cost(one: Body, other: Body, missing) -> float | None:
    """What may well be left unsaid: a profile, what a museum shows, whom it teaches."""
    is_translated = one.tongue != other.tongue
    if _is_profile(one, other, missing):
        return 0.3
    if missing == {"central"} and one.reading.kinds & other.reading.kinds & SHOWN:
        return 0.3
    if _is_of_sight(one, other, missing):
        return 0.15 * len(missing)
    is_cro = "cro" in one.reading.kinds ^ other.reading.kinds
    if is_cro and missing == {"development"} and is_of_development(one, other):
        return 0.1
    if is_translated and missing == {"vocational"} and _is_professional(one, other):
        return 0.1
    if _goes_without_saying(one, other, missing):
        return 0.2
    if is_translated and missing <= TEACHING and _teaches(one, other):
        return 0.3
    kinds = one.reading.kinds & other.reading.kinds
    shared = one.reading.fields & other.reading.fields
    if is_translated and missing == {"science"} and "university" in kinds:
        return 0.3 if "pedagogical" in shared else None
    return None


def is_loose(both) -> bool:
    return not any(both <= alike for alike in FIELDS_ALIKE)


def is_alike(both, one: Body) -> bool:
    """Whether one field may have been translated as the other."""
    if not is_loose(both):
        return True
    if is_technical(both, one):
        return True
    return one.country in LOOSE_KINDS and any(
        both <= alike for alike in LOOSELY_TRANSLATED
    )


def is_technical(both, one: Body) -> bool:
    """«Universidad Politécnica de Madrid» is «Technical University of Madrid»."""
    return both <= TECHNICAL and one.country not in ORDERED


def _goes_without_saying(one: Body, other: Body, missing) -> bool:
    """Further education is for teachers, and a conservatory for music."""
    kinds = one.reading.kinds & other.reading.kinds
    if kinds & OF_TEACHERS and missing <= FURTHER:
        return True
    if "conservatory" in kinds and missing <= {"music", "arts"}:
        return True
    common = set(one.reading.places) & set(other.reading.places)
    return missing == {"slavic"} and len(common) > 1


def _are_complete(one: Body, other: Body) -> bool:
    """«БГУ» and «БГПУ»: both say kind, rank and place, so the field is meant."""
    mine, theirs = one.reading, other.reading
    is_one_place = any(p & q for p in mine.places for q in theirs.places)
    is_ranked = mine.statuses & theirs.statuses & {"state", "national"}
    return bool(is_ranked and mine.kinds & theirs.kinds and is_one_place)


def _are_offices_of(one: Body, other: Body) -> bool:
    """Whether both are offices of education, whatever else one of them is for."""
    both = one.reading.light & other.reading.light
    return bool(one.reading.kinds & OFFICES and both & {"education", "enlightenment"})


def _teaches(one: Body, other: Body) -> bool:
    """«Faculty of Education» may well be a pedagogical one."""
    return "education" in one.reading.light ^ other.reading.light


def _is_profile(one: Body, other: Body, missing) -> bool:
    """Whether only a numbered school's profile is left unsaid."""
    if not one.reading.numbers & other.reading.numbers or missing & OTHER_SCHOOLS:
        return False
    is_short = one.reading.also & other.reading.also
    return bool(is_short or one.reading.kinds & other.reading.kinds & PROFILED)


def _is_of_sight(one: Body, other: Body, missing) -> bool:
    """«Кижи» is a museum of architecture too, whether it says so or not."""
    kinds = one.reading.kinds | other.reading.kinds
    words = matched(one.reading.words, other.reading.words)[0]
    return bool(words) and kinds <= SIGHTS and missing <= OF_SIGHTS


def _is_professional(one: Body, other: Body) -> bool:
    """«Профессионально-педагогический» is «vocational pedagogical» in English."""
    return "professional" in one.reading.light | other.reading.light


def _is_nickname(one: Body, other: Body) -> bool:
    """«Шукшинский университет», «Лицей имени Шнитке»: a kind and a person only."""
    return any(
        not (b.reading.fields or b.reading.statuses or b.reading.numbers)
        for b in (one, other)
    )
