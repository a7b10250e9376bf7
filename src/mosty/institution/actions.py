"""Founding an institution and changing what is said of it."""

from django.db import transaction

from mosty.institution.models import Institution
from mosty.journal.actions import record


@transaction.atomic
def found(*, by=None, **fields) -> Institution:
    """Make the institution, or give the one there is; nothing is overwritten."""
    standing = Institution.objects.first()
    if standing is not None:
        return standing
    institution = Institution.objects.create(**fields)
    record("institution.founded", institution, by=by)
    return institution


@transaction.atomic
def describe(*, by=None, **fields) -> Institution:
    """Change the named fields of the institution."""
    institution = Institution.objects.select_for_update().get()
    for field, value in fields.items():
        setattr(institution, field, value)
    institution.full_clean()
    institution.save(update_fields=list(fields))
    record("institution.described", institution, by=by, detail={"fields": [*fields]})
    return institution
