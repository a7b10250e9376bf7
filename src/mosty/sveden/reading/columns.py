"""Is a table a register of agreements, and which column is which without headings."""

import re

from mosty.places.printed import read_place
from mosty.sveden.reading import headings, saying
from mosty.sveden.reading.grid import Heading, Row
from mosty.sveden.reading.titles import HEAD, PAPER_WORD

ENOUGH = 0.3
MOST = 0.5
SEEN = 60
CLEAR = 0.6
NEARLY_ALL = 0.8
LONGEST_PLACE = 80
NEAR_START = 2
LOOKED_AT = 3
KEY = re.compile(r"id|ид|guid|uid")


def is_register(heading: Heading, rows: list[Row], context: tuple[str, ...]) -> bool:
    """Whether what stands below a heading is agreements, and nothing else.

    Markup wins; then what the headings name, then what the cells and the lines before
    the table speak of. Students, events, programmes are another matter.
    """
    columns = heading.columns
    said = [row for row in rows if len(row.own) > 1][:SEEN]
    if not said or "organisation" not in columns:
        return False
    laws = sum(1 for row in said if any(map(LAW.match, row.own)))
    kinds = {row.kind for row in said}
    if "dog" in kinds:
        return True
    if kinds == {"accr"}:
        return False
    share = _share_of_papers(said)
    if laws > share * len(said):
        return False
    if heading.foreign:
        is_named = "paper" in columns and share >= MOST
        is_named = is_named or (_names_papers(heading) and share >= NEARLY_ALL)
        return is_named and "person" not in heading.foreign
    about = " ".join(context[-LOOKED_AT:])
    if headings.speaks_of_other(about) and share < MOST:
        return "paper" in columns and headings.speaks_of_papers(
            _title(heading, "paper")
        )
    if share >= ENOUGH:
        return True
    return not any(map(_says_none, context[-LOOKED_AT:])) and _is_called(heading, about)


def _names_papers(heading: Heading) -> bool:
    """A column for the kind of paper, among those of how many take part."""
    columns = set(heading.columns)
    of_paper = {"number", "numbered", "signed", "dates"} & columns
    is_learning = heading.foreign <= {"count", "programme"} and bool(of_paper)
    return "kind" in columns and (is_learning or heading.foreign == {"count"})


def _is_called(heading: Heading, about: str) -> bool:
    """Whether headings, or the lines before, call it one of agreements."""
    if headings.speaks_of_papers(" ".join(heading.texts)):
        return True
    columns = set(heading.columns)
    if headings.speaks_of_papers(about):
        return bool({"signed", "dates", "number", "term", "paper", "kind"} & columns)
    return {"state", "signed", "term"} <= columns


def _says_none(text: str) -> bool:
    return saying.says_nothing(text) or bool(saying.SAYS_NONE.search(text))


def preferred(
    columns: dict[str, int], texts: tuple[str, ...], rows: list[Row]
) -> dict[str, int]:
    """Of several columns that one heading may mean, the one whose cells say it."""
    said = [row for row in rows if len(row.own) > 1][:SEEN]
    found = dict(columns)
    for name, test in (("kind", names_paper), ("organisation", _is_organisation)):
        if name not in columns or _says(columns[name], said, test) >= ENOUGH:
            continue
        names = {name, "form"} if name == "kind" else {name}
        others = [at for at, text in enumerate(texts)
                  if headings.column_of(text) in names and at != columns[name]]  # fmt: skip
        better = [at for at in others if _says(at, said, test) >= CLEAR]
        if better:
            found[name] = better[0]
    if "kind" not in found and headings.is_numbered(_text(found.get("paper"), texts)):
        forms = [
            at for at, text in enumerate(texts) if headings.column_of(text) == "form"
        ]
        named = [at for at in forms if _says(at, said, names_paper) >= CLEAR]
        if named:
            found |= {"kind": named[0], "numbered": found.pop("paper")}
    return found


def _text(place: int | None, texts: tuple[str, ...]) -> str:
    return texts[place] if place is not None and place < len(texts) else ""


def _says(place: int, rows: list[Row], test) -> float:
    texts = [row.texts[place] for row in rows if row.texts[place]]
    return sum(map(test, texts)) / len(texts) if texts else 0


def completed(columns: dict[str, int], rows: list[Row]) -> dict[str, int]:
    """Columns whose heading says nothing to us, told from their cells."""
    lacking = {"state", "organisation", "paper"} - set(columns)
    if "kind" in columns:
        lacking -= {"paper"}
    said = [row for row in rows if len(row.own) > 1][:SEEN]
    free = [at for at in range(len(said[0].texts) if said else 0)
            if at not in columns.values()]  # fmt: skip
    return {**columns, **_told_by_cells(said, free, lacking)}


def guessed(rows: list[Row]) -> dict[str, int]:
    """Columns told from their cells alone; empty when one of the three is not clear."""
    said = [row for row in rows if len(row.own) > 2][:SEEN]
    if not said:
        return {}
    found = _told_by_cells(said, list(range(len(said[0].texts))), set(dict(TESTS)))
    return found if len(found) == len(TESTS) else {}


def _told_by_cells(said: list[Row], places: list[int], names: set) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in places:
        texts = [row.texts[place] for row in said if row.texts[place]]
        if len(texts) * 2 < len(said) or not texts:
            continue
        for name, test in TESTS:
            if name not in names or name in found:
                continue
            if sum(map(test, texts)) >= CLEAR * len(texts):
                found[name] = place
                break
    return found


def with_number(
    columns: dict[str, int], rows: list[Row], texts: tuple[str, ...] = ()
) -> dict[str, int]:
    """A column «№» that does not count the rows holds the papers' numbers.

    And a number that stands first, before a column that tells all of the paper, is
    that of the row. What a database counts by (`texts`: «ID») is nobody's number.
    """
    columns = _counting(columns, rows, texts)
    place = columns.get("row")
    if place is None and columns.get("number") == 0 and "paper" in columns:
        columns = {**columns, "row": 0}
        del columns["number"]
        return columns
    if place is None or "number" in columns or {"kind", "paper"}.isdisjoint(columns):
        return columns
    if _counts(place, rows):
        return columns
    columns = {**columns, "number": place}
    del columns["row"]
    return columns


def _counting(
    columns: dict[str, int], rows: list[Row], texts: tuple[str, ...]
) -> dict[str, int]:
    """Of several columns «№» the one that counts is the row's, another the paper's."""
    named = [at for at, text in enumerate(texts) if headings.column_of(text) == "row"]
    keys = [at for at in named if KEY.fullmatch(headings.plain(texts[at]))]
    own = [at for at in named if at not in keys]
    if len(named) < 2 or len(own) < 1:
        return columns if not keys or own else _without(columns, "row")
    row = next((at for at in own if _counts(at, rows)), own[0])
    rest = [at for at in own if at != row and not _counts(at, rows)]
    found = {**columns, "row": row}
    if rest and "number" not in found:
        found["number"] = rest[0]
    return found


def _without(columns: dict[str, int], name: str) -> dict[str, int]:
    return {other: place for other, place in columns.items() if other != name}


def _counts(place: int, rows: list[Row]) -> bool:
    """Whether a column counts the rows, or says nothing."""
    texts = [row.texts[place].strip(" .)*") for row in rows if len(row.own) > 1]
    said = [text for text in texts if text]
    counted = [int(text) for text in said if text.isdecimal()]
    steps = sum(
        1 for one, two in zip(counted, counted[1:], strict=False) if two == one + 1
    )
    if not said:
        return True
    if len(counted) * 2 < len(said):
        return False
    is_from_one = counted[:1] == [1] and not (place and len(said) == 1)
    return is_from_one or (not place and steps * 2 >= len(counted) - 1)


def _share_of_papers(rows: list[Row]) -> float:
    hits = sum(1 for row in rows if any(map(names_paper, row.own)))
    return hits / len(rows)


def names_paper(text: str) -> bool:
    """«Договор о …», and not «Обсуждение договора о …»."""
    found = PAPER_WORD.search(text)
    if not found:
        return False
    return found.start() < NEAR_START or bool(HEAD.search(text))


def placed(columns: dict[str, int], rows: list[Row]) -> dict[str, int]:
    """A column of towns or regions that holds states is that of the states."""
    if "state" in columns:
        return columns
    said = [row for row in rows if len(row.own) > 1][:SEEN]
    for name in ("city", "region"):
        at = columns.get(name)
        if at is None:
            continue
        texts = [row.texts[at] for row in said if row.texts[at]]
        named = [text for text in texts if _is_state(text) and read_place(text).state]
        if texts and len(named) >= CLEAR * len(texts):
            rest = {other: place for other, place in columns.items() if other != name}
            return {**rest, "state": at}
    return columns


def _title(heading: Heading, name: str) -> str:
    place = heading.columns[name]
    return heading.texts[place] if place < len(heading.texts) else ""


def _is_state(text: str) -> bool:
    return len(text) < LONGEST_PLACE and read_place(text).code is not None


def _is_paper(text: str) -> bool:
    return bool(PAPER_WORD.search(text)) and not saying.is_template(text)


def _is_organisation(text: str) -> bool:
    return bool(WORDS.search(text)) and not PAPER_WORD.search(text)


WORDS = re.compile(
    r"университет|институт|академи|центр|школ|колледж|лице[йяюе]|гимнази|училищ|"
    r"техникум|организаци|общество|ассоциаци|министерств|учреждени|консерватори|"
    r"филармони|музе[йяюе]\b|театр|библиотек|галере[яи]|фонд\b|компани[яи]|корпораци|"
    r"агентств|управлени[ея]\b|департамент|комитет|посольств|предприяти|завод\b|комбинат|"
    r"corporation|company\b|hotel\b|объединени[ея]|отель\b|гостиниц|железн\w+\s+дорог|филиал\b|консорциум|банк\b|концерн|холдинг|издательств|архив\b|заповедник|"
    r"семинари[яи]\b|альянс\b|аэропорт|авиакомпани|"
    r"лаборатори|обсерватори|больниц|клиник|факультет|детск\w+ сад|политехник|"
    r"(?-i:\b[А-ЯЁ]{2,10}\s+[«\"])|"
    r"universi|univerz|instit|istitut|instyt|academ|akadem|school|schule|szkoł|college|"
    r"colegio|coll[eè]ge|lyc[eé]|gymnasium|gimnazj|gimnazija|centre\b|center\b|facult|"
    r"foundation|society|association|hospital|museum|theat(?:re|er)|conservator|"
    r"polyt[eé]|politec|politech|ministry|embassy|üniversite",
    re.IGNORECASE,
)
LAW = re.compile(
    r"^\W*(?:федеральн\w+\s+закон|приказ|постановлени|распоряжени|указ\b|положени|устав\b|"
    r"лицензи|свидетельств|инструкци|закон\b|порядок)",
    re.IGNORECASE,
)
TESTS = (("state", _is_state), ("paper", _is_paper), ("organisation", _is_organisation))
