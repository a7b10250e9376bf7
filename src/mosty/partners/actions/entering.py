"""An organisation with its numbers, as a form gives both."""

from django.db import transaction

from mosty.partners.actions.numbers import number
from mosty.partners.actions.organisations import describe, register
from mosty.partners.models import Organisation, OrganisationIdentifier

SCHEMES = OrganisationIdentifier.Scheme.values


@transaction.atomic
def enter(values: dict, *, by=None) -> Organisation:
    """Register an organisation from columns and numbers, `inn` and such.

    Raises what `number` raises; then nothing was written.
    """
    columns, numbers = parted(values)
    organisation = register(columns.pop("name_ru"), by=by, **columns)
    for scheme, value in numbers.items():
        number(organisation, scheme, value, by=by)
    return organisation


@transaction.atomic
def amend(organisation, values: dict, *, by=None, expected=None) -> Organisation:
    """Write columns and numbers that differ; see `describe` and `number`."""
    columns, numbers = parted(values)
    expected, _numbers = parted(expected or {})
    organisation = describe(organisation, by=by, expected=expected, **columns)
    for scheme, value in numbers.items():
        number(organisation, scheme, value, by=by)
    return organisation


def parted(values: dict) -> tuple[dict, dict]:
    numbers = {name: value for name, value in values.items() if name in SCHEMES}
    return {k: v for k, v in values.items() if k not in numbers}, numbers
