"""Rows of lists become partners; what no column takes becomes a note."""

from django.utils.translation import gettext as _

from mosty.imports.actions.ledger import Ledger
from mosty.imports.lists.columns import COLUMNS, column_letter
from mosty.imports.lists.rows import SCHEMES
from mosty.imports.models import DraftRow
from mosty.partners import actions as partners
from mosty.partners.models import LogEntry, Organisation
from mosty.partners.models.log import Channel
from mosty.places.models import Country
from mosty.sveden.reading.names import kind_of_organisation
from mosty.sveden.reading.records import Origin

Status = DraftRow.Status


def enter_partner(row: DraftRow, ledger: Ledger) -> tuple[str, Organisation]:
    """The partner of a row, made, completed, or found; and which of these."""
    standing = standing_partner(row)
    if standing is None:
        return Status.NEW, make_partner(row, ledger)
    fills = row.findings.get("fills", {})
    if not fills:
        return Status.FOUND, standing
    return Status.CHANGED, _complete(standing, fills, row, ledger)


def standing_partner(row: DraftRow) -> Organisation | None:
    """The record that is meant, or one of exactly this name that came meanwhile."""
    findings = row.findings
    rows = Organisation.objects.select_for_update(of=["self"])
    if findings.get("organisation"):
        found = rows.filter(pk=findings["organisation"]).first()
        return found and found.standing()
    match, values = findings.get("match") or {}, findings["values"]
    names = [values["name_ru"]]
    if match.get("row"):
        names.append(match["name"])
    same = rows.filter(name_ru__in=names, country=values["country"], is_ours=False)
    same = same.filter(merged_into=None)
    return same.order_by("pk").first()


def make_partner(row: DraftRow, ledger: Ledger) -> Organisation:
    values = dict(row.findings["values"])
    for name in ("kind_text", "title"):
        values.pop(name, None)
    name, country = values.pop("name_ru"), values.pop("country")
    values.setdefault("kind", kind_of_organisation(name))
    made = partners.register(
        name,
        country=Country.objects.get(pk=country),
        by=ledger.by,
        source=ledger.source(origin_of(row), row=row.number),
        **values,
    )
    for scheme, value in row.findings.get("numbers", {}).items():
        partners.number(made, scheme, value, by=ledger.by)
    ledger.made(made, row=row.number, origin=origin_of(row))
    return made


def _complete(organisation, fills, row, ledger) -> Organisation:
    """Write what the row adds; what stood there is kept for the undoing."""
    before = {}
    columns = {k: v for k, v in fills.items() if k not in {*SCHEMES, "name_en"}}
    if columns:
        before |= {name: getattr(organisation, name) for name in columns}
        partners.describe(organisation, by=ledger.by, **columns)
    if "name_en" in fills:
        before["name_en"] = organisation.name_en
        partners.name_in_english(organisation, fills["name_en"], by=ledger.by)
    numbers = {k: v for k, v in fills.items() if k in SCHEMES}
    if numbers:
        own = organisation.identifiers.filter(is_other=False)
        standing = dict(own.values_list("scheme", "value"))
        before["numbers"] = {scheme: standing.get(scheme, "") for scheme in numbers}
        for scheme, value in numbers.items():
            partners.number(organisation, scheme, value, by=ledger.by)
    ledger.changed(organisation, before, row=row.number, origin=origin_of(row))
    return organisation


def note_left_over(row: DraftRow, partner: Organisation, ledger: Ledger) -> None:
    """Keep what no column of ours takes as a note; one that stands is not repeated."""
    draft = row.draft
    places = [at for at in draft.answers.get("noted", ()) if at < len(row.cells)]
    lines = [
        f"{draft.headings[at] or column_letter(at)}: {row.cells[at]}"
        for at in places
        if row.cells[at].strip()
    ]
    lines += notes_of(row)
    text = "\n".join(lines)
    notes = LogEntry.objects.filter(organisation=partner, channel=Channel.NOTE)
    if not text or notes.filter(text=text).exists():
        return
    subject = _("From the list “%(name)s”, row %(row)s")
    told = {"name": ledger.of_import.name[:200], "row": row.number}
    entry = partners.write_entry(
        partner,
        by=ledger.by,
        channel=Channel.NOTE,
        subject=subject % told,
        text=text,
    )
    ledger.made(entry, row=row.number)


def notes_of(row: DraftRow) -> list[str]:
    """The column of notes, and what of the others could not be understood."""
    titles = {one.name: str(one.title) for one in COLUMNS[row.draft.kind]}
    notes = row.findings.get("more", {}).get("notes", "")
    unread = [
        f"{titles[name]}: {text}"
        for name, text in row.findings.get("notes", ())
        if name in titles
    ]
    return [*([notes] if notes else []), *unread]


def is_of(ledger: Ledger, organisation) -> bool:
    """Whether this import made or completed the organisation before."""
    if any(thing == organisation for _entry, thing in ledger.entries):
        return False
    kinds = {"kind__app_label": "partners", "kind__model": "organisation"}
    records = ledger.of_import.records.filter(**kinds)
    return records.filter(object_id=organisation.pk).exists()


def origin_of(row: DraftRow) -> Origin:
    """Where a record comes from, for everybody to read: the columns that were taken.

    What was left out may be meant for staff, or for nobody.
    """
    taken = set(row.draft.mapping.values())
    cells = [cell for at, cell in enumerate(row.cells) if at in taken and cell]
    return Origin(line=row.number, text=" | ".join(cells))
