"""Two versions of a text, clause by clause and word by word."""

import difflib
import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from mosty.documents.texts.clauses import Clause

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 60
SAME_PLACE = 25
PAIRS_LOOKED_AT = 250_000
SAME, GONE, COME = "same", "gone", "come"


@dataclass(frozen=True)
class Change:
    """What became of a clause; `pieces` are (same | gone | come, text).

    `kind` is same, changed, added or removed. It `is_moved` where it stands in
    another order, `is_renumbered` where its number is another.
    """

    kind: str
    before: Clause | None
    after: Clause | None
    pieces: tuple[tuple[str, str], ...] = ()
    is_moved: bool = False
    is_renumbered: bool = False

    @property
    def is_quiet(self) -> bool:
        return self.kind == "same" and not (self.is_moved or self.is_renumbered)


def compare(before: list[Clause], after: list[Clause]) -> list[Change]:
    """Changes in the order of `after`; what was removed stands where it stood."""
    pairs = _paired(before, after)
    moved = _out_of_order([pairs[at] for at in sorted(pairs)])
    changes = [
        _change(before[pairs[at]], one, is_moved=pairs[at] in moved)
        if at in pairs
        else Change("added", None, one, ((COME, one.text),))
        for at, one in enumerate(after)
    ]
    kept = set(pairs.values())
    place_of = {old: new for new, old in pairs.items()}
    shift = 0
    for at, one in enumerate(before):
        if at in kept:
            continue
        earlier = [place_of[old] for old in range(at) if old in place_of]
        place = (earlier[-1] + 1 if earlier else 0) + shift
        shift += 1
        change = Change("removed", one, None, ((GONE, one.text),))
        changes.insert(min(place, len(changes)), change)
    return changes


def words_between(before: str, after: str) -> list[tuple[str, str]]:
    """What stayed, what is gone and what has come, word by word.

    A space alone between two changes belongs to both, so that phrases stay whole.
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[tuple[str, str]] = []
    gone = come = space = ""
    for tag, i, j, k, m in matcher.get_opcodes():
        left, right = "".join(old[i:j]), "".join(new[k:m])
        if tag != "equal":
            gone, come, space = gone + space + left, come + space + right, ""
        elif left.isspace() and (gone or come):
            space = left
        else:
            pieces += _changed(gone, come, space)
            gone = come = space = ""
            pieces.append((SAME, left))
    return [*pieces, *_changed(gone, come, space)]


def _changed(gone: str, come: str, space: str) -> list[tuple[str, str]]:
    told = [(GONE, gone), (COME, come), (SAME, space)]
    return [(kind, text) for kind, text in told if text]


def _change(old: Clause, new: Clause, *, is_moved: bool) -> Change:
    is_same = _plain(old.text) == _plain(new.text)
    pieces = [(SAME, new.text)] if is_same else words_between(old.text, new.text)
    return Change(
        "same" if is_same else "changed",
        old,
        new,
        tuple(pieces),
        is_moved=is_moved,
        is_renumbered=_number(old.label) != _number(new.label),
    )


def _paired(before, after) -> dict[int, int]:
    """For places in `after` the place in `before` it came from."""
    pairs: dict[int, int] = {}
    free_old, free_new = set(range(len(before))), set(range(len(after)))

    def take(new, old):
        pairs[new] = old
        free_new.discard(new)
        free_old.discard(old)

    for is_keyed in (True, False):
        known: dict[object, list[int]] = {}
        for at in sorted(free_old):
            known.setdefault(_identity(before[at], is_keyed), []).append(at)
        for at in sorted(free_new):
            same = known.get(_identity(after[at], is_keyed))
            if same:
                take(at, same.pop(0))
    for _score, new, old in _likely(before, after, free_old, free_new):
        if new in free_new and old in free_old:
            take(new, old)
    return pairs


def _likely(before, after, free_old, free_new) -> list[tuple[float, int, int]]:
    """Candidates among those left, the likeliest first."""
    is_short = len(free_old) * len(free_new) <= PAIRS_LOOKED_AT
    found = []
    for new in free_new:
        for old in free_old:
            is_same_key = before[old].key == after[new].key
            if not is_same_key and not is_short:
                continue
            floor = SAME_PLACE if is_same_key else ALIKE
            alike = fuzz.ratio(before[old].text, after[new].text, score_cutoff=floor)
            if alike:
                found.append((alike + 25 * is_same_key, new, old))
    return sorted(found, key=lambda one: (-one[0], one[1], one[2]))


def _identity(clause: Clause, is_keyed: bool):
    text = _plain(clause.text)
    return (clause.key, text) if is_keyed else text


def _plain(text: str) -> str:
    """Without what no reader takes for a change: kinds of spaces, ё."""
    return " ".join(text.split()).replace("ё", "е").replace("Ё", "Е")


def _number(label: str) -> str:
    return label.rstrip(".) ").lower()


def _out_of_order(places: list[int]) -> set[int]:
    """Those that do not fit into the longest row of rising places."""
    best: list[int] = []
    back: list[int] = [-1] * len(places)
    for at, place in enumerate(places):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            if places[best[middle]] < place:
                low = middle + 1
            else:
                high = middle
        back[at] = best[low - 1] if low else -1
        best[low : low + 1] = [at]
    kept, at = set(), best[-1] if best else -1
    while at >= 0:
        kept.add(places[at])
        at = back[at]
    return set(places) - kept
