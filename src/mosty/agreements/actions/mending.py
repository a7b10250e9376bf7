"""Changing what a signed paper says: never without a reason, which the journal keeps.

What was not known may be written at any time; what stands there was agreed.
"""

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.models.signed import replaced
from mosty.journal.actions import record


class NoReason(Refused):
    message = _(
        "This agreement is signed. Write why what it says is changed: the history "
        "keeps the reason."
    )


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
