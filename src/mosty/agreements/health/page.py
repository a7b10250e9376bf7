"""What the page of the register's health shows, and what of it stands on the desk."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from mosty.access.desk import count_of
from mosty.access.roles import audiences_of
from mosty.agreements import telling
from mosty.agreements.health import counting, mending
from mosty.agreements.health.checks import BY_NAME, CHECKS
from mosty.agreements.health.declaring import GROUPS, Asking, Check
from mosty.agreements.models import Agreement
from mosty.agreements.partner import partner_of, with_partner
from mosty.journal.snapshots import ShelfByTables
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language

METERS = (
    "signed_on",
    "rule",
    "number",
    "scan",
    "owner",
    "directions",
    "languages",
    "life",
)
ON_DESK = ("term", "clearance", "scan", "life", "region")
REGISTER = "kept-agreements"


@dataclass(frozen=True)
class Line:
    """One agreement with a fault, and where that is mended."""

    number: int
    title: str
    url: str
    mend: object
    mend_url: str


@dataclass(frozen=True)
class Fault:
    """What a check found: how many, where all of them stand, the first few."""

    check: Check
    count: int
    url: str
    query: str
    lines: list[Line]

    @property
    def left(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True)
class Part:
    key: str
    title: object
    faults: list[Fault]


@dataclass(frozen=True)
class Meter:
    """Of how many agreements something is known; `share` in per cent, rounded down."""

    title: object
    known: int
    whole: int
    url: str

    @property
    def share(self) -> int:
        return 100 * self.known // self.whole if self.whole else 100


@dataclass(frozen=True)
class Health:
    parts: list[Part]
    meters: list[Meter]
    total: int
    sound: int


@dataclass(frozen=True)
class Lack:
    """Something that so many agreements lack; `url` opens them."""

    title: object
    count: int
    url: str


_kept = ShelfByTables(32)


def health_of(
    user, *, on: datetime.date, jurisdiction: str, language: str, snapshot: str
) -> Health:
    """The health of what `user` may see; read anew when data changed."""
    audiences = frozenset(audiences_of(user))
    key = (audiences, on, jurisdiction, language)
    asking = Asking(on, jurisdiction)
    return _kept.value(key, snapshot, lambda: read(user, audiences, asking))


def read(user, audiences, asking) -> Health:
    told = counting.tally(user, CHECKS, asking)
    found = [one for one in told.found if one.count]
    rows = rows_of([pk for one in found for pk in one.first])
    mended = mending.addresses({one.check.name: one.first for one in found}, rows)
    faults = [fault_of(one, rows, audiences, mended) for one in found]
    return Health(
        parts=parts_of(faults),
        meters=meters_of(told),
        total=sum(told.stages.values()),
        sound=told.sound,
    )


def parts_of(faults) -> list[Part]:
    parts = []
    for group, title in GROUPS.items():
        held = [one for one in faults if one.check.group == group]
        if held:
            parts.append(Part(group.value, title, held))
    return parts


def rows_of(keys) -> dict[int, Agreement]:
    rows = with_partner(Agreement.objects.filter(pk__in=set(keys)))
    return {row.pk: row for row in rows.order_by()}


def fault_of(found, rows, audiences, mended) -> Fault:
    check = found.check
    held = [rows[pk] for pk in found.first if pk in rows]
    return Fault(
        check=check,
        count=found.count,
        url=address_of(check),
        query=query_of(check),
        lines=[line_of(row, check, audiences, mended) for row in held],
    )


def line_of(row, check, audiences, mended) -> Line:
    partner = partner_of(row, audiences)
    name = in_language(partner, "name").text if partner else telling.kind_of(row)
    return Line(
        number=row.register_number,
        title=name,
        url=numbered("agreements_office:record", pk=row.pk),
        mend=check.mend,
        mend_url=mended.get((check.name, row.pk)) or mend_url(check, row.pk),
    )


def mend_url(check, pk: int) -> str:
    if check.page == "record_done":
        return f"{reverse('agreements_office:record_done')}?agreement={pk}"
    return numbered(f"agreements_office:{check.page}", pk=pk) + check.place


def query_of(check) -> str:
    return urlencode({"fault": check.name})


def address_of(check) -> str:
    return f"{reverse('agreements_office:records')}?{query_of(check)}"


def meters_of(told) -> list[Meter]:
    counts = {one.check.name: one.count for one in told.found}
    meters = []
    for name in METERS:
        check = BY_NAME[name]
        whole = sum(told.stages.get(stage, 0) for stage in check.stages)
        known = whole - counts[name]
        meters.append(Meter(check.title, known, whole, address_of(check)))
    return meters


def lacks(user, *, on, jurisdiction) -> list[Lack]:
    """What stands on the desk of it, the gravest first; what is whole is left out."""
    checks: Sequence[Check] = [BY_NAME[name] for name in ON_DESK]
    rows, asking = (
        Agreement.objects.visible_to(user).order_by(),
        Asking(on, jurisdiction),
    )
    counts = {
        one.name: count_of(rows.filter(one.where(asking)), of="pk") for one in checks
    }
    return [
        Lack(one.title, counts[one.name], address_of(one))
        for one in checks
        if counts[one.name]
    ]
