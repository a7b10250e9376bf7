"""Which parts of a name speak of the body itself, which of the one it belongs to."""

import re
from collections.abc import Sequence

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.letters import is_latin
from mosty.partners.names.parsed import Part
from mosty.partners.names.tokens import Token

OWNERS = {
    "authority",
    "executive",
    "administration",
    "committee",
    "department",
    "directorate",
    "office",
}
WHOLES = {
    "university", "academy", "institute", "hochschule", "iro", "ipk", "association",
    "federation", "union", "foundation", "conservatory", "college", "school", "library", "museum",
}  # fmt: skip
SOCIETIES = {"association", "foundation", "union", "federation", "society", "league"}
GENITIVE = re.compile("(?:ого|его|ой|ей|ага|яга|ай|их|ых)$")
LATIN_GENITIVE = re.compile(
    "univerzity|univerziteta|univerze|uniwersytetu|akademii|sveučilišta"
)
WHOLE_FIRST = re.compile(  # «Tartu Ülikooli Narva kolledž»
    "ülikooli|yliopiston|universitātes|universiteto|университетінің|университетинин|"
    "universitetining|universitetinin|университетенең|сургуулийн"
)
OF_BODY = re.compile("(?:а|я|и|ы|у|ов|в|іні?ң|нің|ның|ій)$")
WITHIN = {"в", "во", "in", "у", "at", "u", "v", "w"}
NEXT_BUT_ONE = 2
OF = {"of", "des", "der", "von", "de", "di", "del", "u", "při", "at"}
BEFORE_KIND = {
    lexicon.STATUS, lexicon.FIELD, lexicon.PLACE, lexicon.LEVEL, lexicon.LIGHT,
}  # fmt: skip
POSSESSIVE = re.compile("^[А-ЯЁ].*(?:ова|ева|ёва|ина|ского|цкого)$")
SHORT = {parsed.ACRONYM, parsed.ALSO}
HIGHER = {"university", "academy", "hochschule"}
METHOD_CENTRES = {
    "method_centre", "info_method_centre", "study_method_centre", "science_method_centre",
}  # fmt: skip
HIGHER_TOO = {*HIGHER, "institute"}
UNDER = {"при", "under", "пры", "жанындағы"}
OF_OFFICE = {lexicon.LIGHT, lexicon.FIELD}
OF_MINISTRY = {*OF_OFFICE, lexicon.PLACE, lexicon.LEVEL, lexicon.STATUS}
HEADS = {lexicon.KIND, parsed.ALSO, parsed.ACRONYM}
OWN_AFTER = {lexicon.KIND, lexicon.FIELD, lexicon.STATUS, lexicon.PLACE, parsed.WORD}
OF_PARENT = {
    lexicon.KIND, lexicon.FIELD, lexicon.LIGHT, lexicon.STATUS, lexicon.PLACE,
    lexicon.LEVEL, lexicon.HONOUR, parsed.WORD, parsed.ALSO, parsed.ACRONYM, parsed.PREFIX,
}  # fmt: skip


def in_order(
    parts: list[Part], where: list[int], tokens: Sequence[Token]
) -> tuple[tuple[Part, ...], frozenset[int]]:
    """The parts with those of an owner or parent set apart, and places of the own."""
    parts = list(parts)
    _set_founder_apart(parts, where, tokens)
    _set_rank_apart(parts)
    _set_owner_apart(parts, where, tokens)
    start, end = _parent(parts, where, tokens)
    for at in range(start, end):
        part = parts[at]
        is_own = _is_address(parts, where, tokens, at)
        is_own = is_own and not _is_of_whole(parts, where, at)
        is_own = is_own or _is_level_of_own(parts, at)
        if part.slot in OF_PARENT and not is_own:
            parts[at] = part._replace(slot=parsed.PARENT, upper=part.slot)
    own = frozenset(
        at
        for at in range(len(parts) + 1)
        if at == len(parts) or parts[at].slot not in (parsed.PARENT, parsed.OWNER)
    )
    return tuple(parts), own


def _set_founder_apart(parts: list[Part], where, tokens) -> None:
    """«БУ ВО ХМАО – Югры «Сургутский …»»: whose form it is, beside its own place."""
    at = 0
    while at < len(parts) and parts[at].slot == parsed.LEGAL:
        at += 1
    start = at
    while at < len(parts) and parts[at].slot in (lexicon.PLACE, lexicon.LEVEL):
        if not at or _has_quote(tokens[where[at - 1] : where[at]]):
            break
        at += 1
    is_form = 0 < start < at < len(parts)
    is_form = is_form and _has_quote(tokens[where[at - 1] : where[at]])
    if is_form and any(part.slot == lexicon.PLACE for part in parts[at:]):
        for place in range(start, at):
            part = parts[place]
            parts[place] = part._replace(slot=parsed.OWNER, upper=part.slot)


def _has_quote(tokens) -> bool:
    return any(token.text in '«"“„' for token in tokens)


def _set_rank_apart(parts: list[Part]) -> None:
    """«Национальный исследовательский университет «МЭИ»»: a rank before the kind."""
    kinds = [at for at, part in enumerate(parts) if part.slot == lexicon.KIND]
    if len(kinds) < 2 or parts[kinds[0]].value != "university" or not kinds[0]:
        return
    before, after = parts[kinds[0] - 1], parts[kinds[1]]
    is_rank = before[:2] == (lexicon.STATUS, "research")
    if is_rank and parts[kinds[0] + 1].slot == parsed.ALSO and after.implied:
        after = after._replace(implied=False)
    if (
        is_rank
        and after.value in HIGHER_TOO
        and not after.implied
        and not GENITIVE.search(after.text)
    ):
        parts[kinds[0]] = parts[kinds[0]]._replace(slot=lexicon.LIGHT, value="research")


def _set_owner_apart(parts: list[Part], where, tokens) -> None:
    """«Институт … Министерства образования»: the ministry's words are not its own."""
    seen = False
    values = {part.value for part in parts if part.slot == lexicon.KIND}
    for at, part in enumerate(parts):
        if part.slot != lexicon.KIND:
            seen = seen or part.slot in SHORT
            continue
        if part.value == "cpk" and values & METHOD_CENTRES:
            parts[at] = part._replace(slot=parsed.OWNER, upper=part.slot)
            continue
        is_under = _is_under(where[at], tokens)
        is_of = is_under or not part.text.isascii()
        is_other = part.value in OWNERS and is_of and not part.implied
        if not seen or not is_other:
            seen = True
            continue
        parts[at] = part._replace(slot=parsed.OWNER, upper=part.slot)
        after = at + 1
        is_ministry = is_under or part.value == "authority"
        slots = OF_MINISTRY if is_ministry and _is_known(parts[:at]) else OF_OFFICE
        while after < len(parts) and parts[after].slot in slots:
            parts[after] = parts[after]._replace(
                slot=parsed.OWNER, upper=parts[after].slot
            )
            after += 1


def _is_under(place: int, tokens) -> bool:
    """«при Правительстве», «under the Government»."""
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    return bool(before) and (
        before[-1] in UNDER or before[-1] == "the" and before[0] in UNDER
    )


def _is_known(parts) -> bool:
    """Whether a place, an abbreviation or a field tells the body apart already."""
    return any(part.slot in {*SHORT, lexicon.PLACE, lexicon.FIELD} for part in parts)


def _parent(parts, where, tokens) -> tuple[int, int]:
    """From where to where parts speak of the body above; an empty span for none."""
    nothing = (len(parts), len(parts))
    slots = [part.slot for part in parts]
    if lexicon.BRANCH in slots:
        return _of_branch(parts, slots, where, tokens)
    kinds = [at for at, part in enumerate(parts) if part.slot == lexicon.KIND]
    short = _after_short(parts, slots)
    if short is not None:
        return short, len(parts)
    if len(kinds) < 2:
        return nothing
    head = kinds[0]
    if WHOLE_FIRST.fullmatch(parts[head].text.lower()) and not parts[head].implied:
        return 0, head + 1
    for at in kinds[1:]:
        if parts[at].implied and parts[head].implied:
            continue
        if parts[at].value in WHOLES and _is_above(parts, where, tokens, head, at):
            return _start(parts, where, tokens, head, at), len(parts)
    return nothing


def _after_short(parts, slots) -> int | None:
    """«НЧИ КФУ»: an abbreviation of the part, then that of the whole."""
    if parsed.ACRONYM not in slots or sum(slot in SHORT for slot in slots) < 2:
        return None
    if slots.index(parsed.ACRONYM) == max(
        at for at, slot in enumerate(slots) if slot in SHORT
    ):
        return None
    first = slots.index(parsed.ACRONYM)
    whole = next(at for at, slot in enumerate(slots) if slot in SHORT and at > first)
    is_whole = any(
        part.implied and part.slot == lexicon.KIND and part.value in HIGHER
        for part in parts[whole + 1 :]
    )
    if parts[first].value.startswith("ни"):
        return None  # «НИТУ МИСИС» is one body
    named = any(p.slot == lexicon.KIND and not p.implied for p in parts[:whole])
    return whole if first < whole and is_whole and not named else None


def _of_branch(parts, slots, where, tokens) -> tuple[int, int]:
    branch = slots.index(lexicon.BRANCH)
    heads = [at for at, slot in enumerate(slots) if slot in HEADS and at > branch]
    if heads:
        is_short = slots[heads[0]] in SHORT  # «Филиал «Восход» МАИ»
        start = heads[0] if is_short else branch + 1
        return start, _end_of_head(parts, where, tokens, start)
    if any(slot in HEADS for slot in slots[:branch]):
        return 0, _before_own_place(parts, branch)
    return len(parts), len(parts)


def _end_of_head(parts, where, tokens, start) -> int:
    """«Филиал БрГТУ Политехнический колледж»: after the head its own kind may come."""
    at, seen = start, False
    while at < len(parts):
        part = parts[at]
        is_own = seen and not part.implied and part.slot in OWN_AFTER
        if is_own and _is_parted(parts, where, tokens, at):
            rest = parts[at:]
            if any(p.slot == lexicon.KIND and not p.implied for p in rest):
                return at
        seen = seen or part.slot in HEADS
        at += 1
    return len(parts)


def _is_parted(parts, where, tokens, at) -> bool:
    """Whether an abbreviation or closing quotes stand right before."""
    if parts[at - 1].implied or parts[at - 1].slot == parsed.ALSO:
        return True
    between = tokens[where[at - 1] : where[at]]
    return any(token.text in '»”"' for token in between)


def _before_own_place(parts, branch) -> int:
    """«… University Ijevan Branch»: the place right before is the branch's own."""
    at = branch
    while at and parts[at - 1].slot in (lexicon.PLACE, lexicon.LEVEL, parsed.ADDRESS):
        if parts[at - 1].implied:
            break
        at -= 1
    return at if at and at != branch else branch


def _is_above(parts, where, tokens, head, at) -> bool:
    """Whether the second kind is in the genitive, or follows «of»."""
    if parts[at].value == parts[head].value and parts[at].value in SOCIETIES:
        return False  # «Ассоциация «Евразийская ассоциация …»»
    if parts[at].implied:
        implied = {
            part.value for part in parts if part.slot == lexicon.KIND and part.implied
        }
        own = {
            part.value
            for part in parts
            if part.slot == lexicon.KIND and not part.implied
        }
        return not implied & own
    if any(part.slot == parsed.LEGAL for part in parts[head:at]):
        return True
    text = parts[at].text.lower()
    between = tokens[where[head] + 1 : where[at]]
    if LATIN_GENITIVE.fullmatch(text):
        return True
    if any(token.low in UNDER for token in between):
        return True
    if text.isascii():
        return any(token.low in OF or token.text == "," for token in between)
    if is_latin(text) and any(token.text == "," for token in between):
        return True  # «Trường Đại học Giáo dục, Đại học Quốc gia Hà Nội»
    is_single = len(text.split()) == 1
    return bool(OF_BODY.search(text.split()[0])) and (
        is_single or text != parts[head].text
    )


def _start(parts, where, tokens, head, at) -> int:
    if parts[at].implied:
        while at > head + 1 and parts[at - 1].implied:
            at -= 1
        return at - 1 if parts[at - 1].slot == parsed.ALSO else at
    for place in range(at, head, -1):
        if parts[place].slot == parsed.LEGAL:
            return place
    text = parts[at].text
    while at > head + 1 and parts[at - 1].slot in {*BEFORE_KIND, parsed.WORD}:
        if not _is_said_of_whole(
            parts[at - 1], text, tokens[where[at - 1] : where[at]]
        ):
            break
        at -= 1
    return at


def _is_said_of_whole(before: Part, text: str, between) -> bool:
    """«Карлова университета», «Пензенского университета»: what stands before the whole."""
    if before.slot == parsed.WORD:
        return not text.isascii() and bool(POSSESSIVE.search(before.text))
    if text.isascii():
        return not any(token.low in OF or token.text == "," for token in between)
    return bool(GENITIVE.search(before.text.lower()))


def _is_level_of_own(parts, at) -> bool:
    """«Филиал НЦПК по Алматинской области»: the level of the part's own place."""
    before = parts[at - 1] if at else None
    is_level = parts[at].slot == lexicon.LEVEL and not parts[at].implied
    return is_level and before is not None and before.slot == lexicon.PLACE


def _is_of_whole(parts, where, at) -> bool:
    """«Факултет Универзитета у Београду»: the place says which university."""
    before = parts[at - 1] if at else None
    is_next = before is not None and where[at] - where[at - 1] == NEXT_BUT_ONE
    is_kind = (
        is_next and before[:1] == (parsed.PARENT,) and before.upper == lexicon.KIND
    )
    return is_kind and all(part.slot != lexicon.BRANCH for part in parts)


def _is_address(parts, where, tokens, at) -> bool:
    """«филиал … в г. Ош»: where the branch is, not whose it is."""
    if parts[at].slot not in (lexicon.PLACE, lexicon.LEVEL, parsed.WORD):
        return False
    before = where[at] - 1
    while before >= 0 and tokens[before].low in {"г", "гор", "городе", "город", "."}:
        before -= 1
    return before >= 0 and (
        tokens[before].low in {*WITHIN, "по"} or tokens[before].text in ",(–—"
    )
