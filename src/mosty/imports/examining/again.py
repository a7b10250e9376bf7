"""A few rows that say something else are looked at again, and those that lean on them.

A row leans on one above it that is, or was, the same or a likely organisation, or the
same paper. The rest of the file is passed by, and of the register only those partners
are read that may be meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Lower
from rapidfuzz import fuzz

from mosty.agreements.models import Agreement
from mosty.imports.examining.held import (
    ANOTHER,
    Register,
    known_of,
    named_by_agreements,
    told_once,
)
from mosty.imports.examining.rows import Examination, read
from mosty.imports.examining.told import Told, all_told, told_of
from mosty.imports.lists.likeness import Known, Likeness, figures, stems
from mosty.imports.models import Draft, DraftRow
from mosty.partners.matching import plain
from mosty.partners.models import (
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
)

NEAR = 60


def examine_again(
    draft: Draft, changed: list[DraftRow], *, most: int
) -> list[DraftRow] | None:
    """The rows whose findings are news; None where more than `most` are concerned."""
    blank = Register(Likeness(), {}, **told_once())
    told = list(all_told(draft))
    marks = [mark_of(draft, row, blank) for row in changed]
    leaning = concerned(told, changed, marks)
    if len(leaning) > most:
        return None
    rows = DraftRow.objects.filter(pk__in=leaning).select_for_update()
    rows = {row.pk: row for row in rows.order_by("pk")}
    meant = Meant()
    for row in rows.values():
        meant.add(read(draft, row, blank))
    walk = Examination(draft, narrow(draft, meant, blank))
    news = []
    for one in told:
        if one.pk not in rows:
            walk.pass_by(one) if meant.may_be(one) else None
        elif walk.look(rows[one.pk]):
            news.append(rows[one.pk])
    return news


@dataclass(frozen=True)
class Mark:
    """What a changed row said and says now, each as it was, or may be, found.

    `is_elsewhere` when other rows may find it where they did not, or no more.
    """

    ways: tuple[Told, Told]
    is_elsewhere: bool


def mark_of(draft: Draft, row: DraftRow, register) -> Mark:
    was = told_of(row.pk, row.number, row.findings)
    said = read(draft, row, register)
    findings = {"values": said.values, "numbers": said.numbers}
    now = told_of(row.pk, row.number, findings)
    is_out = row.verdict == DraftRow.Verdict.LEAVE_OUT
    settled = row.same_as == ANOTHER if row.same_as else was.is_known
    is_same = (was.name, was.country, was.numbers) == (
        now.name,
        now.country,
        now.numbers,
    )
    stays = (row.status == DraftRow.Status.LEFT_OUT) == is_out
    return Mark((was, now), not (is_same and stays and settled == was.is_known))


def concerned(told: Iterable[Told], changed, marks: list[Mark]) -> set[int]:
    """Keys of the changed rows and of those below that lean, or now may lean, on them."""
    keys = {row.pk for row in changed}
    numbers = {row.number for row in changed}
    papers = {one.paper() for mark in marks for one in mark.ways} - {None}
    likeness, names = moved(marks)
    first = min(numbers)
    for one in told:
        if one.number <= first or one.pk in keys:
            continue
        if (
            one.match_row in numbers
            or (papers and one.paper() in papers)
            or (names and may_be_near(one, names) and is_near(one, likeness))
        ):
            keys.add(one.pk)
    return keys


def moved(marks: list[Mark]) -> tuple[Likeness, list]:
    """The names and numbers under which others may look for the changed rows."""
    ways = [one for mark in marks if mark.is_elsewhere for one in mark.ways]
    known = [
        Known(at, (one.name,), one.country, one.numbers) for at, one in enumerate(ways)
    ]
    names = [
        (one.country, plain(one.name), figures(one.name), {*one.numbers})
        for one in ways
    ]
    return Likeness(known), list({str(name): name for name in names}.values())


def may_be_near(one: Told, names) -> bool:
    """Cheap, and true of every row that is near indeed."""
    mine, digits = plain(one.name), figures(one.name)
    return any(
        not numbers.isdisjoint(one.numbers)
        or (
            country == one.country
            and digits == theirs
            and fuzz.token_set_ratio(mine, name, score_cutoff=NEAR) > 0
        )
        for country, name, theirs, numbers in names
    )


def is_near(one: Told, likeness: Likeness) -> bool:
    return likeness.match(one.name, one.country, one.numbers) is not None


class Meant:
    """Names, countries and numbers that a few rows say: what may be meant by them."""

    def __init__(self):
        self.stems: set[str] = set()
        self.numbers: set[tuple[str, str]] = set()
        self.papers: set[str] = set()
        self.numbered: set[int] = set()

    def add(self, reading) -> None:
        names = [reading.values["name_ru"]]
        names += [name for name, _place in reading.more.get("parties", ())]
        for name in filter(None, names):
            self.stems |= stems(name) or {bare(name)}
        self.numbers |= set(reading.numbers.items())
        if reading.paper.number:
            self.papers.add(reading.paper.number.lower())
        if reading.more.get("register_number"):
            self.numbered.add(reading.more["register_number"])

    def may_be(self, one: Told) -> bool:
        is_paper = one.partner is not None
        return is_paper or self.is_like(one.name) or bool(self.numbers & {*one.numbers})

    def is_like(self, name: str) -> bool:
        text = bare(name)
        return any(stem in text for stem in self.stems)


def bare(name: str) -> str:
    return " ".join(name.split()).lower().replace("ё", "е")


def narrow(draft: Draft, meant: Meant, blank: Register) -> Register:
    """Of the register what may be meant, as if all of it were held."""
    partners = Organisation.objects.filter(merged_into=None)
    named = [
        *partners.values_list("pk", "name_ru"),
        *OrganisationName.objects.values_list("organisation", "full_name"),
    ]
    keys = {pk for pk, name in named if meant.is_like(name)}
    for scheme, value in meant.numbers:
        same = OrganisationIdentifier.objects.filter(scheme=scheme, value=value)
        keys |= set(same.values_list("organisation", flat=True))
    rows = {one.pk: one for one in partners.filter(pk__in=keys)}
    register = Register(
        Likeness(known_of(rows.values(), only=keys)),
        rows,
        blank.ours,
        blank.home,
        blank.countries,
        blank.regions,
        blank.kinds,
    )
    if draft.kind == Draft.Kind.AGREEMENTS:
        papers = Agreement.objects.alias(bare=Lower("number")).filter(
            Q(counterpart__in=keys)
            | Q(bare__in=meant.papers)
            | Q(register_number__in=meant.numbered)
        )
        for name, value in named_by_agreements(papers).items():
            setattr(register, name, value)
    return register
