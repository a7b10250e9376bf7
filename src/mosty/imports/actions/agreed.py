"""Rows of lists become agreements, and papers that name each other are tied."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.activities.models import Activity, Direction
from mosty.agreements import actions as agreements
from mosty.agreements.facts import AgreementFacts, PartyFacts
from mosty.agreements.models import Agreement
from mosty.imports import facts
from mosty.imports.actions.ledger import Ledger, plain
from mosty.imports.actions.listed import (
    is_of,
    make_partner,
    origin_of,
    standing_partner,
)
from mosty.imports.models import DraftRow
from mosty.partners import actions as partners
from mosty.partners.models import Organisation
from mosty.people.models import Person
from mosty.places.models import Country
from mosty.sveden.reading.names import kind_of_organisation

Status = DraftRow.Status
OF_PARTNER = ("signatory", "signatory_position", "authority", "own_number")
OF_US = {
    "our_signatory": "signatory",
    "our_signatory_position": "signatory_position",
    "original_place": "original_place",
}
AS_TOLD = ("subject", "register_number")
TIED = {"above": "parent", "newer": "superseded_by"}


def enter_agreement(row: DraftRow, ledger: Ledger) -> tuple[str, Organisation]:
    """The agreement of a row with its parties, who are made where there are none."""
    partner = standing_partner(row)
    if row.findings.get("agreement"):
        return complete(row, partner, ledger), partner
    is_standing = partner is not None
    partner = partner or make_partner(row, ledger)
    row.findings["facts"] |= {
        "state_code": partner.country_id,
        "region": partner.region_id,
    }
    agreement = put_in(row, partner, ledger)
    ledger.made(agreement, row=row.number, origin=origin_of(row))
    if is_standing and is_of(ledger, partner):
        ledger.changed(partner, {}, row=row.number)
    return Status.NEW, partner


def complete(row, partner, ledger) -> str:
    """Write what the row adds, and where a person let it win."""
    writes = row.findings.get("writes", {})
    if not writes:
        return Status.FOUND
    agreement = Agreement.objects.get(pk=row.findings["agreement"])
    before = plain({name: getattr(agreement, name) for name in writes})
    reason = ledger.why(row.number)
    agreements.describe(agreement, by=ledger.by, reason=reason, **typed(writes))
    ledger.changed(agreement, before, row=row.number, origin=origin_of(row))
    return Status.CHANGED


def typed(writes: dict) -> dict:
    columns = {name: Agreement._meta.get_field(name) for name in writes}
    return {name: columns[name].to_python(value) for name, value in writes.items()}


def put_in(row: DraftRow, partner, ledger) -> Agreement:
    """The record at the stage that the row tells, with all that hangs on it."""
    more = row.findings["more"]
    columns = AgreementFacts(**facts.columns_of(row.findings))
    told = {
        "parties": [lead(row, partner), *further(row, ledger)],
        "by": ledger.by,
        "source": ledger.source(origin_of(row), row=row.number),
        "related": {
            "responsible": Person.objects.filter(pk=more.get("responsible")).first(),
            "project": Activity.objects.filter(pk=more.get("project")).first(),
            "directions": list(Direction.objects.filter(pk__in=more["directions"])),
            **{name: more[name] for name in AS_TOLD if more.get(name)},
        },
    }
    if row.findings["facts"]["planned"]:
        agreement = begun(columns, told, more.get("stage", "planned"))
    else:
        reason = _("Stands in the institution's list %(name)s, row %(row)s.")
        said = {"name": ledger.of_import.name, "row": row.number}
        agreement = agreements.register_signed(columns, reason=reason % said, **told)
        close(agreement, more, by=ledger.by)
    settle(agreement, row, by=ledger.by)
    return Agreement.objects.get(pk=agreement.pk)


def begun(columns, told, stage: str) -> Agreement:
    if stage in {"draft", "negotiation"}:
        return agreements.open_idea(columns, stage=stage, **told)
    agreement = agreements.open_idea(columns, **told)
    if stage != "planned":
        return agreement
    return agreements.describe(agreement, by=told["by"], is_shown_as_planned=True)


def close(agreement, more, *, by) -> None:
    """Ended early, or put away, where the row says so."""
    if more.get("stage") == "ended":
        day = datetime.date.fromisoformat(more["ended"])
        agreements.end_early(agreement, by=by, on=day)
    elif more.get("stage") == "archived":
        agreements.archive(agreement, by=by)


def lead(row, partner) -> PartyFacts:
    more = row.findings["more"]
    told = {name: more.get(name, "") for name in OF_PARTNER}
    name = row.findings["facts"]["organisation"]
    return PartyFacts(partner, name_at_signing=name, **told)


def further(row, ledger) -> list[PartyFacts]:
    return [
        PartyFacts(party_of(one, row, ledger), name_at_signing=one["name"])
        for one in row.findings["more"]["parties"]
    ]


def party_of(said: dict, row, ledger) -> Organisation:
    """The record that is meant; made where none bears the name in the country."""
    rows = Organisation.objects.select_for_update(of=["self"])
    if said.get("organisation"):
        found = rows.filter(pk=said["organisation"]).first()
        if found is not None:
            return found.standing()
    same = rows.filter(
        name_ru=said["name"], country=said["country"], merged_into=None
    ).first()
    if same is not None:
        return same
    made = partners.register(
        said["name"],
        country=Country.objects.get(pk=said["country"]),
        by=ledger.by,
        source=ledger.source(origin_of(row), row=row.number),
        kind=kind_of_organisation(said["name"]),
    )
    ledger.made(made, row=row.number, origin=origin_of(row))
    return made


def settle(agreement, row, *, by) -> None:
    """Who signed for us, who withdrew, and the conclusion; what is refused is a note."""
    more = row.findings["more"]
    ours = agreement.parties.filter(organisation__is_ours=True).first()
    told = {column: more[name] for name, column in OF_US.items() if more.get(name)}
    if told and ours is not None:
        agreements.describe_party(ours, by=by, **told)
    if more.get("withdrawn"):
        lead = agreement.parties.get(organisation=agreement.counterpart)
        day = datetime.date.fromisoformat(more["withdrawn"])
        agreements.describe_party(lead, by=by, withdrawn_on=day)
    if more.get("clearance"):
        try:
            with transaction.atomic():
                clear(agreement, more["clearance"], by=by)
        except Refused as refusal:
            words = told_of(more["clearance"])
            row.findings["notes"].append(["clearance", f"{words} ({refusal})"])


def clear(agreement, said: dict, *, by) -> None:
    if "exempt" in said:
        agreements.exempt(agreement, reason=said["exempt"], by=by)
        return
    day = said["on"] and datetime.date.fromisoformat(said["on"])
    agreements.enter_clearance(
        agreement,
        by=by,
        result="granted",
        number=said["number"],
        decided_on=day or None,
    )


def told_of(said: dict) -> str:
    return said.get("exempt") or " ".join(filter(None, (said["number"], said["on"])))


def tie(draft, ledger: Ledger) -> None:
    """Papers that name another by its number, once all rows are in."""
    names = Q(findings__more__has_key="above") | Q(findings__more__has_key="newer")
    for row in draft.rows.filter(names, status=Status.ENTERED).order_by("number"):
        own = own_agreement(row, ledger)
        for name, column in TIED.items():
            number = row.findings["more"].get(name)
            if number and own is not None and getattr(own, column) is None:
                own = tie_one(row, own, column, number, ledger)


def own_agreement(row, ledger) -> Agreement | None:
    key = row.findings.get("agreement")
    if key is None:
        kind = {"kind__app_label": "agreements", "kind__model": "agreement"}
        made = ledger.of_import.records.filter(row=row.number, **kind).first()
        key = made and made.object_id
    return Agreement.objects.filter(pk=key).first()


def tie_one(row, own, column, number, ledger) -> Agreement:
    other = meant(own, number)
    try:
        if other is None:
            raise Refused(message=_("no such number"))
        with transaction.atomic():
            own = agreements.describe(own, by=ledger.by, **{column: other})
    except Refused as refusal:
        name = "above" if column == "parent" else "newer"
        row.findings["notes"].append([name, f"{number} ({refusal})"])
        row.save(update_fields=["findings"])
        return own
    before = {f"{column}_id": None}
    ledger.changed(own, before, row=row.number, origin=origin_of(row))
    return own


def meant(own, number: str) -> Agreement | None:
    """The paper of this number: of the same partner before any other, if one alone."""
    found = Agreement.objects.filter(number=number).exclude(pk=own.pk)
    same = list(found.filter(counterpart=own.counterpart)[:2])
    every = same or list(found[:2])
    return every[0] if len(every) == 1 else None
