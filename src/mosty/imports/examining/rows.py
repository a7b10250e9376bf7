"""Each row of a draft held against the register of now."""

from collections.abc import Iterable

from mosty.imports.examining.agreement import look_at_agreement, paper_key
from mosty.imports.examining.held import Register, register_of_now
from mosty.imports.examining.partner import look_at_partner
from mosty.imports.examining.told import Told
from mosty.imports.lists.columns import COLUMNS
from mosty.imports.lists.findings import Fault
from mosty.imports.lists.rows import Reading, read_row
from mosty.imports.models import Draft, DraftRow

Status, Verdict = DraftRow.Status, DraftRow.Verdict


class Examination:
    """A walk through the rows in the order of the file.

    A row is compared with those above it too, so none may be missing: one that need
    not be looked at again is passed by.
    """

    def __init__(self, draft: Draft, register: Register):
        self.draft, self.register, self.seen = draft, register, {}

    def look(self, row: DraftRow) -> bool:
        """Keep what would become of the row; tells whether that is news."""
        before = row.status, row.findings
        reading = read(self.draft, row, self.register)
        findings, status = base_findings(reading), Status.LEFT_OUT
        if row.verdict != Verdict.LEAVE_OUT:
            known = {"register": self.register, "seen": self.seen}
            status = LOOKS[self.draft.kind](row, reading, findings, **known)
        if row.number in self.register.rows:
            findings["is_known"] = True
        findings["faults"] = [one.as_json() for one in reading.faults]
        findings["proposals"] = [
            one.as_json() for one in reading.proposals if one.key not in row.refused
        ]
        row.status, row.findings = settled(row, reading, status), findings
        return before != (row.status, row.findings)

    def pass_by(self, told: Told) -> None:
        """Let the rows below know of one that stays as it was found."""
        if told.is_known:
            self.register.likeness.add(told.known())
        if told.partner is not None:
            key = paper_key(told.partner, told.facts)
            self.seen.setdefault(key, told.number)


def examine(draft: Draft, rows: Iterable[DraftRow]) -> list[DraftRow]:
    """Tell of each row what would become of it; gives the rows that were changed.

    Rows that are entered already are not among them: the register has them.
    """
    walk = Examination(draft, register_of_now(draft))
    return [row for row in rows if walk.look(row)]


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
