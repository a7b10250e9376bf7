"""How well the reader does on the corpus: rows, fields, pages; worst pages first.

`python -m tests.corpus.scoring [PART_OR_BEGINNING_OF_A_NAME] [-v]`
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

PAGES = Path(__file__).parent / "pages"
FIELDS = [
    "state",
    "state_code",
    "city",
    "organisation",
    "details",
    "title",
    "number",
    "signed_on",
    "signed_precision",
    "valid_until",
    "valid_precision",
    "term",
    "planned",
    "section",
]
SAME_ROW = 0.6
PARTS = {
    "A and B": ("0", "1"),
    "C": ("30", "31", "32", "33", *(f"34{last}" for last in range(9))),
    "D": ("349", "35", "36", "37", "38"),
}


@dataclass
class PageScore:
    """One page: its rows, and for each field what was expected and what was read."""

    name: str
    expected: int = 0
    found: int = 0
    matched: int = 0
    wrong: list[tuple[int, str, object, object]] = field(default_factory=list)
    missed: list[dict] = field(default_factory=list)
    invented: list[dict] = field(default_factory=list)

    @property
    def fields_right(self) -> int:
        return self.matched * len(FIELDS) - len(self.wrong)

    @property
    def share(self) -> float:
        """Of all fields that a careful reader gives, those that are right."""
        whole = max(self.expected, self.found)
        return self.fields_right / (whole * len(FIELDS)) if whole else 1.0


@dataclass
class Score:
    """All pages together."""

    pages: list[PageScore] = field(default_factory=list)
    right: Counter = field(default_factory=Counter)
    said: Counter = field(default_factory=Counter)
    wanted: Counter = field(default_factory=Counter)

    def total(self, name: str) -> int:
        return sum(getattr(page, name) for page in self.pages)

    @property
    def recall(self) -> float:
        return self.total("matched") / max(self.total("expected"), 1)

    @property
    def precision(self) -> float:
        return self.total("matched") / max(self.total("found"), 1)

    @property
    def fields(self) -> float:
        return self.total("fields_right") / max(self.total("expected") * len(FIELDS), 1)

    @property
    def invented(self) -> int:
        """Agreements read on pages that have none."""
        return sum(page.found for page in self.pages if not page.expected)


def score(read, *, part: str = "") -> Score:
    """`read(path)` gives the agreements of a page as plain dictionaries.

    `part` is a key of `PARTS`, or what the names of pages begin with.
    """
    made = Score()
    for truth in sorted(PAGES.glob("*.json")):
        if not truth.name.startswith(PARTS.get(part, (part,))):
            continue
        page = next(one for one in PAGES.glob(f"{truth.stem}.*") if one != truth)
        expected = json.loads(truth.read_text(encoding="utf-8"))["agreements"]
        made.pages.append(_page(page.name, expected, read(page), made))
    return made


def _page(name: str, expected: list[dict], found: list[dict], made: Score) -> PageScore:
    page = PageScore(name, len(expected), len(found))
    pairs = _pairs(expected, found)
    page.matched = len(pairs)
    for left, right in pairs.items():
        for each in FIELDS:
            wanted, said = plain(expected[left][each]), plain(found[right][each])
            made.wanted[each] += wanted is not None
            made.said[each] += said is not None
            made.right[each] += wanted == said and said is not None
            if wanted != said:
                page.wrong.append((left + 1, each, wanted, said))
    page.missed = [one for at, one in enumerate(expected) if at not in pairs]
    taken = set(pairs.values())
    page.invented = [one for at, one in enumerate(found) if at not in taken]
    for one in page.missed:
        made.wanted.update(each for each in FIELDS if plain(one[each]) is not None)
    for one in page.invented:
        made.said.update(each for each in FIELDS if plain(one[each]) is not None)
    return page


def plain(value):
    """Spaces and the sign at the end make no difference."""
    if not isinstance(value, str):
        return value
    return " ".join(value.split()).strip(" .;,") or None


def _pairs(expected: list[dict], found: list[dict]) -> dict[int, int]:
    """Rows that are meant to be one: the likest first, each once."""
    likeness = [
        (_likeness(one, other), -abs(left - right), left, right)
        for left, one in enumerate(expected)
        for right, other in enumerate(found)
    ]
    pairs: dict[int, int] = {}
    for value, _, left, right in sorted(likeness, reverse=True):
        if value >= SAME_ROW and left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def _likeness(one: dict, other: dict) -> float:
    names = fuzz.ratio(one["organisation"] or "", other["organisation"] or "") / 100
    papers = fuzz.ratio(one["details"] or "", other["details"] or "") / 100
    same = sum(one[each] == other[each] for each in ("number", "signed_on"))
    return 0.7 * names + 0.2 * papers + 0.05 * same


def apart(read) -> list[str]:
    """A line for each part, which other people wrote at other times."""
    lines = [f"{'part':<10}pages  rows  precision  recall  fields  invented"]
    for part in PARTS:
        made = score(read, part=part)
        lines.append(
            f"{part:<10}{len(made.pages):>5}{made.total('expected'):>6}"
            f"{made.precision:>11.1%}{made.recall:>8.1%}{made.fields:>8.1%}"
            f"{made.invented:>10}"
        )
    return lines


def report(made: Score, *, is_long: bool = False) -> list[str]:
    lines = [
        f"pages {len(made.pages)}, agreements {made.total('expected')}",
        f"rows: precision {made.precision:.1%}, recall {made.recall:.1%}",
        f"fields right: {made.fields:.1%}",
        f"invented on pages without agreements: {made.invented}",
        "",
        f"{'field':<18}precision  recall",
    ]
    for each in FIELDS:
        precision = made.right[each] / max(made.said[each], 1)
        recall = made.right[each] / max(made.wanted[each], 1)
        lines.append(f"{each:<18}{precision:>8.1%} {recall:>8.1%}")
    lines += ["", "worst pages first: fields right, rows expected, found, matched"]
    for page in sorted(made.pages, key=lambda page: page.share):
        if page.share == 1 and not is_long:
            continue
        counts = f"{page.expected:>3} {page.found:>3} {page.matched:>3}"
        lines.append(f"{page.share:>6.1%} {counts}  {page.name}")
        if is_long:
            lines += _told(page)
    return lines


def _told(page: PageScore) -> list[str]:
    lines = [f"      {row} {each}: {a!r} ≠ {b!r}" for row, each, a, b in page.wrong]
    lines += [f"      missed: {one['organisation']}" for one in page.missed]
    lines += [
        f"      invented: {one['organisation']} | {one['details']}"
        for one in page.invented
    ]
    return lines


def main(arguments: list[str]) -> int:
    from mosty.sveden.reading.output import read_file  # noqa: PLC0415 - late, so that the scorer needs no reader

    part = next((one for one in arguments if not one.startswith("-")), "")
    read = lambda path: read_file(path)["agreements"]  # noqa: E731 - said once
    lines = [*apart(read), ""] if not part else []
    lines += report(score(read, part=part), is_long="-v" in arguments)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
