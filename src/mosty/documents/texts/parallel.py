"""Texts in two languages held side by side: what one says and the other does not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mosty.documents.texts.clauses import Clause
from mosty.documents.texts.names import canonical, is_named
from mosty.documents.texts.pairing import pair
from mosty.documents.texts.shapes import is_cyrillic
from mosty.documents.texts.values import Value, values_of

ONE_SIDED = {"money", "percent", "date", "identifier", "reference", "period", "number"}
LIKE = ({"number", "money", "percent", "period"}, {"number", "identifier"})


@dataclass(frozen=True)
class Span:
    """A piece of a clause to be shown."""

    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """A difference between two languages.

    `kind`: missing_left, missing_right, number, money, percent, period, date,
    identifier, reference, name, numbering, clash. `said` is what stands left and
    right, as printed; empty where it does not stand.
    """

    kind: str
    left: Clause | None
    right: Clause | None
    said: tuple[str, str] = ("", "")
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """The number of the clause, of whichever side has one."""
        sides = [one for one in (self.left, self.right) if one]
        return next((one.label for one in sides if one.label), sides[0].key)


@dataclass(frozen=True)
class Parallel:
    """Two texts clause by clause, with what was found."""

    pairs: list[tuple[Clause | None, Clause | None]]
    findings: list[Finding]
    languages: tuple[str, str]


def language_of(clauses: Iterable[Clause]) -> str:
    """`ru` for Cyrillic letters, `en` for all else."""
    return "ru" if is_cyrillic(" ".join(one.text for one in clauses)) else "en"


def hold(
    left: list[Clause],
    right: list[Clause],
    *,
    names: Iterable[tuple[str, str]] = (),
) -> Parallel:
    """The two texts paired and searched; `names` are those of the parties in both."""
    languages = (language_of(left), language_of(right))
    pairs = pair(left, right, languages=languages)
    findings: list[Finding] = []
    shifted: dict[str, tuple] = {}
    for one, other in pairs:
        if one is None or other is None:
            kind = "missing_left" if one is None else "missing_right"
            findings.append(Finding(kind, one, other))
            continue
        numbering = _numbering(one, other, shifted)
        findings += [numbering] if numbering else []
        findings += _values(one, other, languages)
        findings += _names(one, other, languages, names)
    return Parallel(pairs, findings, languages)


def _numbering(one: Clause, other: Clause, shifted: dict) -> Finding | None:
    """Another number; that all those after it are shifted as well is told once."""
    if not (one.is_numbered and other.is_numbered):
        return None
    ours, theirs = _path(one.key), _path(other.key)
    if ours == theirs:
        return None
    if len(ours) == len(theirs) and ours[:-1] == theirs[:-1]:
        shift = (ours[:-1], theirs[-1] - ours[-1])
    else:
        shift = (ours[:1], tuple(theirs[:1]))
    is_known = shift in shifted or _is_under(ours, theirs, shifted)
    shifted.setdefault(shift, (ours, theirs))
    if is_known:
        return None
    return Finding("numbering", one, other, said=(one.label, other.label))


def _is_under(ours, theirs, shifted) -> bool:
    """Whether a number above it is known to be another one."""
    return any(
        ours[: len(above)] == above and theirs[: len(beside)] == beside
        for above, beside in shifted.values()
    )


def _path(key: str) -> tuple[int, ...]:
    plain = key.split("~")[0].split("-")[-1].replace("/", ".")
    return tuple(int(one) for one in plain.split("."))


def _values(one: Clause, other: Clause, languages) -> list[Finding]:
    ours = [v for v in values_of(one.text, language=languages[0]) if v.kind != "name"]
    theirs = [
        v for v in values_of(other.text, language=languages[1]) if v.kind != "name"
    ]
    findings = [
        _clash(one, other, value, side)
        for side, values in enumerate((ours, theirs))
        for value in values
        if value.clash
    ]
    ours, theirs = _left_over(ours, theirs)
    while ours:
        value = ours.pop(0)
        match = next((v for v in theirs if _is_like(value, v)), None)
        if match:
            theirs.remove(match)
            if not _is_same_amount(value, match):
                findings.append(_differ(one, other, value, match))
        elif _is_told(value):
            findings.append(_differ(one, other, value, None))
    findings += [_differ(one, other, None, v) for v in theirs if _is_told(v)]
    return findings


def _left_over(ours, theirs) -> tuple[list[Value], list[Value]]:
    """Values without an equal on the other side; repetition alone does not count."""
    left = Counter((one.kind, one.value) for one in ours)
    right = Counter((one.kind, one.value) for one in theirs)
    is_counted = sum(left.values()) == sum(right.values())
    return (
        _without(ours, right, is_counted=is_counted),
        _without(theirs, left, is_counted=is_counted),
    )


def _without(values, others: Counter, *, is_counted: bool) -> list[Value]:
    spent: Counter = Counter()
    found = []
    for one in values:
        mark = (one.kind, one.value)
        spent[mark] += 1
        if others[mark] == 0 or (is_counted and spent[mark] > others[mark]):
            found.append(one)
    return found


def _is_like(one: Value, other: Value) -> bool:
    """Whether two values may be one thing that differs."""
    if one.kind == other.kind:
        return True
    kinds = {one.kind, other.kind}
    return any(kinds <= each for each in LIKE) and _is_same_amount(one, other)


def _is_same_amount(one: Value, other: Value) -> bool:
    """The same number, of which only one side was read with what it counts."""
    if one.kind == other.kind:
        return one.value == other.value
    return one.value.split(" ")[0] == other.value.split(" ")[0]


def _is_told(value: Value) -> bool:
    """A single small number in words is not: «both», «the two Parties»."""
    if value.kind not in ONE_SIDED:
        return False
    is_small = value.is_word and value.kind in {"number", "period"}
    return not (is_small and value.value.split(" ")[0] in {"1", "2"})


def _clash(one, other, value, side) -> Finding:
    span = (Span(value.start, value.end),)
    said = ("", "")
    spans = ((), ())
    said = (value.printed, "") if side == 0 else ("", value.printed)
    spans = (span, ()) if side == 0 else ((), span)
    return Finding("clash", one, other, said, *spans)


def _differ(one, other, left: Value | None, right: Value | None) -> Finding:
    kind = left.kind if left else right.kind
    if left and right and "number" in {left.kind, right.kind}:
        kind = right.kind if left.kind == "number" else left.kind
    return Finding(
        kind,
        one,
        other,
        (left.printed if left else "", right.printed if right else ""),
        (Span(left.start, left.end),) if left else (),
        (Span(right.start, right.end),) if right else (),
    )


def _names(one: Clause, other: Clause, languages, names) -> list[Finding]:
    """Names of the Russian side that the other one does not bear."""
    if languages[0] == languages[1] or "ru" not in languages:
        return []
    is_left = languages[0] == "ru"
    ours, theirs = (one, other) if is_left else (other, one)
    found = []
    for value in values_of(ours.text, language="ru"):
        if value.kind == "name" and not is_named(value.value, theirs.text):
            found.append((value.printed, Span(value.start, value.end)))
    for russian, english in names:
        at = ours.text.find(russian)
        if russian and english and at >= 0 and english not in theirs.text:
            found.append((russian, Span(at, at + len(russian))))
    findings = {
        canonical(printed): (
            Finding("name", one, other, (printed, ""), (span,))
            if is_left
            else Finding("name", one, other, ("", printed), (), (span,))
        )
        for printed, span in found
    }
    return list(findings.values())
