"""Organisations of the register as the matcher sees them, and who is like them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from mosty.partners.matching import Body, Verdict, compare
from mosty.partners.matching.blocking import keys
from mosty.partners.matching.comparing import DIFFERENT
from mosty.partners.matching.pairing import is_hopeless, read
from mosty.partners.models import KeptOrganisation, Organisation

LONGEST_KEY = 120
MOST_OF_A_KEY = 400
MOST_COMPARED = 20
GENERAL = ("k:", "c:", "e:", "o:")
FEWEST_SPECIFIC = 12
SHARING = """
SELECT organisation_id,
       cardinality(ARRAY(SELECT unnest(keys) INTERSECT SELECT unnest(%(keys)s::text[])))
FROM (
    SELECT organisation_id, keys FROM partners_namemark
    WHERE keys && %(keys)s::text[] LIMIT %(most)s
) AS found
ORDER BY 2 DESC, 1 LIMIT %(compared)s
"""


@dataclass(frozen=True)
class Candidate:
    """An organisation that may be meant, and why; `is_part` if it is the branch."""

    organisation: Organisation
    verdict: Verdict
    is_part: bool = False


def bodies_of(organisation) -> list[Body]:
    """A body for each name in each language, abbreviations and former names too."""
    known = {organisation.name_ru, organisation.name_en}
    known |= {organisation.short_name_ru, organisation.short_name_en}
    for name in organisation.names.all():
        known |= {name.full_name, name.short_name}
    numbers = {one.scheme: one.value for one in organisation.identifiers.all()}
    return [
        Body(
            key=str(organisation.pk),
            name=name,
            country=organisation.country_id or "",
            city=organisation.city_ru or organisation.city_en,
            inn=numbers.get("inn", ""),
            ogrn=numbers.get("ogrn", ""),
        )
        for name in sorted(known - {""})
    ]


def keys_of(bodies: Iterable[Body]) -> list[str]:
    return sorted({key[:LONGEST_KEY] for body in bodies for key in keys(body)})


def sharing(asked: list[str]) -> list[int]:
    """Organisations that share keys, the most first: those that tell much, if any do."""
    specific = [key for key in asked if not key.startswith(GENERAL)]
    found = _shared(specific) if specific else []
    if len(found) < FEWEST_SPECIFIC:
        found = list(dict.fromkeys([*found, *_shared(asked)]))
    return found[:MOST_COMPARED]


def _shared(asked: list[str]) -> list[int]:
    values = {"keys": asked, "most": MOST_OF_A_KEY, "compared": MOST_COMPARED}
    with connection.cursor() as cursor:
        cursor.execute(SHARING, values)
        return [row[0] for row in cursor.fetchall()]


def alike(bodies: list[Body], *, rows=None, but: int | None = None) -> list[Candidate]:
    """The organisations among `rows` that these names may mean, the likeliest first.

    Without `rows` the whole register is looked through, put away ones left out.
    """
    rows = Organisation.objects.filter(is_archived=False) if rows is None else rows
    found = sharing(keys_of(bodies))
    known = rows.filter(pk__in=found).exclude(pk=but)
    known = known.select_related("country", "region")
    candidates = []
    for organisation in known.prefetch_related("names", "identifiers"):
        theirs = bodies_of(organisation)
        verdict = best(bodies, theirs)
        if verdict is not None:
            is_part = are_parts(theirs) and not are_parts(bodies)
            candidates.append(Candidate(organisation, verdict, is_part))
    return sorted(candidates, key=lambda one: -one.verdict.score)


def best(mine: list[Body], theirs: list[Body]) -> Verdict | None:
    """What their names come to at best; None where they are of different bodies.

    Names that clearly differ outweigh none: a former name may be far away.
    """
    verdicts = [
        compare(read(one), read(other))
        for one in mine
        for other in theirs
        if not is_hopeless(read(one), read(other))
    ]
    near = [verdict for verdict in verdicts if verdict.verdict != DIFFERENT]
    return max(near, key=lambda verdict: verdict.score, default=None)


def are_parts(bodies: Iterable[Body]) -> bool:
    """Whether a name says that it is of a branch or another part."""
    return any(read(body).is_part for body in bodies)


def candidates_of(organisation, *, user=None) -> list[Candidate]:
    """Those in the register that may be this organisation, or belong to it."""
    rows = None
    if user is not None:
        rows = KeptOrganisation.objects.visible_to(user).filter(is_archived=False)
    found = alike(bodies_of(organisation), rows=rows, but=organisation.pk)
    return [one for one in found if not one.organisation.is_ours]
