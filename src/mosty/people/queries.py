"""Questions about accounts that pages ask."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, Max, OuterRef, Q

from mosty.people.models import FACTORS, User


def accounts(asked):
    """Accounts whose name or e-mail holds the text, by name, with what a list shows.

    Two questions for a page however long it is.
    """
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    found = User.objects.select_related("person").annotate(
        seen_at=Max("sessions__seen_at"), has_factor=Exists(factors)
    )
    for word in asked.split():
        found = found.filter(
            Q(email__icontains=word)
            | Q(person__family_name__icontains=word)
            | Q(person__given_name__icontains=word)
            | Q(person__name_en__icontains=word)
        )
    return found.prefetch_related("role_holdings").order_by(
        "-is_active", "person__family_name", "person__given_name", "pk"
    )


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
