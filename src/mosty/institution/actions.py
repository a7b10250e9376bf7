"""Founding an institution and changing what is said of it."""

from django.db import transaction

from mosty.institution.followers import tell
from mosty.institution.models import Institution
from mosty.journal.actions import record
from mosty.journal.changing import change


@transaction.atomic
def found(*, by=None, **fields) -> Institution:
    """Make the institution, or give the one there is; nothing is overwritten."""
    standing = Institution.objects.first()
    if standing is not None:
        return standing
    institution = Institution.objects.create(**fields)
    record("institution.founded", institution, by=by)
    tell(institution, by=by)
    return institution


@transaction.atomic
def describe(*, by=None, expected=None, **fields) -> Institution:
    """Change the named fields of the institution.

    Raises `ValidationError` for values that no institution can have, and
    `ChangedMeanwhile` where a field no longer holds what was `expected`.
    """
    institution = Institution.objects.select_for_update().get()
    for field, value in fields.items():
        setattr(institution, field, value)
    institution.full_clean()
    changed, changes = change(
        institution,
        fields,
        by=by,
        verb="institution.described",
        expected=expected,
    )
    if changes:
        tell(changed, by=by)
    return changed


def restore(institution, values: dict, *, by=None) -> Institution:
    """Write former values back."""
    return describe(by=by, **values)


@transaction.atomic
def wear_logo(picture: bytes | None, *, by=None) -> Institution:
    """Put a logo, a WebP made by us, at the head of every page; None takes it off."""
    institution = Institution.objects.select_for_update().get()
    institution.logo, institution.has_logo = picture, picture is not None
    institution.logo_version += 1
    institution.save(update_fields=["logo", "has_logo", "logo_version"])
    verb = "institution.logo_put" if picture else "institution.logo_taken_off"
    record(verb, institution, by=by)
    return institution
