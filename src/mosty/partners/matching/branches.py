"""Two names of one branch: a head has one in a town, whatever kind is said of it."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import matched
from mosty.partners.matching.shortening import are_translated
from mosty.partners.matching.standing import seats
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.letters import sound

SLIGHT, COUNTRY_LENGTH, TWIN_COST = 0.05, 2, 0.8
FORGIVEN = {
    "kind_missing",
    "kind_more",
    "unit",
    "branch_differs",
    "branch_unsaid",
    "field_more",
    "field_differs",
    "status_more",
    "words_more",
    "own_words_more",
    "honour_more",
    "level_more",
    "abbreviation_alone",
    "abbreviation_differs",
    "place_differs",
    "place_more",
}


def as_one_branch(one: Body, other: Body, found) -> tuple[Finding, ...]:
    """The findings, what only one says of a branch forgiven where it is the same one.

    So it is when the heads agree, both stand in one town, and one name says nothing
    but «the branch there».
    """
    codes = {each.code for each in found}
    if "parent" not in codes or not is_one_seat(one, other):
        return found
    if not (is_bare(one) or is_bare(other)):
        return found
    forgiven = tuple(
        each._replace(cost=SLIGHT, clash="")
        if each.code in FORGIVEN and not is_of_other_seat(each)
        else each
        for each in found
    )
    return (*forgiven, Finding("one_branch", evidence=0.5))


def is_of_other_seat(finding: Finding) -> bool:
    """«Нерюнгринский филиал»: what is left of the words is an adjective of a place.

    «Алматы» and «Алматинская область» are two where both have branches.
    """
    if finding.code == "level_more":
        return finding.cost >= TWIN_COST
    words = f"{finding.left}, {finding.right}".split(", ")
    is_word = finding.code == "own_words_more"
    return is_word and any(word.endswith("sk") for word in words)


def is_one_seat(one: Body, other: Body) -> bool:
    """Whether the rows' towns agree, or the places that the names give to the part."""
    mine, theirs = seats(one), seats(other)
    printed = one.reading.addresses, other.reading.addresses
    is_elsewhere = any(
        each and not each & (towns | away)
        for each, towns, away in (
            (printed[0], theirs, printed[1]),
            (printed[1], mine, printed[0]),
        )
    )
    return bool(mine & theirs) and not is_elsewhere


def is_bare(body: Body) -> bool:
    """«Орский филиал ОГУ», «КФ НГПУ»: what it is in itself is not said."""
    name = body.reading
    if any(part.slot == parsed.ALSO for part in name.parts):
        return False
    own = [p for p in name.parts if p.slot in (lexicon.KIND, parsed.ACRONYM)]
    spoken = [p for p in own if not p.implied]
    if not spoken:
        return name.is_branch or bool(name.parent)
    if not name.is_branch:
        return False
    return all(
        part.slot == parsed.ACRONYM and is_of_place(part.value, body) for part in spoken
    )


def is_of_place(acronym: str, body: Body) -> bool:
    """«НФИ КемГУ» in Новокузнецк: the first letter is the town's."""
    texts = [
        body.city,
        *(p.text for p in body.reading.parts if p.slot == lexicon.PLACE),
    ]
    return any(sound(text)[:1] == sound(acronym)[:1] for text in texts if text)


def are_one_head(one: Body, other: Body) -> bool:
    """Whether heads of branches in one town share what tells them, and differ in nothing."""
    mine, theirs = one.reading, other.reading
    places = places_of(mine), places_of(theirs)
    if mine.fields and theirs.fields and not mine.fields & theirs.fields:
        return False
    if all(places) and not places[0] & places[1]:
        return False
    honours = matched(mine.honour, theirs.honour)[0]
    if mine.honour and theirs.honour and not honours:
        return False
    words = matched((*mine.words, *mine.honour), (*theirs.words, *theirs.honour))[0]
    letters = any(are_translated(a, b) for a in mine.also for b in theirs.also)
    if honours or words or letters:
        return True
    is_alike = mine.fields == theirs.fields and mine.statuses == theirs.statuses
    return is_alike and bool(places[0] & places[1])


def places_of(name) -> frozenset[str]:
    found = (place for each in name.places for place in each)
    return frozenset(place for place in found if len(place) > COUNTRY_LENGTH)
