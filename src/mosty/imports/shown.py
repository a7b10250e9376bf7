"""Rows of a draft as people see them: words, and duplicates side by side."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.access.desk import record_of
from mosty.agreements.models import Agreement
from mosty.imports.examining import texts_of
from mosty.imports.lists.columns import COLUMNS, column_letter
from mosty.imports.lists.findings import fault_words, key_of, proposal_words
from mosty.imports.lists.rows import SCHEMES
from mosty.imports.models import Draft, DraftRow
from mosty.imports.page import wording
from mosty.partners.models import KeptOrganisation
from mosty.partners.models.organisation import Kind
from mosty.places.models import Country, Region
from mosty.places.names import read_country
from mosty.sveden.reading import names

LABELS = {
    "name_ru": gettext_lazy("Name, in Russian"),
    "name_en": gettext_lazy("Name, in English"),
    "short_name_ru": gettext_lazy("Short name"),
    "country": gettext_lazy("Country"),
    "region_id": gettext_lazy("Region"),
    "region": gettext_lazy("Region"),
    "city_ru": gettext_lazy("City"),
    "kind": pgettext_lazy("organisation", "Kind"),
    "site": gettext_lazy("Site"),
    "same_number": gettext_lazy("The same number is borne by"),
    **SCHEMES,
}
FEW = 5
COMPARED = ("name_ru", "country", "region_id", "city_ru", "site")


@dataclass
class Field:
    """A column of a row that can be mended: what stands, what is wrong with it."""

    name: str
    label: str
    value: str
    printed: str = ""
    words: list[tuple[str, str]] = field(default_factory=list)
    hint: str = ""


@dataclass
class Correction:
    """A proposal with its words, and the key by which it is decided."""

    key: str
    code: str
    label: str
    words: str
    original: str
    proposed: str


@dataclass
class RowShown:
    """A row, what is wrong with it, what is proposed, who may be meant."""

    row: DraftRow
    name: str
    place: str
    faults: list[Field] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    pairs: list[tuple[str, str, str, bool]] = field(default_factory=list)
    other: object = None
    other_row: int | None = None
    other_key: str = ""
    by_number: bool = False
    fills: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    standing: object = None

    @property
    def other_address(self) -> str:
        """The office's page of the partner that is perhaps meant."""
        return record_of(self.other)


class Showing:
    """Shows rows of one draft; what they refer to is fetched once."""

    def __init__(self, draft: Draft, rows: list[DraftRow]):
        self.draft = draft
        self.countries = {one.pk: str(one) for one in Country.objects.all()}
        self.regions = {one.pk: str(one) for one in Region.objects.all()}
        self.titles = {one.name: one.title for one in COLUMNS[draft.kind]}
        found = {row.findings.get("agreement") for row in rows} - {None}
        self.agreements = Agreement.objects.in_bulk(found)
        keys = {organisation_of(row) for row in rows} - {None}
        meant = KeptOrganisation.objects.select_related("country", "region")
        self.organisations = meant.in_bulk(keys)
        numbers = {(row.findings.get("match") or {}).get("row") for row in rows}
        above = draft.rows.filter(number__in=numbers - {None})
        self.above = {row.number: row for row in above}

    def show(self, row: DraftRow) -> RowShown:
        values = row.findings.get("values", {})
        name = values.get("name_ru") or _("without a name")
        place = self.countries.get(values.get("country"), "")
        shown = RowShown(row, name, ", ".join(filter(None, [place, city(values)])))
        shown.faults = faults_of(self.draft, row)
        shown.corrections = [
            correction(each, self.label(each["column"]))
            for each in row.findings.get("proposals", ())
        ]
        shown.fills = [
            (self.label(name), self.told(name, value))
            for name, value in row.findings.get("fills", {}).items()
        ]
        shown.notes = [
            (self.label(name), text) for name, text in row.findings.get("notes", ())
        ]
        shown.standing = self.agreements.get(row.findings.get("agreement"))
        shown.other = self.organisations.get(organisation_of(row))
        if row.status == DraftRow.Status.LIKELY:
            self._set_beside(shown, values)
        return shown

    def label(self, name: str) -> str:
        return str(self.titles.get(name) or LABELS[name])

    def told(self, name: str, value) -> str:
        if name == "country":
            return self.countries.get(value, "")
        if name == "region_id":
            return self.regions.get(value, "")
        return str(Kind(value).label) if name == "kind" else str(value or "")

    def _set_beside(self, shown: RowShown, values: dict) -> None:
        """The row and the one that it is perhaps, field by field."""
        match = shown.row.findings.get("match") or {}
        shown.by_number = match.get("by_number", False)
        other = {}
        if shown.other is not None:
            shown.other_key = str(shown.other.pk)
            other = {name: getattr(shown.other, name, "") for name in COMPARED}
            other["country"] = shown.other.country_id
        elif match.get("row"):
            shown.other_row, shown.other_key = match["row"], str(-match["row"])
            above = self.above.get(match["row"])
            other = above.findings.get("values", {}) if above else {}
        for name in COMPARED:
            here, there = (
                self.told(name, values.get(name)),
                self.told(name, other.get(name)),
            )
            if here or there:
                shown.pairs.append((str(LABELS[name]), here, there, here != there))


def city(values: dict) -> str:
    return values.get("city_ru", "")


def organisation_of(row: DraftRow) -> int | None:
    match = row.findings.get("match") or {}
    return row.findings.get("organisation") or match.get("organisation")


def faults_of(draft: Draft, row: DraftRow) -> list[Field]:
    """The columns with faults, each once, with all that is wrong with it."""
    texts, found = texts_of(draft, row), {}
    titles = {one.name: str(one.title) for one in COLUMNS[draft.kind]}
    for each in row.findings.get("faults", ()):
        name = each["column"]
        if name not in found:
            heading = heading_of(draft, name)
            label = titles.get(name, name)
            found[name] = Field(name, label, texts.get(name, ""), printed=heading)
        found[name].words.append(fault_words(each))
    return list(found.values())


def heading_of(draft: Draft, name: str) -> str:
    at = draft.mapping.get(name)
    if at is None or at >= len(draft.headings):
        return ""
    return draft.headings[at] or column_letter(at)


def fields_of(draft: Draft, row: DraftRow) -> list[Field]:
    """All columns of a row, to be mended: what the file says beside each."""
    texts = texts_of(draft, row)
    bad = {one.name: one.words for one in faults_of(draft, row)}
    fields = []
    for column in COLUMNS[draft.kind]:
        at = draft.mapping.get(column.name)
        printed = row.cells[at] if at is not None and at < len(row.cells) else ""
        fields.append(
            Field(
                column.name,
                str(column.title),
                texts[column.name],
                printed=printed,
                words=bad.get(column.name, []),
                hint=str(column.hint),
            )
        )
    return fields


def correction(each: dict, label: str) -> Correction:
    return Correction(
        key=key_of(each),
        code=each["code"],
        label=label,
        words=proposal_words(each),
        original=each["original"],
        proposed=each["proposed"],
    )


def asked_countries(draft: Draft) -> list[dict]:
    """Texts that are no country, each once, with the rows and what may be meant."""
    asked: dict[str, dict] = {}
    rows = draft.rows.filter(status=DraftRow.Status.FAULT)
    for row in rows.filter(findings__has_key="asked_country"):
        text = row.findings["asked_country"]
        found = asked.setdefault(text.lower(), {"text": text, "numbers": []})
        found["numbers"].append(row.number)
    for one in asked.values():
        near = read_country(one["text"]) if one["text"] else None
        one["proposed"] = near.code if near else ""
        one["count"] = len(one["numbers"])
        more = "…" if one["count"] > FEW else ""
        one["said"] = ", ".join(map(str, one["numbers"][:FEW])) + more
    return list(asked.values())


def kinds_of_proposals(draft: Draft) -> list[dict]:
    """What is proposed, by kind, to be decided on at once."""
    found: dict[str, dict] = {}
    rows = draft.rows.exclude(status__in=["left_out", "entered"])
    for findings in rows.values_list("findings", flat=True):
        for each in findings.get("proposals", ()):
            one = found.setdefault(each["code"], {"code": each["code"], "count": 0})
            one["count"] += 1
    for one in found.values():
        one["words"] = CODES.get(one["code"], one["code"])
    return list(found.values())


CODES = {
    **{code: wording.MESSAGES[code] for code in names.CORRECTIONS},
    "zero_lost": gettext_lazy("A zero at the beginning was lost, as Excel does."),
    "differs": gettext_lazy("The register says otherwise than the file."),
    "party_likely": gettext_lazy("A further party is perhaps known already."),
}
