"""What would become of each row of a draft, held against the register of now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from mosty.agreements.models import Agreement
from mosty.imports import facts
from mosty.imports.lists.columns import COLUMNS
from mosty.imports.lists.findings import Fault, Proposal
from mosty.imports.lists.likeness import Known, Likeness, Match
from mosty.imports.lists.rows import SCHEMES, Reading, read_row
from mosty.imports.models import Draft, DraftRow
from mosty.institution.context import current as institution
from mosty.partners.matching import plain
from mosty.partners.models import Organisation, OrganisationIdentifier, OrganisationName
from mosty.partners.models.organisation import Kind
from mosty.places.models import Country, Region
from mosty.sveden.reading.records import Agreement as Printed
from mosty.sveden.reading.records import Origin

Status, Verdict = DraftRow.Status, DraftRow.Verdict
FILLED = ("name_en", "short_name_ru", "region_id", "city_ru", "kind", "site")
ANOTHER = "new"


@dataclass
class Register:
    """Everything that rows are held against, read once."""

    likeness: Likeness
    organisations: dict[int, Organisation]
    ours: set[str]
    home: str
    countries: set[str]
    regions: set[str]
    kinds: dict[str, str]
    papers: dict[int, list[Agreement]] = field(default_factory=dict)


def register_of_now(draft: Draft) -> Register:
    rows = {one.pk: one for one in Organisation.objects.filter(merged_into=None)}
    ours = {plain(one.name_ru) for one in rows.values() if one.is_ours}
    names, numbers = defaultdict(list), defaultdict(list)
    for key, name in OrganisationName.objects.values_list("organisation", "full_name"):
        names[key].append(name)
    known_numbers = OrganisationIdentifier.objects.values_list(
        "organisation", "scheme", "value"
    )
    for key, scheme, value in known_numbers:
        numbers[key].append((scheme, value))
    known = [
        Known(
            key,
            tuple(dict.fromkeys([one.name_ru, *names[key]])),
            one.country_id,
            tuple(numbers[key]),
        )
        for key, one in rows.items()
        if not one.is_ours
    ]
    papers = defaultdict(list)
    if draft.kind == Draft.Kind.AGREEMENTS:
        for one in Agreement.objects.exclude(counterpart=None):
            papers[one.counterpart_id].append(one)
    return Register(
        likeness=Likeness(known),
        organisations=rows,
        ours=ours,
        home=institution().country_code,
        countries=set(Country.objects.values_list("pk", flat=True)),
        regions=set(Region.objects.values_list("pk", flat=True)),
        kinds={plain(str(label)): value for value, label in Kind.choices},
        papers=papers,
    )


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


def match_of(row: DraftRow, reading: Reading, register: Register) -> Match | None:
    """Who is meant; a person's word goes first. A row is known to those below it."""
    name, country = reading.values["name_ru"], reading.values.get("country", "")
    if plain(name) in register.ours:
        reading.fault("is_ours", "name_ru", name)
        return None
    if not name or not country:
        return None
    numbers = tuple(reading.numbers.items())
    found = register.likeness.match(name, country, numbers)
    is_another = row.same_as == ANOTHER
    if is_another and found is not None and found.by_number:
        for scheme, value in numbers:
            if register.likeness.by_number.get((scheme, value)) == found.known:
                other = {"scheme": SCHEMES[scheme], "other": found.known.names[0]}
                reading.fault("number_elsewhere", scheme, value, **other)
    if found is None or is_another:
        register.likeness.add(Known(-row.number, (name,), country, numbers))
    if is_another:
        return None
    if found is not None and row.same_as == str(found.known.key):
        return Match(found.known, is_same=True)
    return found


def described(match: Match) -> dict:
    """The one that is meant, as the page shows it beside the row."""
    told = {"by_number": match.by_number, "name": match.known.names[0]}
    key = match.known.key
    return told | ({"organisation": key} if key > 0 else {"row": -key})


def look_at_partner(row, reading, findings, *, register, seen) -> str:
    match = match_of(row, reading, register)
    if match is None:
        return Status.NEW
    findings["match"] = described(match)
    if not match.is_same or match.known.key < 0:
        return Status.LIKELY
    findings["organisation"] = match.known.key
    standing = register.organisations[match.known.key]
    fills, differing = compared(standing, reading, dict(match.known.numbers))
    for name, proposal in differing.items():
        if proposal.key in row.accepted:
            fills[name] = proposal.proposed
        else:
            reading.proposals.append(proposal)
    findings["fills"] = fills
    return Status.CHANGED if fills else Status.FOUND


def compared(standing, reading: Reading, numbers) -> tuple[dict, dict[str, Proposal]]:
    """What the row adds to the record, and where the two say different things."""
    fills, differing = {}, {}
    for name in FILLED:
        given = reading.values.get(name)
        was = getattr(standing, name)
        if not given or given == was or (name == "kind" and given == Kind.UNKNOWN):
            continue
        if not was or was == Kind.UNKNOWN:
            fills[name] = given
        elif name not in {"kind", "region_id"}:
            detail = {"standing": str(was)}
            differing[name] = Proposal("differs", name, str(was), given, detail)
    for scheme, value in reading.numbers.items():
        was = numbers.get(scheme)
        if not was:
            fills[scheme] = value
        elif was != value:
            detail = {"standing": was}
            differing[scheme] = Proposal("differs", scheme, was, value, detail)
    return fills, differing


def look_at_agreement(row, reading, findings, *, register, seen) -> str:
    match = match_of(row, reading, register)
    said = paper_facts(row, reading, home=register.home)
    findings["facts"] = said
    partner = -row.number
    if match is not None:
        findings["match"] = described(match)
        partner = match.known.key
        if not match.is_same:
            return Status.LIKELY
        if partner > 0:
            findings["organisation"] = partner
    standing = next(
        (one for one in register.papers.get(partner, ()) if is_it(one, said)), None
    )
    if standing is not None:
        findings["agreement"] = standing.pk
        return Status.FOUND
    key = partner, said["number"], said["signed_on"], said["kind"], said["title"]
    above = seen.setdefault(key, row.number)
    if above != row.number and row.same_as != ANOTHER:
        findings["match"] = {"row": above, "name": reading.values["name_ru"]}
        return Status.LIKELY
    return Status.NEW


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


LOOKS = {
    Draft.Kind.PARTNERS: look_at_partner,
    Draft.Kind.AGREEMENTS: look_at_agreement,
}


def row_fault(code: str, **detail) -> dict:
    """A fault that was met while entering, as the findings keep it."""
    return Fault(code, "name_ru", "", detail).as_json()
