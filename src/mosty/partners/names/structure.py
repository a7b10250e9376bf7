"""Which parts of a name speak of the body itself, which of the one it belongs to."""

import re
from collections.abc import Sequence

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.parsed import Part
from mosty.partners.names.tokens import Token

OWNERS = {
    "authority",
    "executive",
    "administration",
    "committee",
    "department",
    "directorate",
}
WHOLES = {
    "university", "academy", "institute", "hochschule", "iro", "ipk", "association",
    "federation", "union", "foundation", "conservatory", "college", "school", "library", "museum",
}  # fmt: skip
SOCIETIES = {"association", "foundation", "union", "federation", "society", "league"}
GENITIVE = re.compile("(?:ого|его|ой|ей|ага|яга|ай|их|ых)$")
OF_BODY = re.compile("(?:а|я|и|ы|у|ов|в|іні?ң|нің|ның|ій)$")
WITHIN = {"в", "во", "in", "у", "at"}
OF = {"of", "des", "der", "von", "de", "di", "del", "u", "při", "at"}
BEFORE_KIND = {
    lexicon.STATUS, lexicon.FIELD, lexicon.PLACE, lexicon.LEVEL, lexicon.LIGHT,
}  # fmt: skip
OF_PARENT = {
    lexicon.KIND, lexicon.FIELD, lexicon.LIGHT, lexicon.STATUS, lexicon.PLACE,
    lexicon.LEVEL, lexicon.HONOUR, parsed.WORD, parsed.ALSO, parsed.ACRONYM, parsed.PREFIX,
}  # fmt: skip


def in_order(
    parts: list[Part], where: list[int], tokens: Sequence[Token]
) -> tuple[tuple[Part, ...], frozenset[int]]:
    """The parts with those of an owner or parent set apart, and places of the own."""
    parts = list(parts)
    _set_owner_apart(parts)
    start, end = _parent(parts, where, tokens)
    for at in range(start, end):
        part = parts[at]
        if part.slot in OF_PARENT and not _is_address(parts, where, tokens, at):
            parts[at] = part._replace(slot=parsed.PARENT, upper=part.slot)
    own = frozenset(
        at
        for at in range(len(parts) + 1)
        if at == len(parts) or parts[at].slot not in (parsed.PARENT, parsed.OWNER)
    )
    return tuple(parts), own


def _set_owner_apart(parts: list[Part]) -> None:
    """«Институт … Министерства образования»: the ministry's words are not its own."""
    seen = False
    values = {part.value for part in parts if part.slot == lexicon.KIND}
    for at, part in enumerate(parts):
        if part.slot != lexicon.KIND:
            continue
        if part.value == "cpk" and "method_centre" in values:
            parts[at] = part._replace(slot=parsed.OWNER)
            continue
        if not seen or part.value not in OWNERS or part.text.isascii():
            seen = True
            continue
        parts[at] = part._replace(slot=parsed.OWNER)
        after = at + 1
        while after < len(parts) and parts[after].slot in (
            lexicon.LIGHT,
            lexicon.FIELD,
        ):
            parts[after] = parts[after]._replace(slot=parsed.OWNER)
            after += 1


def _parent(parts, where, tokens) -> tuple[int, int]:
    """From where to where parts speak of the body above; an empty span for none."""
    nothing = (len(parts), len(parts))
    slots = [part.slot for part in parts]
    if lexicon.BRANCH in slots:
        return _of_branch(parts, slots)
    kinds = [at for at, part in enumerate(parts) if part.slot == lexicon.KIND]
    short = _after_short(parts, slots)
    if short is not None:
        return short, len(parts)
    if len(kinds) < 2:
        return nothing
    head = kinds[0]
    for at in kinds[1:]:
        if parts[at].implied and parts[head].implied:
            continue
        if parts[at].value in WHOLES and _is_above(parts, where, tokens, head, at):
            return _start(parts, where, tokens, head, at), len(parts)
    return nothing


def _after_short(parts, slots) -> int | None:
    """«НЧИ КФУ»: an abbreviation of the part, then that of the whole."""
    if parsed.ACRONYM not in slots or parsed.ALSO not in slots:
        return None
    first, whole = slots.index(parsed.ACRONYM), slots.index(parsed.ALSO)
    after = parts[whole + 1 : whole + 2]
    is_whole = bool(after) and after[0].implied
    if parts[first].value.startswith("ни"):
        return None  # «НИТУ МИСИС» is one body
    named = any(p.slot == lexicon.KIND and not p.implied for p in parts[:whole])
    return whole if first < whole and is_whole and not named else None


def _of_branch(parts, slots) -> tuple[int, int]:
    branch = slots.index(lexicon.BRANCH)
    after = slots[branch + 1 :]
    is_named_after = (
        lexicon.KIND in after or parsed.ALSO in after or parsed.ACRONYM in after
    )
    if is_named_after:
        return branch + 1, len(parts)
    if lexicon.KIND in slots[:branch] or parsed.ACRONYM in slots[:branch]:
        return 0, branch
    return len(parts), len(parts)


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
    if text.isascii():
        return any(token.low in OF or token.text == "," for token in between)
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
    while at > head + 1 and parts[at - 1].slot in BEFORE_KIND:
        before = parts[at - 1]
        if text.isascii():
            between = tokens[where[at - 1] : where[at]]
            if any(token.low in OF or token.text == "," for token in between):
                break
        elif not GENITIVE.search(before.text.lower()):
            break
        at -= 1
    return at


def _is_address(parts, where, tokens, at) -> bool:
    """«филиал … в г. Ош»: where the branch is, not whose it is."""
    if parts[at].slot not in (lexicon.PLACE, lexicon.LEVEL):
        return False
    before = where[at] - 1
    while before >= 0 and tokens[before].low in {"г", "гор", "городе", "город", "."}:
        before -= 1
    return before >= 0 and (
        tokens[before].low in WITHIN or tokens[before].text in ",(–—"
    )
