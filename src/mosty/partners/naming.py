"""Which part of a long official name is said in a heading; how it is printed."""

import re

from mosty.partners.matching import paired_quotes

QUOTED_AT_END = re.compile(r"^[^«»“”]*(?:«([^«»]+)»|“([^“”]+)”)$")
FEWEST_WORDS = 3


def heading_name(name: str) -> str:
    """The name in quotes after a legal form, when it can stand alone.

    «Государственное учреждение образования «Минский городской институт развития
    образования»» gives the inner name; «АО «Орлеу»» and names with other quotes
    stay whole.
    """
    found = QUOTED_AT_END.match(name.strip())
    inner = found and (found[1] or found[2])
    if inner and len(inner.split()) >= FEWEST_WORDS:
        return inner
    return name


def is_oddly_quoted(name: str) -> bool:
    """Whether quotes are straight, or one of a pair is missing.

    Two quotes that end together are printed as one in Russian, so «А «Б» is sound.
    """
    if '"' in name:
        return True
    depth, last_open, text = 0, -1, paired_quotes(name)
    for at, sign in enumerate(text):
        if sign == "«":
            depth, last_open = depth + 1, at
        elif sign == "»":
            depth -= 1
        if depth < 0:
            return True
    return depth > 1 or (depth == 1 and "»" not in text[last_open:])
