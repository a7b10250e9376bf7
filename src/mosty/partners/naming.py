"""Which part of a long official name is said in a heading."""

import re

QUOTED_AT_END = re.compile(r"^[^«»]*«([^«»]+)»$")
FEWEST_WORDS = 3


def heading_name(name: str) -> str:
    """The name in quotes after a legal form, when it can stand alone.

    «Государственное учреждение образования «Минский городской институт развития
    образования»» gives the inner name; «АО «Орлеу»» and names with other quotes
    stay whole.
    """
    found = QUOTED_AT_END.match(name.strip())
    if found and len(found[1].split()) >= FEWEST_WORDS:
        return found[1]
    return name
