"""Numbers of an organisation: ИНН, ОГРН, УНП, БИН, ROR."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.partners.actions.organisations import heard, locked
from mosty.partners.models import Organisation, OrganisationIdentifier
from mosty.partners.numbers import is_right, written


class WrongNumber(Refused):
    message = _(
        "The check digits of the number do not agree. Compare it with the paper: a "
        "digit is wrong or missing."
    )


class NumberTaken(Refused):
    message = _(
        "Another organisation in the register has this number. Open it: it is "
        "probably the same one."
    )


@transaction.atomic
def number(organisation, scheme, value, *, by=None) -> Organisation:
    """Write the number of a scheme, or none for an empty value.

    Raises `WrongNumber` and `NumberTaken`; the organisation that has the number is
    the `thing` of the latter.
    """
    organisation = locked(organisation)
    own = organisation.identifiers.filter(scheme=scheme)
    standing = own.filter(is_other=False).first()
    before, after = standing.value if standing else "", written(scheme, value)
    if before == after:
        return organisation
    if after and not is_right(scheme, after):
        raise WrongNumber(organisation)
    if after:
        bearer = Organisation.objects.filter(
            identifiers__scheme=scheme, identifiers__value=after
        ).first()
        if bearer is not None and bearer != organisation:
            raise NumberTaken(bearer.standing())
    own.filter(Q(is_other=False) | Q(value=after)).delete()
    if after:
        OrganisationIdentifier.objects.create(
            organisation=organisation, scheme=scheme, value=after
        )
    detail = {"scheme": scheme, "before": before, "after": after}
    record("organisation.numbered", organisation, by=by, detail=detail)
    heard(organisation)
    return organisation
