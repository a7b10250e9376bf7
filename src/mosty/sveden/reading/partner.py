"""A text that names a partner and where it is, taken apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mosty.places.names import CAPITAL, CITY_SHAPE
from mosty.places.printed import NO_TOWN, SIGN, is_place, read_place
from mosty.sveden.reading.columns import WORDS

SEPARATORS = " \t—–-:,.;|/"
BRACKET = re.compile(r"\s*\((?P<within>[^()]{2,80})\)\s*$")
TWO_WORDS = re.compile(
    r"(?!г\.|гор\.|город\b)\W*[^\W\d]{2,}(?:-[^\W\d]{2,})*\s+[^\W\d]{2,}"
)
CUT = re.compile(r"[.,:;|–—]\s+|\s/\s|\s[-–—]\s|\s*\n\s*|\s*,\s*(?=\()")
ABBREVIATED = re.compile(
    rf"(?:^|[\s.(«-])(?:им|г|гор|св|ул|д|п|пос|обл|р|проф|акад|[{CAPITAL}])\.$"
)
# «Университет Сегеда, Сегед»: the name of a town alone, and no abbreviation.
TOWN = re.compile(rf"(?![{CAPITAL}\d-]{{2,}}$)" + CITY_SHAPE.pattern)
QUOTES = {"«": 1, "»": -1, "“": 1, "”": -1, "„": 1}
CLOSING = re.compile("[»”]")
LONGEST = 400
MOST_PIECES = 24
ENDS = ("", ",", ";", ":", ".")


@dataclass(frozen=True)
class Named:
    """Who a text names: the state's words, the town, the partner itself."""

    state: str = ""
    city: str = ""
    organisation: str = ""


@lru_cache(maxsize=4096)
def named_in(text: str, *, is_within: bool = False) -> Named:
    """The partner of a text and its place, before it, behind it or in brackets.

    `is_within` says that the state is known already, so that a town may stand alone.
    """
    text = text.strip(SEPARATORS)
    if len(text) > LONGEST:
        return Named(organisation=text)
    states: list[str] = []
    towns: list[str] = []
    bracket = BRACKET.search(text)
    if bracket and _takes(bracket["within"], states, towns, is_sure=True):
        text = text[: bracket.start()].strip(SEPARATORS)
    pieces = _pieces(text)
    count = len(states)
    pieces = _without_head(pieces, states, towns)
    if len(states) == count:
        pieces = _without_tail(pieces, states, towns, is_within=is_within)
    if bracket and not states and not is_within and towns and not _signed(bracket):
        return Named(organisation=_joined([(text, ""), (bracket[0], "")]))
    place = ", ".join(dict.fromkeys(states))
    return Named(place, towns[0] if towns else "", _joined(pieces).strip(SEPARATORS))


def partner_of(text: str) -> tuple[str, str]:
    """The place and the partner in a text that names both, or the partner alone."""
    named = named_in(text)
    if not named.state:
        return "", text.strip(SEPARATORS)
    place = f"{named.state}, {named.city}" if named.city else named.state
    return place, named.organisation


def mixed(text: str) -> tuple[str, str]:
    """The state and the partner of a cell that is said to hold both."""
    first, _, rest = text.partition("\n")
    if rest and is_place(first):
        return first, rest
    state, organisation = partner_of(text)
    is_sure = state and organisation and read_place(state).code
    return (state, organisation) if is_sure else ("", text)


def town_of(text: str) -> str:
    """The town of «г. Харбин», and of nothing else."""
    found = SIGN.fullmatch(text.strip(SEPARATORS))
    return found["city"].strip() if found else ""


def _signed(bracket: re.Match) -> bool:
    return bool(town_of(bracket["within"]))


def _takes(piece: str, states: list, towns: list, *, is_sure: bool) -> bool:
    """Whether a piece is a place; then it is taken in."""
    if is_place(piece):
        place = read_place(piece)
        states.append(piece if len(place.city) < len(piece) else place.state)
        return True
    town = town_of(piece)
    if town or (is_sure and _is_town(piece)):
        towns.append(town or piece)
        return True
    place = read_place(piece)
    if is_sure and place.code and place.city and not WORDS.search(piece):
        states.append(piece)
        return True
    return False


def _without_head(pieces: list, states: list, towns: list) -> list:
    """Places before the partner: «Китай, г. Харбин, Харбинский университет»."""
    at = 0
    found: tuple[list, list] = ([], [])
    while at < len(pieces) - 1:
        piece, rest = pieces[at][0], _joined(pieces[at + 1 :])
        has_name = WORDS.search(rest) or TWO_WORDS.match(rest)
        is_after = bool(found[0] or states)
        is_bare = is_after and WORDS.search(rest) and _is_town(piece)
        is_region = is_after and NO_TOWN.search(piece) and not WORDS.search(piece)
        if not has_name or (is_place(rest) and not WORDS.search(rest)):
            break
        if not is_region and not _takes(piece, *found, is_sure=bool(is_bare)):
            break
        at += 1
    if not found[0] and not states and found[1] and not is_place(_tail(pieces)):
        return (
            pieces
            if not WORDS.search(_joined(pieces[at:]))
            else _kept(pieces[at:], found, states, towns)
        )
    return _kept(pieces[at:], found, states, towns)


def _kept(pieces: list, found: tuple[list, list], states: list, towns: list) -> list:
    states += found[0]
    towns += found[1]
    return pieces


def _without_tail(pieces: list, states: list, towns: list, *, is_within: bool) -> list:
    """Places behind it: «Минский университет, г. Минск, Беларусь»."""
    while len(pieces) > 1:
        piece, before = pieces[-1][0], _joined(pieces[:-1])
        is_known = is_within or bool(states) or _names_place(pieces[-2][0])
        is_bare = is_known and not towns and WORDS.search(before)
        is_region = states and NO_TOWN.search(piece) and not WORDS.search(piece)
        if WORDS.search(piece) or len(before) < 2:
            break
        if not is_region and not _takes(piece, states, towns, is_sure=bool(is_bare)):
            break
        pieces = pieces[:-1]
    return pieces


def _names_place(piece: str) -> bool:
    return bool(is_place(piece))


def _tail(pieces: list) -> str:
    return pieces[-1][0] if pieces else ""


def _is_town(piece: str) -> bool:
    piece = piece.strip(SEPARATORS)
    if WORDS.search(piece) or NO_TOWN.search(piece):
        return False
    return bool(TOWN.fullmatch(piece))


def _pieces(text: str) -> list[tuple[str, str]]:
    """Parts of a text and the signs after each; none is cut within quotes."""
    found = []
    start = 0
    within = _within(text)
    for cut in CUT.finditer(text):
        before = text[max(cut.start() - 8, 0) : cut.start()] + cut[0][:1]
        is_cut = within[cut.start()] or ABBREVIATED.search(before)
        if is_cut and not _opens_place(text, cut):
            continue
        if len(found) >= MOST_PIECES:
            break
        if text[start : cut.start()].strip():
            found.append((text[start : cut.start()].strip(), cut[0]))
        start = cut.end()
    rest = text[start:].strip()
    return [*found, (rest, "")] if rest else found


def _opens_place(text: str, cut: re.Match) -> bool:
    """Whether the line after a cut is a place, whatever stands before it."""
    return "\n" in cut[0] and is_place(text[cut.end() :].split("\n", 1)[0])


def _within(text: str) -> list[bool]:
    """For each place of a text whether it lies within quotes or brackets.

    Russian prints two closing quotes as one: «АО «НЦПК «Өрлеу», г. Алматы».
    """
    found = []
    quotes = brackets = 0
    is_straight = False
    for at, sign in enumerate(text):
        found.append(quotes > 0 or brackets > 0 or is_straight)
        if sign in QUOTES:
            quotes = max(quotes + QUOTES[sign], 0)
            is_last = not CLOSING.search(text, at + 1)
            if sign in "»”" and (is_last or text[at + 1 : at + 2] in ENDS):
                quotes = 0
        elif sign == '"':
            is_straight = not is_straight
        elif sign in "()":
            brackets = max(brackets + (1 if sign == "(" else -1), 0)
    return found


def _joined(pieces: list[tuple[str, str]]) -> str:
    whole = "".join(f"{piece}{sign}" for piece, sign in pieces)
    sign = pieces[-1][1] if pieces else ""
    return whole[: len(whole) - len(sign)] if sign else whole
