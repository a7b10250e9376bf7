"""Words that stand in no table as they are: mistyped, joined, in other letters."""

from functools import lru_cache

from mosty.partners.names import lexicon
from mosty.partners.names.gazetteer import places
from mosty.partners.names.letters import bones, is_latin, sound
from mosty.partners.names.lexicon import Meaning, phrases
from mosty.partners.names.stems import stem
from mosty.search.words import in_cyrillic

SHORTEST_PLACE = 7
SHORTEST_BONES, FEWEST_BONES, SHORTEST_REST = 8, 5, 4
SPEAKING = {
    lexicon.KIND,
    lexicon.FIELD,
    lexicon.LIGHT,
    lexicon.STATUS,
    lexicon.PLACE,
    lexicon.LEVEL,
}
COMPOUNDS = (
    "поли", "сельско", "лесо", "электро", "радио", "агро", "машино", "приборо", "железно",
    "физико", "психолого", "социально", "нефте", "горно", "автомобильно",
)  # fmt: skip


@lru_cache(maxsize=50_000)
def written_apart(word: str) -> str:
    """«Депобразования» as «департамент образования»; empty where it cannot be."""
    for start, full in lexicon.prefixes():
        rest = word.removeprefix(start)
        if rest == word or len(rest) < SHORTEST_REST:
            continue
        hit = phrases().by_first.get(stem(rest), {}).get((stem(rest),))
        if hit is not None and hit.slot in SPEAKING:
            return f"{full} {rest}"
        more = written_apart(rest)
        if more:
            return f"{full} {more}"
    return ""


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """Pieces of which an abbreviation takes letters: «сельско-хозяйственный»."""
    for start in COMPOUNDS:
        if word.startswith(start) and len(word) > len(start) + 3:
            return (start, word[len(start) :].lstrip("-"))
    return tuple(word.split("-"))


@lru_cache(maxsize=200_000)
def known_stem(word: str) -> str:
    """The stem, a typing error in a known word mended."""
    if word in phrases().words or word in places().words:
        return word
    mended = phrases().mend(word)
    if mended != word or len(word) < SHORTEST_PLACE or is_latin(word):
        return mended
    return places().mend(word)


@lru_cache(maxsize=200_000)
def meaning_of(word: str) -> Meaning | None:
    """A word that stands in no table as it is: mistyped, or in other letters."""
    for table in (phrases(), places()):
        is_mended = len(word) >= SHORTEST_PLACE and (
            table is phrases() or not is_latin(word)
        )
        known = table.mend(stem(word)) if is_mended else stem(word)
        hit = table.by_first.get(known, {}).get((known,))
        if hit is not None:
            return hit
    if not is_latin(word) and len(word) >= SHORTEST_BONES:
        hit = phrases().by_bones.get(bones(stem(word)))
        if hit is not None and len(bones(stem(word))) >= FEWEST_BONES:
            return hit
    if is_latin(word):
        root = stem(in_cyrillic(word))
        for table in (phrases(), places()):
            hit = table.by_first.get(root, {}).get((root,)) if root else None
            if hit is None and len(sound(word)) >= SHORTEST_REST:
                by_sound = table.by_sound
                hit = by_sound.get(sound(word)) or by_sound.get(sound(root))
            if hit is not None:
                return hit
    return None
