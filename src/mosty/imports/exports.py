"""The register printed back as the text table that it was read from."""

import datetime

from django.contrib.contenttypes.models import ContentType

from mosty.agreements.models import Agreement
from mosty.imports import facts
from mosty.imports.models import Import, ImportedRecord

HEADER = ["№", "Страна", "Название организации", "Форма сотрудничества"]
COLUMNS = {"row": 0, "state": 1, "organisation": 2, "kind": 3}
GROUPS = {
    "foreign": "Зарубежные организации",
    "interregional": "Организации регионов РФ",
}


def register_as_text() -> str:
    """The public register as lines of cells, each ended by `|`.

    A row that a page gave is printed in the page's own words, except for cells
    whose fact was changed since; other rows follow with what is known of them.
    """
    printed = _printed()
    header = printed.get("header") or HEADER
    columns = printed.get("columns") or COLUMNS
    groups = printed["groups"] if printed else GROUPS
    lines = [_line(header), "---|" * len(header)]
    last = 0
    for section in ("foreign", "interregional"):
        rows = list(_rows(section))
        if rows and section in groups:
            lines.append(f"{groups[section]} | {'|' * (len(header) - 1)}")
        for agreement, record in rows:
            cells = _cells(agreement, record, columns=columns, width=len(header))
            if record is None and "row" in columns:
                cells[columns["row"]] = f"{last + 1}."
            last = max(last, record.row if record else last + 1)
            lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _printed() -> dict:
    """How the newest imported page printed its table."""
    done = Import.objects.filter(kind="page", state=Import.State.DONE)
    newest = done.order_by("-pk").first()
    return newest.reading["printed"] if newest else {}


def _rows(section: str):
    """Agreements of a section with the newest record of what a page said of each."""
    kind = ContentType.objects.get_for_model(Agreement)
    records = ImportedRecord.objects.filter(
        kind=kind, of_import__state=Import.State.DONE
    ).exclude(printed={})
    newest = {
        record.object_id: record
        for record in records.select_related("of_import").order_by("pk")
    }
    register = Agreement.objects.public().filter(section=section)
    register = register.select_related("counterpart", "country", "region")
    for agreement in register.prefetch_related("parties").order_by("register_number"):
        yield agreement, newest.get(agreement.pk)


def _cells(agreement, record, *, columns: dict, width: int) -> list[str]:
    cells = [""] * width
    said = {}
    if record is not None:
        said = record.printed
        given = record.of_import.reading["printed"]["cells"].get(str(record.row), [])
        cells[: len(given)] = given[:width]
    facts_now = _now(agreement)
    for name, place in columns.items():
        if name in facts_now and _is_changed(name, agreement, said):
            cells[place] = facts_now[name]
    return cells


def _is_changed(name: str, agreement, said: dict) -> bool:
    """Whether the fact of a column is another than the page's."""
    if not said:
        return True
    if name == "state":
        return agreement.country_id != said["state_code"]
    if name == "organisation":
        return _party_name(agreement) != said["organisation"]
    if name == "region":
        return agreement.region_id != said["region"]
    was = facts.agreement_columns(said)
    return any(getattr(agreement, each) != was[each] for each in FACTS.get(name, ()))


FACTS = {
    "kind": ("kind_text_ru",),
    "number": ("number",),
    "signed": ("signed_on", "signed_precision"),
    "term": ("term_rule", "term_months", "valid_until", "term_text"),
}


def _now(agreement) -> dict[str, str]:
    return {
        "state": agreement.country.official_ru or agreement.country.name_ru,
        "region": agreement.region.name_ru if agreement.region else "",
        "organisation": _party_name(agreement),
        "kind": agreement.kind_text_ru or agreement.get_kind_display(),
        "number": agreement.number,
        "signed": _date(agreement.signed_on, agreement.signed_precision),
        "term": agreement.term_text
        or _date(agreement.valid_until, agreement.valid_precision),
    }


def _party_name(agreement) -> str:
    """The partner's name as the paper bears it."""
    for party in agreement.parties.all():
        if party.organisation_id == agreement.counterpart_id:
            return party.name_at_signing
    return agreement.counterpart.name_ru


def _date(day: datetime.date | None, precision: str) -> str:
    patterns = {"day": "%d.%m.%Y", "month": "%m.%Y", "year": "%Y"}
    return day.strftime(patterns[precision]) if day else ""


def _line(cells) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells) + " |"
