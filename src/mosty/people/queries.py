"""Questions about accounts that pages ask."""

from allauth.mfa.models import Authenticator

from mosty.people.models import FACTORS, User


def factor_words(user) -> list[str]:
    """What stands beside the first step of an account: kinds, in words."""
    held = Authenticator.objects.filter(user=user, type__in=FACTORS).order_by("pk")
    return [one.get_type_display() for one in held]


def names_of(actors) -> dict[str, str]:
    """Printed names of the journal's `user:7`, for pages that show who did it."""
    numbers = {
        actor.removeprefix("user:")
        for actor in actors
        if actor.startswith("user:") and actor[5:].isdigit()
    }
    users = User.objects.filter(pk__in=numbers).select_related("person")
    return {f"user:{one.pk}": str(one) for one in users} if numbers else {}
