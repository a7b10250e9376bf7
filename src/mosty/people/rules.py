"""Yes or no, nothing else."""

import re

from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import SCOPES, Role
from mosty.access.rules import Rule, holders, is_staff, signed_in
from mosty.people.models import RoleHolding, User
from mosty.people.models.person import CARERS

__all__ = [
    "has_administrator",
    "is_staff",
    "may_care_for_data",
    "may_erase",
    "may_hand_out",
    "may_confirm",
    "may_let_in",
    "may_read_policy",
    "signed_in",
    "suits",
]

SCOPE = re.compile(r"[a-z]+:[1-9][0-9]*")

may_let_in = holders(
    Role.ADMINISTRATOR,
    sentence=_("Lets people in, gives and takes roles, ends sessions."),
)
may_read_policy = is_staff
may_care_for_data = holders(
    *CARERS,
    sentence=_(
        "Administrators and coordinators write the texts of consents, record consents "
        "of persons, their withdrawal and their demands."
    ),
)
may_hand_out = holders(
    *CARERS,
    sentence=_(
        "Administrators and coordinators hand out a copy of the data of a person who "
        "has no account; whoever has one takes it themselves."
    ),
    when=lambda user, person: person is None or not has_account(person),
)
may_erase = holders(
    Role.ADMINISTRATOR,
    sentence=_("Administrators decide demands to destroy a person’s data."),
)
may_confirm = Rule(
    sentence=_("Everybody who has signed in and has a password or a second factor."),
    when=lambda user, thing: bool(get_reauthentication_flows(user)),
)


def suits(role, scope) -> bool:
    """Whether a role may be held in a scope: some in one thing only, others never."""
    kind = SCOPES.get(role)
    if kind is None:
        return scope == ""
    if scope == "":
        return role == Role.EXPERT
    return bool(SCOPE.fullmatch(scope)) and scope.startswith(f"{kind}:")


def has_account(person) -> bool:
    return User.objects.filter(person=person).exists()


def has_administrator() -> bool:
    """Whether somebody can let people in, today and without an end."""
    lasting = Q(until=None) & (Q(since=None) | Q(since__lte=Now()))
    held = RoleHolding.objects.filter(lasting, role=Role.ADMINISTRATOR)
    return held.filter(user__is_active=True).exists()
