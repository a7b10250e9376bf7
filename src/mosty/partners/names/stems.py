"""Words without their case endings: light, for looking up and comparing, not to show."""

import re
from functools import lru_cache

from mosty.partners.names.letters import CYRILLIC, plain

SHORTEST = 3
ENDINGS = re.compile(
    "(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ага|яга|аму|яму|ием|иям|иях|ией|ией|"
    "ій|ый|ий|ой|ая|яя|ое|ее|ые|ие|ыя|ія|ую|юю|ых|их|ым|им|ом|ем|ей|ам|ям|ах|ях|"
    "ию|ия|ии|ью|ай|аў|оў|ею|ою|ае|іх|ім|інің|ының|нің|ның|дің|дың|"
    "а|я|о|е|и|ы|у|ю|ь|й|і|э|ў)$"
)
LATIN_ENDINGS = re.compile("(?:'s|s')$")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word folded, without the longest ending that leaves three letters."""
    word = plain(word)
    if not CYRILLIC.search(word):
        return LATIN_ENDINGS.sub("", word) if len(word) > SHORTEST else word
    cut = ENDINGS.search(word)
    while cut is not None and cut.start() < SHORTEST:
        cut = ENDINGS.search(word, cut.start() + 1)
    return word[: cut.start()] if cut else word
