"""Yes or no, nothing else. Days are passed in."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role
from mosty.access.rules import holders, is_staff
from mosty.agreements import gate
from mosty.agreements.models import NEXT, Stage

SETTLED = gate.SETTLED

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
        "Lawyers, coordinators and administrators apply for the conclusion that a "
        "law asks for, and enter what came of it."
    ),
)
may_exempt = holders(
    Role.LAWYER,
    Role.HEAD,
    sentence=_(
        "Lawyers and heads of unit say, with a reason, that no conclusion is needed."
    ),
)
may_rule = holders(
    Role.LAWYER,
    Role.ADMINISTRATOR,
    sentence=_(
        "Lawyers and administrators keep the rules of countries that ask for a "
        "conclusion before an agreement is signed."
    ),
)


def can_become(agreement, stage) -> bool:
    return stage in NEXT[Stage(agreement.stage)]


def is_cleared(agreement, *, jurisdiction, on=None) -> bool:
    """Whether no rule pack asks anything on the day, or it was answered."""
    return gate.is_cleared(agreement, jurisdiction=jurisdiction, on=on)
