"""The words of a search narrow a list: word forms and typing errors forgiven."""

from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from mosty.access.roles import audiences_of
from mosty.journal.snapshots import Shelf
from mosty.listings.listing import Listing, Viewing
from mosty.listings.rolls import Roll
from mosty.search.finding import meant
from mosty.search.matching import Entries
from mosty.search.models import EntryWords
from mosty.search.words import sort_key

# What a text means depends on the clock too: entries appear and end at their hour.
_meant = Shelf(256, seconds=30)

MATCHES = "words @@ (to_tsquery('russian', %s) && quote_literal(%s)::tsquery)"


@dataclass(frozen=True)
class Wording:
    """Which rows the text means; `shown_for` is what was searched instead.

    `numbers` is a queryset of their ids. `expression` finds them among `entries`;
    `words` are its parts where many rows have each of them.
    """

    numbers: QuerySet | None = None
    shown_for: str = ""
    is_partial: bool = False
    expression: str = ""
    words: tuple[str, ...] = ()
    entries: Entries | None = field(default=None, repr=False)

    @property
    def condition(self) -> Q:
        return Q(pk__in=[] if self.numbers is None else self.numbers)

    def rows(self, roll: Roll) -> int:
        """The rows of a roll.

        A common word is read once for the roll, whatever words stand beside it.
        """
        if self.numbers is None:
            return 0
        if not self.expression:
            return roll.among(self.numbers)
        return reduce(
            and_, [self._heard(one, roll) for one in self.words or (self.expression,)]
        )

    def _heard(self, expression, roll):
        key = (frozenset(self.entries.audience), expression)
        return roll.heard.rows(
            key, lambda: roll.among(self.entries.matching(expression))
        )


def wording_of(listing: Listing, text: str, viewing: Viewing) -> Wording | None:
    """The rows of a listing that the text means; None where there is no text."""
    if not text:
        return None
    if listing.finds:
        return Wording(listing.finds(text, viewing))
    return worded(text, listing.search_kind, viewing)


def worded(text: str, kind: str, viewing: Viewing) -> Wording:
    """The rows of a kind that the text means for this reader, without a cap."""
    audience = audiences_of(viewing.user)
    key = (text, kind, frozenset(audience), viewing.language)
    return _meant.value(
        key,
        viewing.snapshot,
        lambda: _worded(text, Entries(kind, audience, viewing.at), viewing.language),
    )


def _worded(text, entries, language):
    found = meant(
        text,
        audience=entries.audience,
        at=entries.at,
        language=language,
        kinds=[entries.kind],
    )
    if not found.total:
        return Wording()
    if not found.expression:
        return Wording(beginning_with(text, entries))
    return Wording(
        matching(found.expression, entries),
        found.shown_for,
        found.is_partial,
        expression=found.expression,
        words=found.groups if found.is_common else (),
        entries=entries,
    )


def beginning_with(text, entries: Entries):
    """The ids of entries whose title begins so: a letter or two say no more.

    The same as the search makes of them.
    """
    key = sort_key(text)
    begun = Q(entry__sort_ru__startswith=key) | Q(entry__sort_en__startswith=key)
    return numbers(entries).filter(begun)


def matching(expression, entries: Entries):
    """The ids of entries that match a text-search expression."""
    asked = [expression, f"#{entries.kind}"]
    return numbers(entries).filter(RawSQL(MATCHES, asked, output_field=BooleanField()))


def numbers(entries: Entries):
    visible = EntryWords.objects.visible(entries.at, audience=entries.audience)
    known = visible.filter(kind=entries.kind, number__isnull=False)
    return known.values_list("number", flat=True)
