"""What the parties owe each other."""

from django.db import transaction

from mosty.agreements.actions.locking import locked
from mosty.agreements.models import Obligation
from mosty.journal.actions import record
from mosty.journal.changing import change


@transaction.atomic
def promise(agreement, *, by=None, **fields) -> Obligation:
    """Enter something that a party promised."""
    agreement = locked(agreement)
    obligation = Obligation.objects.create(agreement=agreement, **fields)
    told = {"obligation": ["", str(obligation)]}
    detail = {"obligation": obligation.pk, "told": told}
    record("agreement.obligation_entered", agreement, by=by, detail=detail)
    return obligation


@transaction.atomic
def describe_obligation(obligation, *, by=None, expected=None, **fields) -> Obligation:
    """Change a promise, or say on which day it was kept."""
    obligation, _changes = change(
        obligation, fields, by=by, verb="obligation.described", expected=expected
    )
    return obligation
