"""Whether two rows are one body: findings weighed into a verdict. Never merges."""

from dataclasses import dataclass

from stdnum.ru import inn, ogrn

from mosty.partners.matching import belonging
from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.succession import RENAMED
from mosty.partners.matching.weighing import Sum, findings, summed
from mosty.partners.names import lexicon, parsed

SAME, DOUBTFUL, DIFFERENT = "same", "doubtful", "different"
DUPLICATE, RENAME, BRANCH = "duplicate", "rename", "branch"
CERTAIN, LIKELY = 0.85, 0.55
MOST_COST, MOST_DOUBTFUL_COST = 0.6, 1.8
MOST_TRANSLATED_COST = 0.7
LEAST_EVIDENCE = 0.9
MOST_RENAMED_COST = 1.0
LEAST_RENAMED = 0.9
RELATED, SURE = 0.6, 0.8
RISING = {"institute", "academy", "university"}

MOST_AMBIGUOUS = 5
TELLING = {
    lexicon.KIND, lexicon.PLACE, parsed.WORD, parsed.ADDRESS, parsed.ALSO,
}  # fmt: skip
SURELY_PLACED = {"town", "parent", "honour", "place_by_row"}
PLACED = {"place", "town", "place_by_row", "parent"}


@dataclass(frozen=True)
class Verdict:
    """From 0 to 1; `same` from CERTAIN up, `doubtful` from LIKELY up."""

    score: float
    verdict: str
    relation: str | None
    reasons: tuple[Finding, ...]


def compare(one: Body, other: Body) -> Verdict:
    """Weigh two rows. Numbers of the tax office decide where both have valid ones."""
    by_number = numbered(one, other)
    found = findings(one, other)
    if by_number is not None:
        return _by_number(by_number, one, other, found)
    total = summed(found)
    score = scored(one, other, found, total)
    if any(each.code == RENAMED for each in found):
        return Verdict(max(LIKELY, min(score, SURE)), DOUBTFUL, RENAME, found)
    above = belonging.belongs(one, other) if score < CERTAIN else None
    if above is not None:
        return Verdict(max(RELATED, min(score, SURE)), DOUBTFUL, above, found)
    relation = related(one, other, found, total)
    if score < LIKELY and relation is not None and total.hard == 0:
        score = LIKELY if total.cost <= MOST_RENAMED_COST else score
    if score < LIKELY:
        return Verdict(score, DIFFERENT, relation, found)
    if score < CERTAIN:
        return Verdict(score, DOUBTFUL, relation or DUPLICATE, found)
    return Verdict(score, SAME, DUPLICATE, found)


def numbered(one: Body, other: Body) -> Finding | None:
    """What ИНН and ОГРН say: equal, different, or nothing."""
    for code, check in (("ogrn", ogrn), ("inn", inn)):
        mine, theirs = getattr(one, code), getattr(other, code)
        if not (mine and theirs and check.is_valid(mine) and check.is_valid(theirs)):
            continue
        is_same = check.compact(mine) == check.compact(theirs)
        return Finding(code if is_same else f"{code}_differs", mine, theirs)
    return None


def _by_number(finding, one, other, found) -> Verdict:
    """A branch has its head's numbers: equal ones alone do not make them one."""
    reasons = (finding, *found)
    if finding.code.endswith("_differs"):
        return Verdict(
            0.02, DIFFERENT, related(one, other, found, summed(found)), reasons
        )
    apart = {"branch_differs", "town_differs", "unit", "place_differs"}
    if any(each.code in apart for each in found):
        return Verdict(0.7, DOUBTFUL, BRANCH, reasons)
    return Verdict(0.99, SAME, DUPLICATE, reasons)


def scored(one, other, found, total: Sum) -> float:
    """Costs against; what is missing in evidence keeps below certainty."""
    if total.hard:
        return round(
            max(0.0, 0.4 - 0.1 * (total.hard + total.soft) - 0.05 * total.cost), 2
        )
    if total.soft > 1:
        return round(max(0.0, 0.5 - 0.1 * total.soft - 0.05 * total.cost), 2)
    is_translated = one.tongue != other.tongue
    most = MOST_TRANSLATED_COST if is_translated else MOST_COST
    if total.cost <= most:
        score = 1 - (1 - CERTAIN) * total.cost / most
    else:
        width = MOST_DOUBTFUL_COST - most
        score = CERTAIN - 0.01 - (CERTAIN - LIKELY) * (total.cost - most) / width
    if (
        total.soft
        or total.evidence < LEAST_EVIDENCE
        or not is_placed(one, other, found)
    ):
        score = min(score, CERTAIN - 0.05) - (0.15 if total.soft else 0)
    return round(max(0.0, score), 2)


def is_placed(one, other, found) -> bool:
    """A numbered school without a town is no certain find: «Гимназия № 5»."""
    if any(is_letters_only(body) for body in (one, other)):
        return any(each.code in SURELY_PLACED for each in found)
    if any(each.code in PLACED for each in found):
        return True
    if not (one.reading.is_school or other.reading.is_school):
        return True
    if any(is_of_place(each) for each in found):
        return True
    numbers = one.reading.numbers | other.reading.numbers
    return not numbers and len(one.reading.fields & other.reading.fields) > 1


def is_of_place(finding: Finding) -> bool:
    """«Ичалковский педагогический колледж»: a word that says a place no table has."""
    words = finding.left.split(", ")
    return finding.code == "words" and any(word.endswith("sk") for word in words)


def is_letters_only(body) -> bool:
    """«ТГПУ» of no known town: bodies of several towns are called so."""
    name = body.reading
    short = [p.text for p in name.parts if p.slot == parsed.ACRONYM]
    is_short = bool(short) and max(map(len, short)) <= MOST_AMBIGUOUS
    if any(not text.isupper() for text in short):
        return False  # «УлГУ» says its place
    return is_short and not any(p.slot in TELLING and not p.implied for p in name.parts)


def has_grown(one: Body, other: Body) -> bool:
    """A pedagogical institute and the university of one town that says so and more."""
    mine, theirs = one.reading, other.reading
    kinds = mine.kinds, theirs.kinds
    if kinds[0] == kinds[1] or not all(
        len(each) == 1 and each <= RISING for each in kinds
    ):
        return False
    if mine.numbers or theirs.numbers or not one.towns & other.towns:
        return False
    if mine.parent or theirs.parent or mine.is_branch or theirs.is_branch:
        return False
    is_named = bool(set(mine.honour) & set(theirs.honour))
    is_wider = mine.fields <= theirs.fields or theirs.fields <= mine.fields
    return is_named or bool(mine.fields and theirs.fields) and is_wider


def related(one, other, found, total: Sum) -> str | None:
    """How two bodies may belong together that are not one."""
    codes = {each.code for each in found if each.clash or each.cost >= LEAST_RENAMED}
    if total.hard == 0 and has_grown(one, other):
        return RENAME
    if total.hard or total.cost > MOST_DOUBTFUL_COST:
        return None
    renamed = {
        "kind_differs",
        "status_differs",
        "honour_differs",
        "status_more",
        "place_differs",
        "level_more",
        "former_town",
    }
    return (
        RENAME
        if codes & renamed and total.soft <= 1 + ("honour_differs" in codes)
        else None
    )
