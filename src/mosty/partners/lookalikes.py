"""Organisations that are probably the one that is being entered."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from rapidfuzz import fuzz

from mosty.access.roles import audiences_of
from mosty.partners.matching import name_key, plain, probably_same
from mosty.partners.models import KeptOrganisation, OrganisationName
from mosty.partners.numbers import written
from mosty.search.finding import find

MOST = 5
ENOUGH = 88
FEWEST_LETTERS = 4
STEM = 5
APART = 70
MOST_FOUND = 20
MOST_LOOKED_AT = 400


@dataclass(frozen=True)
class Lookalike:
    """An organisation and how near it is, from 0 to 100; 100 has the same name."""

    organisation: KeptOrganisation
    nearness: float


def lookalikes(user, name: str, *, country=None, numbers=()) -> list[Lookalike]:
    """Those that may be meant by a name or one of the numbers, the nearest first.

    `numbers` are pairs of a scheme and what was typed. Names are compared without
    legal forms, former names too; those put away are found as well.
    """
    name = name.replace("\0", " ").strip()
    numbered = by_number(user, numbers)
    near = {one.pk: Lookalike(one, 100.0) for one in numbered}
    if len(name) >= FEWEST_LETTERS:
        for organisation, known in candidates(user, name, country):
            nearness = how_near(name, known)
            held = near.get(organisation.pk)
            if nearness >= ENOUGH and (held is None or held.nearness < nearness):
                near[organisation.pk] = Lookalike(organisation, nearness)
    return sorted(near.values(), key=lambda one: -one.nearness)[:MOST]


def how_near(one: str, other: str) -> float:
    """From 0 to 100, by the words that are left without the legal form.

    Names that differ in one word of many are of two places, as a rule: they are
    near only where that word is nearly the same.
    """
    if plain(one) == plain(other) or probably_same(one, other):
        return 100.0
    mine, theirs = name_key(plain(one)), name_key(plain(other))
    if not mine or not theirs:
        return 0.0
    pairs = [max(fuzz.ratio(word, each) for each in theirs) for word in mine]
    back = [max(fuzz.ratio(word, each) for each in mine) for word in theirs]
    whole = fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs))
    return min(whole, *pairs, *back) if min(*pairs, *back) < APART else whole


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


def candidates(user, name, country):
    """Organisations with the names they bear or bore: those that the search finds,
    and those that share the beginnings of the longest words, put away ones too."""
    names = OrganisationName.objects.filter(
        Q(full_name__iregex=stems_of(name)) | Q(organisation__in=found(user, name))
    )
    if country:
        names = names.filter(organisation__country=country)
    visible = KeptOrganisation.objects.visible_to(user).filter(is_ours=False)
    known = list(
        names.filter(organisation__in=visible).values_list(
            "organisation_id", "full_name"
        )[:MOST_LOOKED_AT]
    )
    keys = {pk for pk, _name in known}
    rows = visible.select_related("country", "region").in_bulk(keys)
    return [(rows[pk], full_name) for pk, full_name in known]


def found(user, name) -> list[int]:
    results = find(
        name,
        audience=audiences_of(user),
        at=timezone.now(),
        language="ru",
        kinds=["organisation"],
        limit=MOST_FOUND,
    )
    return [int(hit.object_id) for hit in results.hits]


def stems_of(name) -> str:
    """A pattern for the beginnings of the two longest words, in either order."""
    words = sorted(name_key(plain(name)), key=len, reverse=True)[:2]
    stems = [re.escape(word[:STEM]).replace("е", "[её]") for word in words]
    if not stems:
        return "$^"
    return "".join(f"(?=.*{stem})" for stem in stems)
