"""Words as people type them: sorting keys, folding, tokens, other ways of typing."""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 40
MOST_REMEMBERED = 20_000
NUMBER_WIDTH = 6

AFTER_ITS_LETTER = "\u04ff"
OWN_PLACES = str.maketrans(
    {
        "ё": "е" + AFTER_ITS_LETTER,
        "і": "и" + AFTER_ITS_LETTER,
        "ї": "и" + AFTER_ITS_LETTER * 2,
        "є": "е" + AFTER_ITS_LETTER * 2,
        "ў": "у" + AFTER_ITS_LETTER,
        "ә": "а" + AFTER_ITS_LETTER,
        "ғ": "г" + AFTER_ITS_LETTER,
        "ґ": "г" + AFTER_ITS_LETTER,
        "қ": "к" + AFTER_ITS_LETTER,
        "ң": "н" + AFTER_ITS_LETTER,
        "ө": "о" + AFTER_ITS_LETTER,
        "ұ": "у" + AFTER_ITS_LETTER * 2,
        "ү": "у" + AFTER_ITS_LETTER * 3,
        "һ": "х" + AFTER_ITS_LETTER,
    }
)
QUOTES = re.compile("[«»„“”‟\"‘’‚‛'`´′″ʼ‹›]")
BLANKS = re.compile(r"\s+")
LEADING = re.compile(r"^[\W_]+")
DIGITS = re.compile("[0-9]+")
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|[’'ʼ`´‘](?=[^\W\d_]))*")
PLAIN = re.compile("[0-9]+|[0-9]*[a-z]+|[0-9]*[а-яё]+")
BREVE = "\u0306"
SHORT = {"и": "й", "у": "ў"}

CYRILLIC_TWINS = "авсекмнортухі"
LATIN_TWINS = "abcekmhoptyxi"
TO_CYRILLIC = str.maketrans(LATIN_TWINS, CYRILLIC_TWINS)
TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)
LATIN = re.compile("[a-z]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
ONLY_LATIN = re.compile("[a-z]+")
ONLY_CYRILLIC = re.compile("[а-я]+")

LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
FROM_LATIN_KEYS = str.maketrans(LATIN_KEYS + '~{}:"<>', CYRILLIC_KEYS + "ёхъжэбю")
FROM_CYRILLIC_KEYS = str.maketrans(CYRILLIC_KEYS, LATIN_KEYS)

LATIN_SPELLING = {
    **str.maketrans("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye"),
    **str.maketrans({"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"}),
    **str.maketrans({"щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}),
}
CYRILLIC_SPELLING = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("iya", "ия"),
    ("aya", "ая"),
    ("oya", "оя"),
    ("ayu", "аю"),
    ("oyu", "ою"),
    ("yo", "ё"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ia", "ия"),
    ("ja", "я"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("uy", "уй"),
    ("ck", "к"),
    ("ph", "ф"),
    ("x", "кс"),
    *zip("abvgdezijklmnoprstufhcyqw", "абвгдезийклмнопрстуфхцыкв", strict=True),
]
CYRILLIC_SYLLABLE = re.compile("|".join(latin for latin, _ in CYRILLIC_SPELLING))


def sort_key(text: str) -> str:
    """The stored key by which names sort, in code point order.

    Lower case, quotes and leading marks gone, ё after е and before ж (as are the
    letters of Belarusian and Kazakh after their neighbours), 5 before 12.
    """
    text = unicodedata.normalize("NFC", text).lower()
    text = LEADING.sub("", QUOTES.sub("", text))
    text = BLANKS.sub(" ", text).strip().translate(OWN_PLACES)
    return DIGITS.sub(lambda number: number[0].zfill(NUMBER_WIDTH), text)


def fold(text: str) -> str:
    """The text as it is indexed and asked for: one letter for each look-alike.

    Lower case, ё as е, no accents, quotes or hyphens; a word that mixes Latin
    with Cyrillic twins (a common slip of the keyboard) is mended to one script.
    Words are divided by one blank.
    """
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """The folded words and numbers of the text, in order."""
    return [folded for folded, _, _ in spans(text)]


def spans(text: str) -> list[tuple[str, int, int]]:
    """Each word of the text: folded, and where it starts and ends in the text."""
    return [
        (fold_word(found[0]), found.start(), found.end())
        for found in WORD.finditer(text)
    ]


def fold_word(word: str) -> str:
    """One word folded; may be empty for a word of marks only."""
    return _remembered(word) if len(word) <= LONGEST_WORD else _folded(word)


def _folded(word):
    word = word.lower()
    if PLAIN.fullmatch(word):
        return word.replace("ё", "е")[:LONGEST_WORD]
    word = unicodedata.normalize("NFKD", word).lower()
    kept = []
    for letter in word:
        if unicodedata.combining(letter):
            if letter == BREVE and kept:
                kept[-1] = SHORT.get(kept[-1], kept[-1])
        elif letter.isalnum():
            kept.append(letter)
    return in_one_script("".join(kept))[:LONGEST_WORD]


_remembered = lru_cache(maxsize=MOST_REMEMBERED)(_folded)


def in_one_script(word: str) -> str:
    latin, cyrillic = len(LATIN.findall(word)), len(CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    if latin > cyrillic:
        mended = word.translate(TO_LATIN)
        return word if CYRILLIC.search(mended) else mended
    mended = word.translate(TO_CYRILLIC)
    return word if LATIN.search(mended) else mended


def other_layout(text: str) -> str:
    """The text as if typed with the other keyboard layout: ghbdtn → привет.

    Empty when the text mixes scripts or has no letters: nothing to guess.
    """
    text = text.lower()
    latin, cyrillic = LATIN.search(text), CYRILLIC.search(text)
    if bool(latin) == bool(cyrillic):
        return ""
    return text.translate(FROM_LATIN_KEYS if latin else FROM_CYRILLIC_KEYS)


def in_cyrillic(word: str) -> str:
    """A folded Latin word spelt in Cyrillic and folded; empty for all others."""
    spelt = fold_word(other_script(word)) if ONLY_LATIN.fullmatch(word) else ""
    return spelt if ONLY_CYRILLIC.fullmatch(spelt) else ""


def other_script(word: str) -> str:
    """The folded word spelt in the other script: minsk → минск, казань → kazan."""
    if CYRILLIC.search(word):
        return word.translate(LATIN_SPELLING)
    if not LATIN.search(word):
        return ""
    spelling = dict(CYRILLIC_SPELLING)
    return CYRILLIC_SYLLABLE.sub(lambda found: spelling[found[0]], word)
