"""Each row of a draft held against the register of now."""

from collections.abc import Iterable

from mosty.imports.examining.agreement import look_at_agreement
from mosty.imports.examining.held import Register, register_of_now
from mosty.imports.examining.partner import look_at_partner
from mosty.imports.lists.columns import COLUMNS
from mosty.imports.lists.findings import Fault
from mosty.imports.lists.rows import Reading, read_row
from mosty.imports.models import Draft, DraftRow

Status, Verdict = DraftRow.Status, DraftRow.Verdict


def examine(draft: Draft, rows: Iterable[DraftRow]) -> list[DraftRow]:
    """Tell of each row what would become of it; gives the rows that were changed.

    Rows stand in the order of the file: a row is compared with those above it too.
    Rows that are entered already are not among them: the register has them.
    """
    register = register_of_now(draft)
    look = LOOKS[draft.kind]
    seen: dict = {}
    changed = []
    for row in rows:
        before = row.status, row.findings
        reading = read(draft, row, register)
        findings, status = base_findings(reading), Status.LEFT_OUT
        if row.verdict != Verdict.LEAVE_OUT:
            status = look(row, reading, findings, register=register, seen=seen)
        findings["faults"] = [one.as_json() for one in reading.faults]
        findings["proposals"] = [
            one.as_json() for one in reading.proposals if one.key not in row.refused
        ]
        row.status, row.findings = settled(row, reading, status), findings
        if before != (row.status, row.findings):
            changed.append(row)
    return changed


def settled(row, reading, status) -> str:
    if row.verdict == Verdict.LEAVE_OUT:
        return Status.LEFT_OUT
    if row.verdict == Verdict.WAIT:
        return Status.WAITS
    return Status.FAULT if reading.faults else status


def texts_of(draft: Draft, row: DraftRow) -> dict[str, str]:
    """The row's texts by our columns; what was mended stands instead."""
    texts = {}
    for column in COLUMNS[draft.kind]:
        at = draft.mapping.get(column.name)
        printed = row.cells[at] if at is not None and at < len(row.cells) else ""
        texts[column.name] = row.mended.get(column.name, printed)
    return texts


def read(draft: Draft, row: DraftRow, register: Register) -> Reading:
    texts = texts_of(draft, row)
    reading = read_row(
        texts,
        draft.kind,
        countries=draft.answers.get("countries", {}),
        home=register.home,
        kinds=register.kinds,
    )
    region = reading.values.get("region_id")
    if region and region not in register.regions:
        del reading.values["region_id"]
        if texts.get("region"):
            reading.fault("region_unknown", "region", texts["region"])
    country = reading.values.get("country")
    if country and country not in register.countries:
        reading.fault("country_unknown", "country", country, proposed="")
    return reading


def base_findings(reading: Reading) -> dict:
    found = {"values": reading.values, "numbers": reading.numbers}
    if reading.asked_country is not None:
        found["asked_country"] = reading.asked_country
    return found


LOOKS = {
    Draft.Kind.PARTNERS: look_at_partner,
    Draft.Kind.AGREEMENTS: look_at_agreement,
}


def row_fault(code: str, **detail) -> dict:
    """A fault that was met while entering, as the findings keep it."""
    return Fault(code, "name_ru", "", detail).as_json()
