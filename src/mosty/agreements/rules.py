"""Yes or no, nothing else. Days are passed in."""

from mosty.access.roles import Role
from mosty.agreements.clearance import rule_pack
from mosty.agreements.models import NEXT, Clearance, Stage

SETTLED = (Clearance.Result.GRANTED, Clearance.Result.EXEMPT)


def can_become(agreement, stage) -> bool:
    return stage in NEXT[Stage(agreement.stage)]


def is_cleared(agreement, *, jurisdiction) -> bool:
    """Whether the rule pack asks nothing, or was answered."""
    if not rule_pack(jurisdiction=jurisdiction, section=agreement.section):
        return True
    return agreement.clearances.filter(result__in=SETTLED).exists()


def may_sign(user, agreement) -> bool:
    return user.holds(Role.RECTOR) and can_become(agreement, Stage.SIGNED)


def may_register(user) -> bool:
    return user.holds_any({Role.COORDINATOR, Role.ADMINISTRATOR})
