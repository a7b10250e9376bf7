"""The columns that lists may have, and which heading means which of them."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from rapidfuzz import fuzz

from mosty.imports.lists.agreements import AGREEMENTS
from mosty.imports.lists.contents import look
from mosty.imports.lists.shapes import NAME, ORGANISATION, PLACE, Column

NEAR = 86
ROWS_LOOKED_AT = 12
SHORTEST_FUZZY = 5
APART = re.compile(r"[^\w№]+")


PARTNERS = (
    Column(
        NAME,
        _("Name, in Russian"),
        ORGANISATION,
        "ГУО «Минский областной институт развития образования»",
        _("The full name as it stands in the charter."),
        is_required=True,
    ),
    Column(
        "name_en",
        _("Name, in English"),
        "название на английском|наименование на английском|английское название"
        "|название англ|name in english|english name|name en|ағылшынша атауы"
        "|назва на англійскай",
        "Minsk Regional Institute for Education Development",
    ),
    Column(
        "short_name_ru",
        _("Short name"),
        "краткое наименование|краткое название|сокращенное наименование|сокращение"
        "|аббревиатура|short name|abbreviation|қысқаша атауы|скарочаная назва",
        "МОИРО",
    ),
    *PLACE,
    Column(
        "kind",
        pgettext_lazy("organisation", "Kind"),
        "вид|тип|вид организации|тип организации|kind|type|түрі|від|тып",
        "",
        _("One of the words of the second sheet."),
    ),
    Column(
        "site",
        _("Site"),
        "сайт|веб сайт|адрес сайта|интернет|site|website|web|url|сайты|вэб сайт",
        "https://partner.example",
    ),
    Column("inn", "ИНН", "инн|inn|tin|инн организации", "", _("Ten digits.")),
    Column("ogrn", "ОГРН", "огрн|ogrn", "", _("Thirteen digits.")),
    Column("unp", "УНП", "унп|unp|уліковы нумар", "", _("Nine digits, of Belarus.")),
    Column("bin", "БИН", "бин|bin|бсн", "", _("Twelve digits, of Kazakhstan.")),
    Column("ror", "ROR", "ror|ror id", "", _("Of the registry ror.org.")),
)
COLUMNS: Mapping[str, Sequence[Column]] = {
    "partners": PARTNERS,
    "agreements": AGREEMENTS,
}


def plain_heading(text: str) -> str:
    """A heading to compare by: words alone, one case, ё as е."""
    words = APART.sub(" ", text.lower().replace("ё", "е"))
    return " ".join(words.split())


def guess(headings: Sequence[str], kind: str) -> dict[str, int]:
    """For each of our columns that is told by a heading the place of that heading.

    The surest pairs are made first; a heading is given to one column only.
    """
    scored = []
    for at, heading in enumerate(headings):
        for order, column in enumerate(COLUMNS[kind]):
            score = nearness(heading, column)
            if score >= NEAR:
                scored.append((-score, order, at, column.name))
    found: dict[str, int] = {}
    for _score, _order, at, name in sorted(scored):
        if name not in found and at not in found.values():
            found[name] = at
    return found


def guess_by_content(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    mapping: Mapping[str, int],
    kind: str,
) -> dict[str, int]:
    """The mapping with columns added whose texts tell what their headings do not."""
    found, known = dict(mapping), {one.name for one in COLUMNS[kind]}
    for at in range(len(headings)):
        if at in found.values():
            continue
        texts = [row[at] for row in rows if at < len(row)]
        name = look(texts, set(found))
        if name in known:
            found[name] = at
    return found


def nearness(heading: str, column: Column) -> float:
    """From 0 to 100; the title that our own template bears is 101."""
    text = plain_heading(heading)
    if not text:
        return 0
    if text == plain_heading(str(column.title)):
        return 101
    best = 0.0
    for known in column.headings.split("|"):
        known = plain_heading(known)
        if text == known:
            return 100
        if len(known) >= SHORTEST_FUZZY and text.startswith(f"{known} "):
            best = max(best, 95 - len(text) / 10)
        if min(len(text), len(known)) >= SHORTEST_FUZZY:
            best = max(best, fuzz.ratio(text, known) - 1)
    return best


def heading_row(rows: Sequence[Sequence[str]], kind: str) -> int:
    """Which of the first rows is the heading: the one that tells most columns."""
    scores = [len(guess(row, kind)) for row in rows[:ROWS_LOOKED_AT]]
    return scores.index(max(scores)) if scores and max(scores) else 0


def signature(headings: Sequence[str]) -> str:
    """By what a table of the same shape is known again."""
    return "|".join(plain_heading(one) for one in headings)[:2000]


def untaken(
    headings: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, int]
) -> list[int]:
    """Places of columns with texts that none of our columns takes.

    One that only counts the rows says nothing of them and is not among these.
    """
    taken = set(mapping.values())
    return [
        at
        for at in range(len(headings))
        if at not in taken and says_something([row[at : at + 1] for row in rows])
    ]


def says_something(cells: Sequence[Sequence[str]]) -> bool:
    texts = [one.strip(" .") for cell in cells for one in cell if one.strip()]
    if not texts or not all(one.isascii() and one.isdigit() for one in texts):
        return bool(texts)
    numbers = [int(one) for one in texts]
    return numbers not in (list(range(len(texts))), list(range(1, len(texts) + 1)))


def missing(mapping: Mapping[str, int], kind: str) -> list[Column]:
    """Columns without which nothing can be entered."""
    return [one for one in COLUMNS[kind] if one.is_required and one.name not in mapping]


def column_letter(at: int) -> str:
    """A, B … Z, AA: as spreadsheets call their columns."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
