"""What a signed paper says, and which of it a change would replace."""

from mosty.agreements.models.lifecycle import was_signed
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
