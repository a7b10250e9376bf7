"""The first partner of an agreement as a reader may know it.

A partner that is not for the reader is told by its name on the paper and by nothing
else: not by the name that it bears today, not by its number, city or page.
"""

from dataclasses import dataclass

from django.db.models import Case, CharField, OuterRef, Subquery, Value, When

from mosty.access.roles import Audience
from mosty.agreements.models import Party

EVERYBODY = frozenset({Audience.PUBLIC})
# Looked up only where the partner is not for everybody; made once, as every page of
# the register asks it.
ON_PAPER = Case(
    When(
        counterpart__audience=Audience.PUBLIC,
        counterpart__is_archived=False,
        then=Value(""),
    ),
    default=Subquery(
        Party.objects.filter(
            agreement=OuterRef("pk"), organisation=OuterRef("counterpart")
        ).values("name_at_signing")[:1]
    ),
    output_field=CharField(),
)


@dataclass(frozen=True)
class OnPaper:
    """A partner of which only the name at signing is told; it reads as one in full."""

    name_ru: str
    name_en: str = ""
    short_name_ru: str = ""
    short_name_en: str = ""
    city_ru: str = ""
    city_en: str = ""
    pk: int | None = None


def with_partner(agreements):
    """The agreements along with what `partner_of` reads, by no query more."""
    return agreements.select_related("counterpart").annotate(name_on_paper=ON_PAPER)


def partner_of(agreement, audiences):
    """What readers of these audiences may know; None when nothing is known.

    The agreement comes from `with_partner`.
    """
    if agreement.counterpart is None:
        return None
    return shown_as(agreement.counterpart, agreement.name_on_paper, audiences)


def shown_as(organisation, name_on_paper, audiences):
    """The organisation itself where it may be seen, else its name on the paper."""
    if is_shown(organisation, audiences):
        return organisation
    return OnPaper(name_on_paper) if name_on_paper else None


def is_shown(organisation, audiences) -> bool:
    return organisation.audience in audiences and not organisation.is_archived
