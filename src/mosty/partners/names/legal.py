"""Where legal forms stand in a name, short and written out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mosty.partners.names.lexicon import KIND, legal_forms, phrases
from mosty.partners.names.tokens import Token

SPEAKING_NOUNS = ("учрежд", "учереж", "установ", "мекем", "муасса", "muassasa")
DOUBTFUL = {"кгу", "ргу", "чу", "му", "гу", "рик", "гау", "гук", "гку", "уо", "мук"}
SHORTEST_SMALL = 3
OF_PERSON = {"им", "имени", "им."}
FORM = re.compile("[а-я]{1,5}(?:оу|бу|ау|ку)")
SURE_FORM = re.compile(
    "(?:[а-я]{0,2}[гм]|ф|фг|о|со|но)(?:б|к|а)(?:о|по|но|ко|с|со)?у(?:[кз]|до|дпо)?"
)
TAILS = ("дппо", "дпо", "впо", "спо", "дод", "до", "во", "по", "к")


def legal_length(found: Sequence[Token], at: int, *, quiet: bool) -> int:
    """How many words from here are a legal form; 0 for none."""
    return _short(found, at, quiet=quiet) or _written(found, at)


def _short(found, at, *, quiet) -> int:
    token = found[at]
    if token.low not in legal_forms().short and not _is_joined(token):
        return int(at == 0 and _is_like_a_form(found))
    is_loud = token.text.isupper() or token.is_acronym
    if not is_loud and not (quiet and len(token.low) >= SHORTEST_SMALL):
        small = token.low in {"ltd", "inc", "gmbh", "ggmbh", "осоо"}
        return int(small)
    rest = found[at + 1 :]
    if rest and rest[0].low in OF_PERSON and len(token.low) <= SHORTEST_SMALL:
        return 0  # «АУ им. Х. Досмухамедова»
    if token.low in DOUBTFUL and not (_has_kind(rest) or _is_followed(rest)):
        return 0
    return 1


def _is_followed(rest) -> bool:
    """Whether another form, an abbreviation or a name in quotes comes next."""
    if not rest:
        return False
    after = rest[0]
    is_form = after.low in legal_forms().short or _is_joined(after)
    return after.text in '«"“„' or after.is_acronym or is_form


@lru_cache(maxsize=100_000)
def _is_joined(token) -> bool:
    """«КГАУДПО»: a form and what the body gives, written together."""
    for tail in TAILS:
        head = token.low.removesuffix(tail)
        is_known = len(head) > 1 and head in legal_forms().short
        if tail == "к" and not head.endswith("у"):
            continue  # «НПК» is no «НП»
        if head != token.low and is_known:
            return token.text.isupper()
    return False


def _is_like_a_form(found) -> bool:
    """«ГПОАУ «…»», «ЛОГБУ …»: forms of regions that no table has."""
    token, rest = found[0], found[1:]
    if not (token.text.isupper() and FORM.fullmatch(token.low) and rest):
        return False
    if SURE_FORM.fullmatch(token.low) and _is_followed(rest):
        return True
    follows = rest[0].text in '«"“' or rest[0].low in legal_forms().short
    return follows and _has_kind(rest)


def _has_kind(rest) -> bool:
    known = phrases().by_first
    return any(
        meaning.slot == KIND and len(words) == 1
        for token in rest
        for words, meaning in known.get(token.stem, {}).items()
    ) or any(token.sort == "sign" and token.text in '«"“' for token in rest[:1])


def _written(found, at) -> int:
    forms = legal_forms()
    end = at
    while _is_word(found, end) and found[end].low in forms.adjectives:
        end += 1
    if not _is_word(found, end) or found[end].low not in forms.nouns:
        return 0
    if end == at and not found[end].low.startswith(SPEAKING_NOUNS):
        return 0
    end += 1
    while _is_word(found, end) and found[end].low in forms.tails:
        end += 1
    return end - at


def _is_word(found, at) -> bool:
    return at < len(found) and found[at].sort == "word"
