"""What was searched instead of what was typed, told in words that were found."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from mosty.search.expressions import Group
from mosty.search.words import CYRILLIC, in_cyrillic, other_script, spans

TEXTS = ("title_ru", "title_en", "subtitle_ru", "subtitle_en", "body_ru", "body_en")
VOWELS = set("аеиоуыэюя")
AFTER_A_CONSONANT = set("аоуыэ")
FARTHEST_SPELLING = 2


def shown_for(typed: Sequence[str], groups: Sequence[Group], rows) -> str:
    """What was searched, in the words of the entries found; "" if as typed.

    Only words that stand in these entries are told, in their own spelling or in
    that of the script which was typed.
    """
    standing = [standing_words(row) for row in rows]
    told = [told_word(group, standing) for group in groups]
    is_as_typed = [group.typed for group in groups] == list(typed) and not any(
        word for word, is_typed in told if not is_typed
    )
    return "" if is_as_typed else " ".join(word for word, _ in told)


def standing_words(row) -> dict[str, str]:
    """The folded words of an entry, each as it is written there."""
    texts = " ".join(row[name] for name in TEXTS)
    return {word: texts[start:end] for word, start, end in spans(texts)}


def told_word(group: Group, standing: Sequence[Mapping]) -> tuple[str, bool]:
    """The word of the group that the first entries hold, and whether it was typed.

    A word in the script that was typed goes before one in the other.
    """
    for tell in (_as_written, _in_other_script, _by_other_name, _slipped):
        for words in standing:
            told = tell(group, words)
            if told:
                return told
    return group.typed, True


def _as_written(group, words):
    is_cyrillic = bool(CYRILLIC.search(group.typed))
    for word in group.words:
        if word in words and bool(CYRILLIC.search(word)) == is_cyrillic:
            return words[word], word == group.typed
    return None


def _in_other_script(group, words):
    word = next((word for word in group.words if word in words), None)
    return respelt(group.typed, words[word], word) if word else None


def _by_other_name(group, words):
    for phrase in group.also:
        if all(word in words for word in phrase):
            return " ".join(words[word] for word in phrase), not group.is_wide
    return None


def _slipped(group, words):
    word = next((word for word in words if is_slip(group.typed, word)), None)
    return (words[word], False) if word else None


def respelt(typed: str, written: str, word: str) -> tuple[str, bool]:
    """A word found in the other script, in the script that was typed if it is near.

    Khabarovsk for «хобаровск» is told as «Хабаровск»; Gymnasium for «гимнасиум»
    as it stands.
    """
    if not CYRILLIC.search(typed):
        return written, False
    if other_script(typed) == word:
        return in_case_of(written, typed), True
    spelt = in_cyrillic(word)
    if spelt and OSA.distance(spelt, typed) <= FARTHEST_SPELLING:
        return in_case_of(written, spelt), False
    return written, False


def in_case_of(written: str, word: str) -> str:
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


def is_slip(typed: str, word: str) -> bool:
    """Whether two words have a stem in common by chance: «орлео» and «Орлеу».

    Their last letters differ, and one of them cannot be a Russian ending where it
    stands: after a vowel none begins with а, о, у, ы.
    """
    if len(typed) != len(word) or typed[:-1] != word[:-1] or typed == word:
        return False
    return typed[-2:-1] in VOWELS and bool({typed[-1], word[-1]} & AFTER_A_CONSONANT)
