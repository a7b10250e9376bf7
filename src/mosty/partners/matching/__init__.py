"""Whether names are of one organisation. Proposes with reasons, never merges."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.comparing import Verdict, compare
from mosty.partners.matching.pairing import Pair, pairs
from mosty.partners.matching.reasons import reasons_of
from mosty.partners.matching.wording import (
    WORD,
    is_legal_word,
    name_key,
    paired_quotes,
    plain,
    probably_same,
)
from mosty.partners.names import parse

__all__ = [
    "WORD",
    "Body",
    "Finding",
    "Pair",
    "Verdict",
    "compare",
    "is_legal_word",
    "name_key",
    "paired_quotes",
    "pairs",
    "parse",
    "plain",
    "probably_same",
    "reasons_of",
]
