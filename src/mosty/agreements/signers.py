"""Who may sign an agreement at the stage where it stands."""

from mosty.agreements import rules
from mosty.agreements.models import Stage
from mosty.people.models import RoleHolding, User


def sleeping_signers(agreement, *, on) -> list[User]:
    """Those who could sign if they had the second factor that their role asks for."""
    if not rules.can_become(agreement, Stage.SIGNED):
        return []
    return [one for one in holders_of_signature(on) if one.owes_second_factor]


def signers_of(agreement, *, on) -> list[User]:
    """Those whom the rule lets sign on the day, by their accounts."""
    return [one for one in holders_of_signature(on) if rules.may_sign(one, agreement)]


def holders_of_signature(on):
    """Accounts with a role that signs, asleep or awake."""
    holdings = RoleHolding.objects.not_over(on).filter(role__in=rules.may_sign.roles)
    users = User.objects.filter(is_active=True, role_holdings__in=holdings)
    return users.select_related("person").distinct().order_by("pk")
