"""What the owners of accounts and the administrators are told."""

from django.urls import reverse
from django.utils import timezone, translation

from mosty.access.roles import Role
from mosty.letters.actions import notify
from mosty.letters.kinds import LANGUAGES
from mosty.people.models import User
from mosty.people.notices import DEMAND, ROLE_GIVEN, ROLE_TAKEN


def tell_role_given(holding) -> None:
    tell_of_role(holding, ROLE_GIVEN)


def tell_role_taken(holding) -> None:
    tell_of_role(holding, ROLE_TAKEN)


def tell_of_role(holding, kind) -> None:
    """The owner hears of it at once, whoever did it."""
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = str(Role(holding.role).label)
    notify(holding.user_id, kind, parts={"role": names}, url=reverse("people:account"))


def tell_of_demand(request, *, by) -> None:
    """Those who decide hear that a demand came in, but for who entered it.

    The name stays out of it: the notice would outlive the data.
    """
    deciding = User.objects.administrators(timezone.localdate())
    for number in deciding.exclude(pk=getattr(by, "pk", None)).values_list(
        "pk", flat=True
    ):
        notify(
            number,
            DEMAND,
            parts={"number": request.pk, "day": {"on": request.due_on.isoformat()}},
            url=request.get_absolute_url(),
        )
