"""What the last check found of a row, as far as other rows lean on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models.fields.json import KeyTransform

from mosty.imports.lists.likeness import Known
from mosty.imports.models import Draft

FOUND = ("values", "numbers", "facts", "match", "partner", "is_known")
MARKS = ("number", "signed_on", "kind", "title")


@dataclass(frozen=True)
class Told:
    """A row of a draft without its texts."""

    pk: int
    number: int
    name: str
    country: str
    numbers: tuple[tuple[str, str], ...]
    facts: dict
    match_row: int | None
    partner: int | None
    is_known: bool

    def known(self) -> Known:
        return Known(-self.number, (self.name,), self.country, self.numbers)

    def paper(self) -> tuple | None:
        """What its paper bears, if that tells it from others."""
        marks = tuple(self.facts.get(name) for name in MARKS)
        return marks if any(marks[:2]) else None


def told_of(pk: int, number: int, findings: dict) -> Told:
    values = findings.get("values") or {}
    return Told(
        pk,
        number,
        values.get("name_ru") or "",
        values.get("country") or "",
        tuple((findings.get("numbers") or {}).items()),
        findings.get("facts") or {},
        (findings.get("match") or {}).get("row"),
        findings.get("partner"),
        bool(findings.get("is_known")),
    )


def all_told(draft: Draft) -> Iterator[Told]:
    """All rows that are not entered, in the order of the file."""
    rows = draft.rows.filter(entered_at=None).order_by("number", "pk")
    parts = [KeyTransform(name, "findings") for name in FOUND]
    for pk, number, *found in rows.values_list("pk", "number", *parts).iterator():
        yield told_of(pk, number, dict(zip(FOUND, found, strict=True)))
