"""Organisations that are probably the one that is being entered."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import get_language

from mosty.partners.bearing import alike
from mosty.partners.matching import Body, reasons_of
from mosty.partners.models import KeptOrganisation
from mosty.partners.numbers import written

MOST = 5
FEWEST_LETTERS = 4
MOST_REASONS = 3


@dataclass(frozen=True)
class Lookalike:
    """An organisation, how near it is from 0 to 100, and why in a few sentences."""

    organisation: KeptOrganisation
    nearness: float
    reasons: tuple[str, ...] = ()


def lookalikes(
    user, name: str, *, country=None, city="", numbers=()
) -> list[Lookalike]:
    """Those that may be meant by a name or one of the numbers, the nearest first.

    `numbers` are pairs of a scheme and what was typed. Former names and those put
    away are found as well; the institution itself is not.
    """
    name = name.replace("\0", " ").strip()
    near = {one.pk: Lookalike(one, 100.0) for one in by_number(user, numbers)}
    if len(name) >= FEWEST_LETTERS:
        body = Body("", name, getattr(country, "pk", "") or "", city)
        rows = KeptOrganisation.objects.visible_to(user).filter(is_ours=False)
        for one in alike([body], rows=rows):
            found = Lookalike(
                one.organisation, one.verdict.score * 100, told(one.verdict)
            )
            near.setdefault(one.organisation.pk, found)
    return sorted(near.values(), key=lambda one: -one.nearness)[:MOST]


def told(verdict) -> tuple[str, ...]:
    language = "en" if get_language() == "en" else "ru"
    return tuple(reasons_of(verdict, language)[:MOST_REASONS])


def by_number(user, numbers) -> list[KeptOrganisation]:
    asked = Q()
    for scheme, value in numbers:
        if value.strip():
            number = written(scheme, value)
            asked |= Q(identifiers__scheme=scheme, identifiers__value=number)
    if not asked:
        return []
    rows = KeptOrganisation.objects.visible_to(user).filter(asked)
    return list(rows.select_related("country", "region").distinct()[:MOST])
