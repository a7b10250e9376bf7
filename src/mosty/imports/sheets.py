"""What became, or would become, of the rows of a whole register, for a page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.exchange.faults import Fault
from mosty.agreements.exchange.sheets import SHEETS

MOST_RUNS = 40
VERDICTS = {
    "added": (pgettext_lazy("row of an import", "will be added"), "done"),
    "found": (pgettext_lazy("row of an import", "in the register already"), "plain"),
    "kept_out": (pgettext_lazy("row of an import", "left out"), "over"),
}
WHY_LEFT_OUT = _("Rows of records that stand in the register are left out with them.")


def sheets_of(outcome: dict) -> list[dict]:
    """Each sheet that has rows: its counts, and the verdict of every row."""
    found = []
    for sheet in SHEETS:
        runs = outcome["rows"].get(sheet.name, ())
        if not runs:
            continue
        counts = {name: outcome[name].get(sheet.name, 0) for name in VERDICTS}
        found.append(
            {
                "name": sheet.name,
                "title": sheet.title,
                **counts,
                "runs": [run_told(*run) for run in runs[:MOST_RUNS]],
                "more": len(runs) - MOST_RUNS if len(runs) > MOST_RUNS else 0,
            }
        )
    return found


def run_told(first: int, last: int, verdict: str) -> dict:
    words, kind = VERDICTS[verdict]
    rows = str(first) if first == last else f"{first}–{last}"
    return {"rows": rows, "words": words, "kind": kind}


def faults_of(outcome: dict) -> list[dict]:
    """What hinders the whole file: the cell, what is wrong, what to do."""
    faults = []
    for told in outcome["faults"]:
        parts = {
            name: told[name] for name in ("code", "sheet", "row", "column", "facts")
        }
        fault = Fault(**parts)
        what, remedy = fault.words()
        faults.append({"cell": fault.cell, "what": what, "remedy": remedy})
    return faults


def differences_of(outcome: dict) -> list[dict]:
    """Cells in which the file and the register disagree; the register stays."""
    titles = {sheet.name: sheet.title for sheet in SHEETS}
    return [
        {
            "sheet": titles.get(sheet, sheet),
            "row": row,
            "column": name,
            "here": here,
            "there": there,
        }
        for sheet, row, _key, columns in outcome["differs"]
        for name, (here, there) in columns.items()
    ]
