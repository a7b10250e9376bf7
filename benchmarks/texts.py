"""`mosty bench texts`: faults seeded into texts in two languages, found and not.

Two texts: a bilingual agreement as a template (`parallel/agreement.docx`), filled in
and read from its DOCX, and a contract in another manner (`parallel/contract.txt`). Each is searched
as the two columns of one table and as two files. The floor is a line diff of the
digits of both sides (difflib).
"""

import argparse
import difflib
import json
import re
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.seeded import CONTRACT, SAMPLE, Fault
from mosty.documents.filling import fill
from mosty.documents.texts import word
from mosty.documents.texts.clauses import clauses_of
from mosty.documents.texts.parallel import Finding, hold
from mosty.documents.texts.shapes import Paragraph

HERE = Path(__file__).parent / "parallel"
LEAST_FOUND = 20
Columns = tuple[tuple[Paragraph, ...], ...]


@dataclass
class Measured:
    """What one way of searching found of the faults, and what it made up."""

    text: str
    way: str
    faults: int
    found: int
    false_alarms: int
    false_on_clean: int
    ms: float
    missed: list[str]


def main(arguments: list[str]) -> int:
    """Print the figures; 0 when the sample holds its goal."""
    parser = argparse.ArgumentParser(prog="mosty bench texts", description=__doc__)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    rows = measured()
    if asked.json:
        print(json.dumps([asdict(one) for one in rows], ensure_ascii=False))
    else:
        say(rows)
    first = rows[0]
    is_held = first.found >= LEAST_FOUND and not first.false_on_clean
    return 0 if is_held else 1


def say(rows: list[Measured]) -> None:
    head = ("text", "way", "found", "false alarms", "on the clean text", "ms")
    print("{:<10}{:<26}{:>9}{:>14}{:>19}{:>7}".format(*head))
    for one in rows:
        found = f"{one.found}/{one.faults}"
        print(
            f"{one.text:<10}{one.way:<26}{found:>9}{one.false_alarms:>14}"
            f"{one.false_on_clean:>19}{one.ms:>7.0f}"
        )
        for name in one.missed:
            print(f"{'':10}not found: {name}")


def measured() -> list[Measured]:
    texts = (("sample", sample(), SAMPLE), ("contract", contract(), CONTRACT))
    return [
        row
        for name, columns, faults in texts
        for row in (
            searched(name, "two columns", columns, faults=faults),
            searched(name, "two files", apart(columns), faults=faults),
            at_once(name, columns, faults),
            diffed(name, columns, faults),
        )
    ]


def sample() -> Columns:
    """The bilingual template, filled in and read as any DOCX is."""
    template = (HERE / "agreement.docx").read_bytes()
    values = json.loads((HERE / "requisites.json").read_text(encoding="utf-8"))
    return word.read(fill(template, values, {}).data).columns


def contract() -> Columns:
    text = (HERE / "contract.txt").read_text(encoding="utf-8").strip()
    rows = [block.split("\n==\n") for block in text.split("\n\n")]
    return tuple(
        tuple(Paragraph(row[side], row=at) for at, row in enumerate(rows, start=1))
        for side in (0, 1)
    )


def apart(columns: Columns) -> Columns:
    """The same as two files: no row tells which paragraphs belong together."""
    return tuple(tuple(replace(one, row=0) for one in column) for column in columns)


def findings_in(columns: Columns) -> list[Finding]:
    return hold(*(clauses_of(one) for one in columns)).findings


def searched(text, way, columns, *, faults) -> Measured:
    """Each fault by itself."""
    began = time.process_time()
    clean = findings_in(columns)
    missed, false_alarms = [], 0
    for fault in faults:
        seeded, looked_for = fault.seed(columns)
        findings = findings_in(seeded)
        hits = [one for one in findings if is_hit(one, fault, looked_for)]
        missed += [] if hits else [fault.name]
        false_alarms += len(findings) - len(hits)
    ms = (time.process_time() - began) * 1000 / (len(faults) + 1)
    found = len(faults) - len(missed)
    return Measured(text, way, len(faults), found, false_alarms, len(clean), ms, missed)


def at_once(text, columns, faults) -> Measured:
    """All faults in one text."""
    began = time.process_time()
    seeded, looked_for = columns, {}
    for fault in faults:
        seeded, looked_for[fault.name] = fault.seed(seeded)
    findings = findings_in(seeded)
    missed, hits = [], set()
    for fault in faults:
        found = {
            at
            for at, one in enumerate(findings)
            if is_hit(one, fault, looked_for[fault.name])
        }
        missed += [] if found else [fault.name]
        hits |= found
    ms = (time.process_time() - began) * 1000
    return Measured(
        text,
        "two columns, all at once",
        len(faults),
        len(faults) - len(missed),
        len(findings) - len(hits),
        0,
        ms,
        missed,
    )


def is_hit(finding: Finding, fault: Fault, looked_for: str) -> bool:
    texts = [one.whole for one in (finding.left, finding.right) if one]
    return finding.kind in fault.kinds and any(looked_for in one for one in texts)


def diffed(text, columns, faults) -> Measured:
    """The floor: lines of digits of both sides, told apart by difflib."""
    began = time.process_time()
    clean = len(lines_apart(columns))
    missed, false_alarms = [], 0
    for fault in faults:
        seeded, looked_for = fault.seed(columns)
        lines = lines_apart(seeded)
        hits = [one for one in lines if looked_for in one]
        missed += [] if hits else [fault.name]
        false_alarms += len(lines) - len(hits)
    ms = (time.process_time() - began) * 1000 / (len(faults) + 1)
    found = len(faults) - len(missed)
    return Measured(
        text, "line diff of digits", len(faults), found, false_alarms, clean, ms, missed
    )


def lines_apart(columns: Columns) -> list[str]:
    """Lines of either side of which the digits stand not in the other one."""
    told = [[one.text for one in column] for column in columns]
    digits = [[" ".join(re.findall(r"\d+", one)) for one in side] for side in told]
    matcher = difflib.SequenceMatcher(None, *digits, autojunk=False)
    apart_lines = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            apart_lines += [*told[0][i:j], *told[1][k:m]]
    return apart_lines
