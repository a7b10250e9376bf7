"""Keeping the keys by which the matcher finds organisations."""

from django.db.models import Exists, OuterRef

from mosty.partners.bearing import bodies_of, keys_of
from mosty.partners.models import NameMark, Organisation

BATCH = 200


def mark(organisation) -> NameMark:
    """Write anew by which keys the organisation is found; it is to be compared."""
    fresh = Organisation.objects.prefetch_related("names", "identifiers")
    keys = keys_of(bodies_of(fresh.get(pk=organisation.pk)))
    values = {"keys": keys, "compared_at": None}
    made, _is_new = NameMark.objects.update_or_create(
        organisation_id=organisation.pk, defaults=values
    )
    return made


def mark_missing(most: int = BATCH) -> int:
    """Write keys of organisations that have none: those of a mass import."""
    marked = NameMark.objects.filter(organisation=OuterRef("pk"))
    rows = Organisation.objects.filter(~Exists(marked)).order_by("pk")
    rows = rows.prefetch_related("names", "identifiers")[:most]
    made = [NameMark(organisation=one, keys=keys_of(bodies_of(one))) for one in rows]
    NameMark.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
