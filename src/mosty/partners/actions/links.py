"""How organisations came from each other."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.partners.actions.organisations import locked
from mosty.partners.models import OrganisationLink


class LinkedToItself(Refused):
    message = _("An organisation is not linked to itself. Choose another one.")


class LinkedAlready(Refused):
    message = _("This link is there already. Look at the links of the organisation.")


@transaction.atomic
def link(source, target, *, relation, on=None, by=None) -> OrganisationLink:
    """Say that `source` was renamed to, merged into, split from … `target`."""
    if source.pk == target.pk:
        raise LinkedToItself(source)
    source, target = locked(source), locked(target)
    same = {"source": source, "target": target, "relation": relation}
    if OrganisationLink.objects.filter(**same).exists():
        raise LinkedAlready(source)
    made = OrganisationLink.objects.create(**same, on=on)
    _tell_both("organisation.linked", made, by=by)
    return made


@transaction.atomic
def unlink(made, *, by=None) -> None:
    """Take a link away; the journal keeps what it was."""
    _tell_both("organisation.unlinked", made, by=by)
    made.delete()


def _tell_both(verb, made, *, by):
    detail = {
        "source": made.source_id,
        "target": made.target_id,
        "relation": made.relation,
        "on": str(made.on or ""),
    }
    for one in (made.source, made.target):
        record(verb, one, by=by, detail=detail)
