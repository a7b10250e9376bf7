"""Differences of texts in the words of the office."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from mosty.documents.texts.clauses import Clause
from mosty.documents.texts.comparing import Change
from mosty.documents.texts.parallel import Finding, Parallel, Span

KINDS = {
    "number": gettext_lazy("Numbers differ"),
    "money": gettext_lazy("Sums differ"),
    "percent": gettext_lazy("Percentages differ"),
    "period": gettext_lazy("Terms differ"),
    "date": gettext_lazy("Dates differ"),
    "identifier": gettext_lazy("Numbers of papers, addresses or identifiers differ"),
    "reference": gettext_lazy("References differ"),
    "numbering": gettext_lazy("Clauses are numbered differently"),
}
MISSING = {
    "missing_left": gettext_lazy("Lacks on the left"),
    "missing_right": gettext_lazy("Lacks on the right"),
    "name": gettext_lazy("A name lacks on the other side"),
    "clash": gettext_lazy("Figures and words differ"),
}
CHANGES = {
    "changed": pgettext_lazy("clause", "Changed"),
    "added": pgettext_lazy("clause", "Added"),
    "removed": pgettext_lazy("clause", "Removed"),
    "same": pgettext_lazy("clause", "Unchanged"),
}
MOVED = pgettext_lazy("clause", "Moved")
RENUMBERED = pgettext_lazy("clause", "Renumbered")
BADGES = {"changed": "warn", "added": "ok", "removed": "over", "same": "plain"}


@dataclass(frozen=True)
class ToldChange:
    """A clause that is not what it was."""

    label: str
    badges: list[tuple[str, str]]
    pieces: tuple[tuple[str, str], ...]
    was: str = ""


@dataclass(frozen=True)
class ToldFinding:
    """A difference of two languages; the pieces are (text, whether it is meant)."""

    label: str
    title: str
    sentence: str
    left: list[tuple[str, bool]] | None
    right: list[tuple[str, bool]] | None


def told_changes(changes: list[Change]) -> list[ToldChange]:
    return [_told_change(one) for one in changes if not one.is_quiet]


def _told_change(change: Change) -> ToldChange:
    badges = []
    if change.kind != "same":
        badges.append((str(CHANGES[change.kind]), BADGES[change.kind]))
    if change.is_moved:
        badges.append((str(MOVED), "plain"))
    if change.is_renumbered:
        badges.append((str(RENUMBERED), "plain"))
    clause = change.after or change.before
    was = change.before.label if change.before and change.is_renumbered else ""
    return ToldChange(named(clause), badges, change.pieces, was)


def summary_of(changes: list[Change]) -> str:
    """`3 changed, 1 added, 2 removed; 40 unchanged.`"""
    counts = Counter(one.kind for one in changes)
    told = [
        ngettext(
            "%(count)s clause changed", "%(count)s clauses changed", counts["changed"]
        ),
        ngettext("%(count)s added", "%(count)s added", counts["added"]),
        ngettext("%(count)s removed", "%(count)s removed", counts["removed"]),
        ngettext("%(count)s unchanged", "%(count)s unchanged", counts["same"]),
    ]
    kinds = ("changed", "added", "removed", "same")
    return ", ".join(
        text % {"count": counts[kind]} for text, kind in zip(told, kinds, strict=True)
    )


def named(clause: Clause) -> str:
    """The number as printed, with the clause to which an item or paragraph belongs."""
    above = clause.key.split("~")[0].split("-")[-1]
    number = above.replace("/", ":").split(":")[0]
    if "/" in above:
        return _("%(clause)s, item %(item)s") % {"clause": number, "item": clause.label}
    if ":" in above:
        place = above.split(":")[-1]
        if number == "0":
            return _("Before the clauses, paragraph %(place)s") % {"place": place}
        return _("After %(clause)s, paragraph %(place)s") % {
            "clause": number,
            "place": place,
        }
    return clause.label or number


def told_findings(parallel: Parallel) -> list[ToldFinding]:
    return [_told_finding(one) for one in parallel.findings]


def _told_finding(finding: Finding) -> ToldFinding:
    clause = finding.left or finding.right
    title = KINDS.get(finding.kind) or MISSING[finding.kind]
    return ToldFinding(
        label=named(clause),
        title=str(title),
        sentence=_sentence(finding),
        left=_marked(finding.left, finding.left_spans),
        right=_marked(finding.right, finding.right_spans),
    )


def _sentence(finding: Finding) -> str:
    left, right = finding.said
    one = left or right
    if finding.kind == "missing_left":
        return _("This clause has no pair in the text on the left.")
    if finding.kind == "missing_right":
        return _("This clause has no pair in the text on the right.")
    if finding.kind == "clash":
        return _("“%(text)s”: the number in brackets is another one.") % {"text": one}
    if finding.kind == "name":
        return _("“%(name)s” is not found in the other text.") % {"name": one}
    if left and right:
        told = {"left": left, "right": right}
        return _("On the left “%(left)s”, on the right “%(right)s”.") % told
    if left:
        return _("“%(text)s” stands only on the left.") % {"text": left}
    return _("“%(text)s” stands only on the right.") % {"text": right}


def _marked(clause: Clause | None, spans: tuple[Span, ...]):
    """The clause in pieces, each with whether it is meant."""
    if clause is None:
        return None
    head = f"{clause.label} " if clause.label else ""
    pieces, at = [(head, False)] if head else [], 0
    for span in sorted(spans, key=lambda one: one.start):
        pieces.append((clause.text[at : span.start], False))
        pieces.append((clause.text[span.start : span.end], True))
        at = span.end
    pieces.append((clause.text[at:], False))
    return [piece for piece in pieces if piece[0]]
