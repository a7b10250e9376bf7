"""Second factors taken away."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.people.actions.notes import note_change
from mosty.people.actions.sessions import end_sessions
from mosty.people.models import FACTORS


class LastFactor(Refused):
    message = _(
        "Your role asks for a second factor: set up another one before this is removed."
    )


def refuse_last_factor(authenticator) -> None:
    if not may_do_without(authenticator):
        raise LastFactor


def may_do_without(authenticator) -> bool:
    """Whether an account may lose this factor: its role asks for none, or one stays."""
    user = authenticator.user
    others = Authenticator.objects.filter(user=user, type__in=FACTORS)
    return not user.asks_second_factor or others.exclude(pk=authenticator.pk).exists()


@transaction.atomic
def forget_factors(user, *, by) -> None:
    """Take all factors from somebody who lost them; a role that asks sleeps again.

    Whoever asks for it must have made sure who is asking, outside of this house.
    """
    removed, _models = Authenticator.objects.filter(user=user).delete()
    if removed:
        end_sessions(user, by=by)
        note_change(user, "account.factors_forgotten", by=by)
