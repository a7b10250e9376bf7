"""What would become of a row of a list of agreements."""

from django.utils.timezone import localdate

from mosty.agreements.models import Agreement
from mosty.imports import facts
from mosty.imports.examining.differing import compared
from mosty.imports.examining.held import ANOTHER, described, match_of
from mosty.imports.examining.related import related
from mosty.imports.facts import columns_of
from mosty.imports.lists.rows import Reading
from mosty.imports.models import DraftRow
from mosty.partners.matching import plain
from mosty.sveden.reading.records import Agreement as Printed
from mosty.sveden.reading.records import Origin

Status = DraftRow.Status
BEFORE = ("planned", "idea", "draft", "negotiation")
FEW = 3


def look_at_agreement(row, reading, findings, *, register, seen) -> str:
    match = match_of(row, reading, register)
    said = paper_facts(row, reading, home=register.home)
    findings["facts"], findings["more"] = said, related(row, reading, register)
    refuse_contradictions(reading, said)
    findings["notes"] = [*reading.unread, *same_numbers(said, reading, register)]
    partner = -row.number
    if match is not None:
        findings["match"] = described(match)
        partner = match.known.key
        if not match.is_same:
            return Status.LIKELY
        if partner > 0:
            findings["organisation"] = partner
    standing = standing_of(partner, said, reading, register)
    if standing is not None:
        return told_beside(standing, row, reading, findings)
    findings["partner"] = partner
    above = seen.setdefault(paper_key(partner, said), row.number)
    if above != row.number and row.same_as != ANOTHER:
        findings["match"] = {"row": above, "name": reading.values["name_ru"]}
        return Status.LIKELY
    return Status.NEW


def standing_of(partner, said, reading, register) -> Agreement | None:
    """The same paper of the register: of its number there, or as the paper tells."""
    number = reading.more.get("register_number")
    numbered = register.numbered.get(number)
    if numbered is not None and numbered.counterpart_id == partner:
        return numbered
    papers = register.papers.get(partner, ())
    found = next((one for one in papers if is_it(one, said)), None)
    if numbered is not None and found is None:
        other = numbered.counterpart.name_ru
        printed = str(number)
        reading.fault("register_number_taken", "register_number", printed, other=other)
    return found


def paper_key(partner: int, said: dict) -> tuple:
    """By which two rows of a file are the same paper."""
    return partner, said["number"], said["signed_on"], said["kind"], said["title"]


def told_beside(standing, row, reading, findings) -> str:
    """The same paper stands in the register: what the row adds, what it says else."""
    findings["agreement"] = standing.pk
    findings["number"] = standing.register_number
    fills, writes, differing = compared(standing, columns_of(findings))
    for name, (proposal, columns) in differing.items():
        if proposal.key in row.accepted:
            fills[name] = proposal.proposed
            writes |= columns
        else:
            reading.proposals.append(proposal)
    findings["fills"], findings["writes"] = fills, facts.plain_columns(writes)
    return Status.CHANGED if fills else Status.FOUND


def refuse_contradictions(reading, said) -> None:
    stage = reading.more.get("stage")
    if stage in BEFORE and said["signed_on"]:
        reading.fault("signed_before", "stage", said["signed_on"])
    if said["signed_on"] and str(said["signed_on"]) > str(localdate()):
        reading.fault("signed_later", "signed", said["signed_on"])
    refuse_withdrawal(reading, said)
    said["planned"] = said["planned"] or stage in BEFORE
    number = reading.more.get("above") or reading.more.get("newer")
    if number and said["number"] == number:
        column = "above" if reading.more.get("above") else "newer"
        reading.fault("own_parent", column, number)


def refuse_withdrawal(reading, said) -> None:
    day = reading.more.get("withdrawn")
    if day and said["signed_on"] and day < str(said["signed_on"]):
        reading.fault("withdrawn_early", "withdrawn", day)
    if day and day > str(localdate()):
        reading.fault("withdrawn_later", "withdrawn", day)


def same_numbers(said, reading, register) -> list[list[str]]:
    """That other papers of the register bear this number, with whom."""
    others = register.numbers.get(plain(said["number"]), ()) if said["number"] else ()
    mine = plain(reading.values["name_ru"])
    return [
        ["same_number", f"№ {number}, {name}"]
        for number, name in others
        if plain(name) != mine
    ][:FEW]


def is_it(agreement: Agreement, said: dict) -> bool:
    """Whether a paper of the same partner is the one: by number and by date."""
    numbers = {agreement.number, said["number"][:80]} - {""}
    signed = str(agreement.signed_on or ""), said["signed_on"] or ""
    if len(numbers) > 1 or (all(signed) and signed[0] != signed[1]):
        return False
    if agreement.number == said["number"] and (agreement.number or all(signed)):
        return True
    return facts.kind_of(said["kind"]) == agreement.kind and signed[0] == signed[1]


def paper_facts(row: DraftRow, reading: Reading, *, home: str) -> dict:
    """The paper in the same words as a row of the cooperation page."""
    values = reading.values
    country = values.get("country")
    section = "interregional" if country == home else "foreign"
    printed = Printed(
        row=row.number,
        section=section,
        state="",
        state_code=country,
        region=values.get("region_id"),
        city=values.get("city_ru", ""),
        organisation=values["name_ru"],
        kind=values["kind_text"],
        paper=reading.paper,
        origin=Origin(line=row.number),
    )
    said = facts.of_agreement(printed, row.cells or [""])
    return said | {"title": values["title"] or said["title"]}
