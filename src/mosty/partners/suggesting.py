"""Organisations that may be meant by what is being typed."""

from django.utils import timezone

from mosty.access.roles import audiences_of
from mosty.partners.models import KeptOrganisation, OrganisationIdentifier
from mosty.search.finding import find

MOST = 8
FEWEST_DIGITS = 4


def suggestions(user, text: str, *, most: int = MOST) -> list[KeptOrganisation]:
    """By name, city, country or number, the likeliest first; none put away."""
    text = text.replace("\0", " ").strip()
    keys = by_number(text) if is_number(text) else by_words(user, text, most)
    rows = KeptOrganisation.objects.visible_to(user)
    rows = rows.filter(is_archived=False, is_ours=False)
    known = rows.select_related("country", "region").in_bulk(keys)
    return [known[pk] for pk in keys if pk in known][:most]


def is_number(text) -> bool:
    return text.isdigit() and len(text) >= FEWEST_DIGITS


def by_number(text) -> list[int]:
    rows = OrganisationIdentifier.objects.filter(value__startswith=text)
    return list(rows.values_list("organisation", flat=True)[:MOST])


def by_words(user, text, most) -> list[int]:
    results = find(
        text,
        audience=audiences_of(user),
        at=timezone.now(),
        language="ru",
        kinds=["organisation"],
        limit=most,
    )
    return [int(hit.object_id) for hit in results.hits]
