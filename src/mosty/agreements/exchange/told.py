"""What became of a workbook, in lines for a terminal."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.agreements.exchange.sheets import SHEETS

MOST_SHOWN = 20


def lines_of(outcome, *, is_dry_run: bool) -> list[str]:
    if outcome.faults:
        return [*faults_told(outcome), "", _("Nothing was entered.")]
    lines = []
    for sheet in SHEETS:
        told = counts_told(outcome, sheet.name)
        if told:
            lines.append(f"{sheet.title}: {told}")
    lines.extend(differences_told(outcome))
    if outcome.changes_nothing:
        lines.append(_("The register says all this already; nothing is changed."))
    if is_dry_run:
        lines.append(_("This was a dry run: nothing is written."))
    return lines


def counts_told(outcome, name: str) -> str:
    said = (
        (outcome.added[name], _("%(count)s added")),
        (outcome.found[name], _("%(count)s stand here already")),
        (outcome.kept_out[name], _("%(count)s left out, as their record stands here")),
    )
    return ", ".join(words % {"count": count} for count, words in said if count)


def faults_told(outcome) -> list[str]:
    shown = outcome.faults[:MOST_SHOWN]
    lines = [f"{one.cell}: {' '.join(one.words())}" for one in shown]
    return [*lines, *rest(len(outcome.faults) - len(shown))]


def differences_told(outcome) -> list[str]:
    lines = []
    for sheet, row, key, differing in outcome.differs[:MOST_SHOWN]:
        for name, (here, there) in differing.items():
            told = {"here": here[:60], "there": there[:60]}
            words = _("here “%(here)s”, in the file “%(there)s”; left as it is") % told
            lines.append(f"{sheet}!{row}, {key}, {name}: {words}")
    return [*lines, *rest(len(outcome.differs) - MOST_SHOWN)]


def rest(count: int) -> list[str]:
    if count <= 0:
        return []
    words = ngettext("… and %(count)s more.", "… and %(count)s more.", count)
    return [words % {"count": count}]
