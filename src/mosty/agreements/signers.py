"""Who may sign an agreement at the stage where it stands."""

from mosty.agreements import rules
from mosty.people.models import RoleHolding, User


def signers_of(agreement, *, on) -> list[User]:
    """Those whom the rule lets sign on the day, by their accounts."""
    holdings = RoleHolding.objects.not_over(on).filter(role__in=rules.may_sign.roles)
    users = User.objects.filter(is_active=True, role_holdings__in=holdings)
    users = users.select_related("person").distinct().order_by("pk")
    return [one for one in users if rules.may_sign(one, agreement)]
