"""How well labelled pairs are told apart, beside the best that plain likeness gives."""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from benchmarks.matching.pairs import SAME, Labelled
from mosty.partners.matching import Verdict, compare
from mosty.partners.matching import pairs as matched

RELATED = ("rename", "branch", "parent")
UNRELATED = "different"
LOWEST, HIGHEST = 30, 100


@dataclass(frozen=True)
class Figures:
    """Precision and recall of one way to say «same»."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Score:
    """What became of all pairs of a part.

    Predicted positive is the verdict `same`, whatever the label, a rename or a
    branch that is called the same too. `loose` counts `doubtful` as well, renames,
    branches and parents left out: there doubt is right. `confusion` gives for each
    label how many were said to be what: the relation, or `different` without one.
    """

    strict: Figures
    loose: Figures
    counts: Counter
    relations: dict[str, tuple[int, int]]
    confusion: dict[str, Counter]


def as_one_list(pairs: list[Labelled]):
    """What is said of each pair where all rows are matched at once, as the command does."""
    rows = {body.key: body for pair in pairs for body in (pair.one, pair.other)}
    found = {
        frozenset((pair.one.key, pair.other.key)): pair.verdict
        for pair in matched(rows.values())
    }
    unsaid = Verdict(0.0, UNRELATED, None, ())
    return lambda one, other: found.get(frozenset((one.key, other.key)), unsaid)


def scored(pairs: list[Labelled], verdict_of=compare) -> Score:
    verdicts = [(pair.label, verdict_of(pair.one, pair.other)) for pair in pairs]
    counts = Counter((label, verdict.verdict) for label, verdict in verdicts)
    relations = {
        name: (
            sum(label == name == verdict.relation for label, verdict in verdicts),
            sum(label == name for label, _verdict in verdicts),
        )
        for name in RELATED
    }
    true = sum(number for (label, _said), number in counts.items() if label == SAME)
    same = sum(number for (_label, said), number in counts.items() if said == SAME)
    doubted = sum(
        number
        for (label, said), number in counts.items()
        if said == "doubtful" and label not in RELATED
    )
    right = counts[SAME, SAME]
    return Score(
        Figures(right, same, true),
        Figures(right + counts[SAME, "doubtful"], same + doubted, true),
        counts,
        relations,
        confused(verdicts),
    )


def confused(verdicts) -> dict[str, Counter]:
    found = {label: Counter() for label in (SAME, *RELATED, UNRELATED)}
    for label, verdict in verdicts:
        if verdict.verdict == SAME:
            said = SAME
        elif verdict.relation in RELATED:
            said = verdict.relation
        else:
            said = verdict.verdict
        found[label][said] += 1
    return found


def floor(pairs: list[Labelled]) -> tuple[Figures, int]:
    """rapidfuzz's token_set_ratio at the threshold that serves it best."""
    likeness = [
        (
            fuzz.token_set_ratio(pair.one.name.lower(), pair.other.name.lower()),
            pair.label,
        )
        for pair in pairs
    ]
    true = sum(label == SAME for _ratio, label in likeness)
    best = Figures(0, 0, true), 0
    for threshold in range(LOWEST, HIGHEST + 1):
        said = [label for ratio, label in likeness if ratio >= threshold]
        figures = Figures(said.count(SAME), len(said), true)
        if figures.f1 > best[0].f1:
            best = figures, threshold
    return best
