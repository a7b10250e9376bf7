"""Changing what a signed paper says: never without a reason, which the journal keeps.

What was not known may be written at any time; what stands there was agreed.
"""

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.models.lifecycle import was_signed
from mosty.journal.actions import record
from mosty.journal.changing import told, told_value

SAID = frozenset(
    {
        "signed_on",
        "signed_precision",
        "in_force_from",
        "term_rule",
        "term_months",
        "valid_until",
        "valid_precision",
        "renewal_rule",
        "renewal_months",
        "renewal_limit",
        "renewal_notice_months",
        "renewal_notice_days",
        "languages",
        "prevailing_language",
        "organisation",
        "name_at_signing",
        "acceded_on",
        "withdrawn_on",
    }
)
UNKNOWN = (None, "", "unknown", "[]")


class NoReason(Refused):
    message = _(
        "This agreement is signed. Write why what it says is changed: the history "
        "keeps the reason."
    )


def replaced(agreement, thing, fields: dict) -> set[str]:
    """Which columns of `thing`, the signed agreement or a party of it, say something
    and would say another thing; none before it is signed."""
    if not was_signed(agreement):
        return set()
    return {
        name
        for name in SAID & fields.keys()
        if told(thing, name) not in UNKNOWN
        and told(thing, name) != told_value(thing, name, fields[name])
    }


def refuse_unexplained(agreement, thing, fields: dict, reason: str) -> bool:
    """Whether the change is one that asks for a reason; without one `NoReason`."""
    is_mended = bool(replaced(agreement, thing, fields))
    if is_mended and not reason.strip():
        raise NoReason(agreement)
    return is_mended


def explain(agreement, reason: str, *, by, changes=()) -> None:
    """Keep the reason; that of another day of signing under a name of its own."""
    if "signed_on" in changes:
        verb, name = "agreement.signing_day_mended", "day_reason"
    else:
        verb, name = "agreement.mended", "mend_reason"
    detail = {"told": {name: ["", reason.strip()]}}
    record(verb, agreement, by=by, detail=detail)
