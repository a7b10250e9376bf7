"""What would become of a row of a list of partners."""

from mosty.imports.examining.held import described, match_of
from mosty.imports.lists.findings import Proposal
from mosty.imports.lists.rows import Reading
from mosty.imports.models import DraftRow
from mosty.partners.models.organisation import Kind

Status = DraftRow.Status
FILLED = ("name_en", "short_name_ru", "region_id", "city_ru", "kind", "site")


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
