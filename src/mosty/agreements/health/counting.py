"""How many agreements each check finds, and the first of them: one reading for all.

Every row gets a number with one bit a check; rows with the same faults are counted
together. So thirty checks of 20,000 agreements are one question.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db import connection
from django.db.models import BigIntegerField, Case, Count, Value, When

from mosty.agreements.health.declaring import Asking, Check
from mosty.agreements.models import Agreement

FIRST = 3
READ = """
SELECT faults, stage, count(*), (array_agg(id))[1:{first}], (array_agg(place))[1:{first}]
FROM ({rows}) AS held (id, place, stage, faults)
GROUP BY faults, stage
"""


@dataclass(frozen=True)
class Found:
    """How many agreements a check finds, and the ids of the first few."""

    check: Check
    count: int
    first: tuple[int, ...]


@dataclass(frozen=True)
class Tally:
    """What the checks found.

    `stages` is how many agreements stand at each stage, `sound` how many have no fault.
    """

    found: list[Found]
    stages: dict[str, int]
    sound: int


def tally(user, checks: Sequence[Check], asking: Asking) -> Tally:
    rows = (
        Agreement.objects.visible_to(user)
        .annotate(faults=faults_of(checks, asking))
        .order_by("register_number")
        .values_list("pk", "register_number", "stage", "faults")
    )
    statement, given = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(READ.format(rows=statement, first=FIRST), given)
        groups = cursor.fetchall()
    stages, counts, first = defaultdict(int), defaultdict(int), defaultdict(list)
    for faults, stage, number, ids, places in groups:
        stages[stage] += number
        for bit, one in enumerate(checks):
            if faults >> bit & 1:
                counts[one.name] += number
                first[one.name] += zip(places, ids, strict=True)
    return Tally(
        found=[
            Found(
                one,
                counts[one.name],
                tuple(pk for _place, pk in sorted(first[one.name])[:FIRST]),
            )
            for one in checks
        ],
        stages=dict(stages),
        sound=sum(number for faults, _stage, number, *_first in groups if not faults),
    )


def faults_of(checks, asking):
    """One bit for each check; the stage is asked once for checks of the same stages."""
    alike = defaultdict(list)
    for bit, one in enumerate(checks):
        alike[one.stages].append(bit_of(one, 1 << bit, asking))
    parts = [
        Case(
            When(stage__in=stages, then=reduce(add, bits)),
            default=Value(0),
            output_field=BigIntegerField(),
        )
        for stages, bits in alike.items()
    ]
    return reduce(add, parts)


def bit_of(check, bit: int, asking) -> Case:
    return Case(
        When(check.condition(asking), then=Value(bit)),
        default=Value(0),
        output_field=BigIntegerField(),
    )


def count_of(user, checks, asking) -> dict[str, int]:
    """The number of each of a few checks."""
    rows = Agreement.objects.visible_to(user)
    counts = {
        f"number_{place}": Count("pk", filter=one.where(asking))
        for place, one in enumerate(checks)
    }
    found = rows.aggregate(**counts)
    return {one.name: found[f"number_{n}"] for n, one in enumerate(checks)}
