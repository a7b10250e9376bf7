"""Yes or no, nothing else. Days are passed in."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role
from mosty.access.rules import holders, is_staff
from mosty.agreements.clearance import rule_pack
from mosty.agreements.models import NEXT, Clearance, Stage

SETTLED = (Clearance.Result.GRANTED, Clearance.Result.EXEMPT)

may_read = is_staff
may_keep = holders(
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Coordinators and administrators keep the register: they enter agreements "
        "and what was done under them, correct, put away and bring back."
    ),
)
may_register = may_keep
may_sign = holders(
    Role.RECTOR,
    sentence=_("The rector signs what is ready for signing."),
    when=lambda user, agreement: (
        agreement is None or can_become(agreement, Stage.SIGNED)
    ),
)

may_decide = holders(
    *STAFF,
    sentence=_(
        "Whoever the route names approves a text or returns it in their turn, or "
        "their deputy while they are away; others read."
    ),
)
may_remark = holders(
    *STAFF, sentence=_("Staff who may see an agreement remark on its clauses.")
)
may_announce = holders(
    *STAFF,
    sentence=_(
        "Staff say when they are away and who decides meanwhile; coordinators and "
        "administrators say it for everybody."
    ),
    when=lambda user, absence: (
        absence is None
        or absence.person_id == user.person_id
        or user.holds_any((Role.COORDINATOR, Role.ADMINISTRATOR))
    ),
)
may_clear = holders(
    Role.LAWYER,
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Lawyers, coordinators and administrators enter the conclusion of the federal "
        "body, or why none is needed."
    ),
)


def can_become(agreement, stage) -> bool:
    return stage in NEXT[Stage(agreement.stage)]


def is_cleared(agreement, *, jurisdiction) -> bool:
    """Whether the rule pack asks nothing, or was answered."""
    if not rule_pack(jurisdiction=jurisdiction, section=agreement.section):
        return True
    return agreement.clearances.filter(result__in=SETTLED).exists()
