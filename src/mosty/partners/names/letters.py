"""Letters of one name in several scripts: twins, spellings, how a word sounds.

`sound` is one key for «Гумилёва», «Gumilyov», «Gumilev»; it is no transliteration to
be read by people.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0301]")
TWINS = dict(zip("ABCEHKMOPTXYaceopxyki", "АВСЕНКМОРТХУасеорхукі", strict=True))
TO_CYRILLIC = str.maketrans(TWINS)
TO_LATIN = str.maketrans({mine: latin for latin, mine in TWINS.items()})
APOSTROPHES = re.compile("['’ʼʻ‘`´ʹ′]")
ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"
GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"
HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئپچژگکی"
SAID = re.compile(
    "(?:HANGUL SYLLABLE|(?:KATAKANA|HIRAGANA|DEVANAGARI) (?:LETTER|VOWEL SIGN)(?: SMALL)?) "
    r"([A-Z]+)$"
)
SPELT_OUT = re.compile("[\u3040-\u30ff\u0900-\u097f\uac00-\ud7a3]")
ARABIC_ARTICLE = re.compile("^(?:al|el|аль|эль)-")
ARTICLE = re.compile("^(?:ال|بال|وال|لل)(?=[\u0621-\u064a]{3})")
GREEK_PAIRS = (
    ("ου", "υ"),
    ("αι", "ε"),
    ("ει", "ι"),
    ("οι", "ι"),
    ("μπ", "β"),
    ("ντ", "δ"),
)
OTHER_CYRILLIC = "ёіїўәғқңөұүһґєђћјљњџѓќѕҷӣӯҳҡҙҫѣ"
SOUNDS = {
    **str.maketrans("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie"),
    **str.maketrans(OTHER_CYRILLIC, "eiivagknouuhgedcilndgkzciuhkzse"),
    **str.maketrans({"ж": "Z", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ь": ""}),
    **str.maketrans({"ю": "u", "я": "a"}),
    **str.maketrans(ARMENIAN, "abgdezeetZilhckhcgCminSoCpZrsvtrcvpkofe"),
    **str.maketrans(GEORGIAN, "abgdevztiklmnopZrstufkgkSCczcChZh"),
    **str.maketrans(GREEK, "avgdezitiklmnxoprsstifhpo"),
    **str.maketrans(HEBREW, "abgdhvzhtikklmmnnsappcckrSt"),
    **str.maketrans(ARABIC, "abttghhdzrzsSsdtzagfkklmnhuiaaaiaauipCZgki"),
}
SPELLINGS = [
    (re.compile("shch|sch|sh|š|ş|ś|ș|sz(?=[aeiouy])"), "S"),
    (re.compile("tsch|tch|ch|č|ç|ć|cz"), "C"),
    (re.compile("zh|ž|ż|dzh|dj|j(?=[aou])(?<![bcdfgklmnprstvz])"), "Z"),
    (re.compile("kh"), "h"),
    (re.compile("gh|ğ"), "g"),
    (re.compile("ts|tz"), "c"),
    (re.compile("qu(?=[aeio])"), "kv"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("x"), "ks"),
    (re.compile("ck|q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("c(?=[eiy])"), "c"),
    (re.compile("c(?![eiyh])"), "k"),
    (re.compile("y|j|ı"), "i"),
    (re.compile("ə|æ"), "a"),
]
UNCOMPOSED = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "þ": "t", "œ": "oe"}
)
GLIDES = re.compile("i(?=[aeou])|(?<=[aeou])i(?![a-z])")
DOUBLED = re.compile(r"(.)\1+")
LAST_VOWELS = re.compile("[aeiou]+$")
VOWELS = re.compile("[aeiou]")
ENDINGS = re.compile("(?:skoi|skogo|skii|skaa|ski|skogo|skaia|skai)$")
BORROWED = re.compile("[іы]чн$|икалық$|икалық$|икалык$")
SOFTENED = str.maketrans("ZSCzch", "sssssg")


def mended(text: str) -> str:
    """Composed, without invisible signs; a word of two alphabets set in one."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if not (LATIN.search(text) and CYRILLIC.search(text)):
        return text
    return re.sub(r"[^\W\d_]+", lambda word: _in_one(word[0]), text)


def _in_one(word: str) -> str:
    latin, cyrillic = len(LATIN.findall(word)), len(CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    ways = [(TO_LATIN, CYRILLIC), (TO_CYRILLIC, LATIN)]
    for table, left in ways if latin > cyrillic else reversed(ways):
        changed = word.translate(table)
        if not left.search(changed):
            return changed
    return word


def plain(word: str) -> str:
    """One case, ё as е, ў as у (it follows the word before), one apostrophe."""
    return APOSTROPHES.sub("'", word.lower()).replace("ё", "е").replace("ў", "у")


def is_latin(word: str) -> bool:
    return bool(LATIN.search(word)) and not CYRILLIC.search(word)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A key that spellings of one word in several scripts share, as a rule."""
    word = ARABIC_ARTICLE.sub("", APOSTROPHES.sub("", word.lower())).replace("-", "")
    word = _spelt_out(word)
    if word.isascii() or LATIN.search(word):
        for spelt, key in SPELLINGS:
            word = spelt.sub(key, word)
        word = _bare(word)
    else:
        word = word.replace("ու", "у").translate(SOUNDS)
        word = _bare(word)
    word = GLIDES.sub("", word.replace("dZ", "Z"))
    return DOUBLED.sub(r"\1", word)


def _spelt_out(word: str) -> str:
    """Korean, Japanese and Hindi letters in Latin ones; Greek without accents."""
    if word.isascii():
        return word
    if SPELT_OUT.search(word):
        return "".join(_letter_said(letter) for letter in word)
    word = ARTICLE.sub("", word)
    if "\u0370" <= word[:1] <= "\u1fff" and not CYRILLIC.search(word):
        marks = unicodedata.normalize("NFD", word)
        word = "".join(each for each in marks if not unicodedata.combining(each))
        for pair, letter in GREEK_PAIRS:
            word = word.replace(pair, letter)
    return word


def _letter_said(letter: str) -> str:
    said = SAID.match(unicodedata.name(letter, ""))
    return said[1].lower() if said else letter if letter.isalpha() else ""


def _bare(word: str) -> str:
    """Without accents: what is left of other scripts stays."""
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKD", word.translate(UNCOMPOSED))
    return "".join(letter for letter in word if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def bones(word: str) -> str:
    """The sound without vowels but the first: the last resort of likeness."""
    word = BORROWED.sub("ическ", word.lower())
    return skeleton(ENDINGS.sub("sk", sound(word)))


@lru_cache(maxsize=200_000)
def skeleton(heard: str) -> str:
    """A sound without vowels but the first."""
    heard = heard.translate(SOFTENED)
    return heard[:1] + VOWELS.sub("", heard[1:])
