"""Remarks on the clauses of a text."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import ClauseRemark
from mosty.journal.actions import record


class NoWords(Refused):
    message = _("Write the remark, then send it.")


@transaction.atomic
def remark_on(agreement, version, *, clause, key, text, by) -> ClauseRemark:
    """Keep a remark on one clause of a version; `clause` as `documents.texts` has it.

    `key` finds it again within the version.
    """
    agreement = locked(agreement)
    if not text.strip():
        raise NoWords(agreement)
    remark = ClauseRemark.objects.create(
        agreement=agreement,
        version=version,
        clause=key,
        label=clause.label,
        quote=clause.text,
        text=text.strip(),
        author=by.person,
    )
    detail = {"told": {"clause": ["", clause.label or key]}}
    verb = "agreement.clause_remarked"
    record(verb, agreement, by=by, detail=detail, is_public=False)
    return remark


@transaction.atomic
def settle_remark(remark, *, by) -> ClauseRemark:
    """Say that a remark was dealt with."""
    agreement = locked(remark.agreement)
    remark.refresh_from_db()
    if remark.settled_at is not None:
        raise ChangedMeanwhile(remark)
    remark.settled_at = timezone.now()
    remark.save(update_fields=["settled_at"])
    detail = {"told": {"clause": ["", remark.label or remark.clause]}}
    verb = "agreement.clause_remark_settled"
    record(verb, agreement, by=by, detail=detail, is_public=False)
    return remark
