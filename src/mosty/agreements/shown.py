"""Which fields of an agreement the site shows, to whomever: SQL and rows at hand.

A field is hidden by the institution's default or for one agreement, unless the law
asks that it be public. The pages, files and feeds of the site read `publicly(row)`,
in which what is hidden is not there; the office reads the row itself.
"""

import copy
import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from mosty.access.roles import Audience, audiences_of
from mosty.agreements import rolling
from mosty.agreements.models import (
    Agreement,
    Paper,
    PublicField,
    RegisterSettings,
    ShownField,
    Stage,
)
from mosty.agreements.models.agreement import term_state
from mosty.agreements.models.shown import HIDDEN_AT_FIRST
from mosty.agreements.term import TermState


@dataclass(frozen=True)
class Asked:
    """What a law asks to be public of agreements of some sections, and which law."""

    fields: frozenset[str]
    sections: frozenset[str]
    reason: object


ASKED: list[Asked] = []
BLANK = {
    PublicField.NUMBER: {"number": ""},
    PublicField.SIGNED: {"signed_on": None, "signed_precision": "unknown"},
    PublicField.TERM: {
        "in_force_from": None,
        "term_rule": "unknown",
        "term_months": None,
        "valid_until": None,
        "valid_precision": "unknown",
        "term_text": "",
        "renewal_rule": "unknown",
        "renewal_months": None,
        "renewal_notice_days": None,
        "renewal_notice_months": None,
        "renewal_limit": None,
        "starts_on": None,
        "ends_on": None,
        "ends_precision": "",
        "is_endless": False,
        **dict.fromkeys(rolling.COLUMNS),
        "ended_early_on": None,
    },
    PublicField.LANGUAGES: {"languages": (), "prevailing_language": ""},
    PublicField.BASIS: {"basis_ru": "", "basis_en": ""},
}


def ask_by_law(fields, *, sections, reason) -> None:
    """Say that a law asks for `fields`; call it from a room's `ready()`."""
    ASKED.append(Asked(frozenset(fields), frozenset(sections), reason))


def why_public(field: str, section: str):
    """The law that asks for a field of an agreement of this section, in words."""
    for one in ASKED:
        if field in one.fields and section in one.sections:
            return one.reason
    return ""


def sections_asked(field: str) -> set[str]:
    return {section for one in ASKED if field in one.fields for section in one.sections}


def hidden(field: PublicField) -> Q:
    """In SQL: the agreements of which the field is hidden."""
    marks = ShownField.objects.filter(field=field)
    standing = RegisterSettings.objects.filter(hidden__contains=[field.value])
    by_default = Q(Exists(standing))
    if field.value in HIDDEN_AT_FIRST:
        by_default |= Q(~Exists(RegisterSettings.objects.all()))
    here = Q(pk__in=marks.filter(is_public=False).values("agreement"))
    shown_here = Q(pk__in=marks.filter(is_public=True).values("agreement"))
    found = here | (by_default & ~shown_here)
    asked = sections_asked(field)
    return found & ~Q(section__in=asked) if asked else found


def keys_hiding(field: PublicField) -> QuerySet:
    return Agreement.objects.filter(hidden(field)).order_by().values("pk")


def public_state(on: datetime.date) -> Case:
    """`term_state` as far as the site tells it: a hidden term is not told."""
    is_term_told = Q(stage=Stage.SIGNED) & hidden(PublicField.TERM)
    return Case(
        When(is_term_told, then=Value(TermState.UNKNOWN)),
        default=term_state(on),
        output_field=term_state(on).output_field,
    )


def public_value(field: PublicField, value):
    """An expression, or null where the field is hidden."""
    return Case(When(hidden(field), then=Value(None)), default=value)


def with_shown(rows: QuerySet) -> QuerySet:
    """The agreements along with what `publicly` reads, by no query more."""
    marks = ShownField.objects.filter(agreement=OuterRef("pk"))
    return rows.annotate(
        hidden_by_default=Subquery(RegisterSettings.objects.values("hidden")[:1]),
        hidden_here=ArraySubquery(marks.filter(is_public=False).values("field")),
        shown_here=ArraySubquery(marks.filter(is_public=True).values("field")),
    )


def hidden_of(agreement) -> frozenset[str]:
    """The fields of a row at hand that only the office sees."""
    if not hasattr(agreement, "hidden_here"):
        rows = with_shown(Agreement.objects.filter(pk=agreement.pk))
        found = rows.values("hidden_by_default", "hidden_here", "shown_here").first()
        for name, value in (found or {}).items():
            setattr(agreement, name, value)
        if found is None:
            return frozenset(default_of(None))
    names = set(default_of(agreement.hidden_by_default)) - set(agreement.shown_here)
    names |= set(agreement.hidden_here)
    return frozenset(name for name in names if not why_public(name, agreement.section))


def default_of(stored) -> list[str]:
    return HIDDEN_AT_FIRST if stored is None else stored


def publicly(agreement):
    """The row as everybody may know it; `withheld` names what is not told.

    A copy in memory, never to be saved. The state of a term that is told is the same
    as in the office, also where the day on which it began is not told.
    """
    if hasattr(agreement, "withheld"):
        return agreement
    known = getattr(agreement, "as_public", None)
    if known is not None:
        return known
    names = hidden_of(agreement)
    blank = [BLANK[field] for field in BLANK if field in names]
    known = copy.copy(agreement) if blank else agreement
    known.withheld = names
    for values in blank:
        for name, value in values.items():
            setattr(known, name, value)
    agreement.as_public = known
    return known


def tells(agreement, field: PublicField) -> bool:
    """Whether the row, one of `publicly`, tells the field; the office's tells all."""
    return field not in getattr(agreement, "withheld", ())


def start_told(agreement):
    """The first day in force, unless it is the day of signing and that is hidden."""
    if tells(agreement, PublicField.SIGNED) or agreement.in_force_from:
        return agreement.starts_on
    return None


def directions_of(agreement) -> list:
    """Its directions in order, as far as the row tells them."""
    if not tells(agreement, PublicField.DIRECTIONS):
        return []
    return list(agreement.directions.all())


def extensions_of(agreement) -> list:
    """Its acts of prolongation with a day, as far as the row tells the term."""
    if not tells(agreement, PublicField.TERM):
        return []
    return list(agreement.extensions.exclude(until=None).order_by("until", "pk"))


def without_hidden_papers(documents, user):
    """Documents without those that are papers of agreements which hide theirs.

    Staff read them in the office as their audience says.
    """
    if Audience.STAFF in audiences_of(user):
        return documents
    papers = Paper.objects.filter(document=OuterRef("pk"))
    closed = papers.filter(agreement__in=keys_hiding(PublicField.PAPERS))
    return documents.filter(~Exists(closed))
