"""The words of a search narrow a list: word forms and typing errors forgiven."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField, BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from mosty.access.roles import audiences_of
from mosty.listings.listing import Viewing
from mosty.search.finding import meant
from mosty.search.models import IndexEntry
from mosty.search.words import sort_key

ID = Cast("object_id", BigIntegerField())
MATCHES = "words @@ (to_tsquery('russian', %s) && quote_literal(%s)::tsquery)"


@dataclass(frozen=True)
class Wording:
    """Which rows the text means; `shown_for` is what was searched instead.

    `entries` is a queryset of their ids.
    """

    entries: QuerySet | None = None
    shown_for: str = ""
    is_partial: bool = False

    @property
    def condition(self) -> Q:
        return Q(pk__in=[] if self.entries is None else self.entries)

    @cached_property
    def ids(self) -> list[int]:
        if self.entries is None:
            return []
        return self.entries.aggregate(ids=ArrayAgg(ID, default=[]))["ids"]


def worded(text: str, kind: str, viewing: Viewing) -> Wording:
    """The rows of a kind that the text means for this reader, without a cap."""
    audience = audiences_of(viewing.user)
    found = meant(
        text,
        audience=audience,
        at=viewing.at,
        language=viewing.language,
        kinds=[kind],
    )
    if not found.total:
        return Wording()
    if not found.expression:
        return Wording(beginning_with(text, kind, audience, viewing.at))
    return Wording(
        entries(found.expression, kind, audience, viewing.at),
        found.shown_for,
        found.is_partial,
    )


def beginning_with(text, kind, audience, at):
    """The ids of a kind's entries whose title begins so: a letter or two say no more.

    The same as the search makes of them.
    """
    key = sort_key(text)
    begun = Q(sort_ru__startswith=key) | Q(sort_en__startswith=key)
    visible = IndexEntry.objects.visible(at, audience=audience)
    return visible.filter(begun, kind=kind).values_list(ID, flat=True)


def entries(expression, kind, audience, at):
    """The ids of a kind's entries that match a text-search expression."""
    matches = RawSQL(MATCHES, [expression, f"#{kind}"], output_field=BooleanField())
    return (
        IndexEntry.objects.visible(at, audience=audience)
        .filter(matches, kind=kind)
        .values_list(ID, flat=True)
    )
