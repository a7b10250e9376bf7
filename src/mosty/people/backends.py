"""Who is there: the account of a session, read once while the data is the same."""

import contextlib
import copy
from collections.abc import Iterator
from contextvars import ContextVar

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.utils import timezone

from mosty.journal import snapshots
from mosty.people.models import Person, RoleHolding, User

_asking: ContextVar = ContextVar("the request that asks who is there", default=None)
_accounts = snapshots.Shelf(
    512, tables=snapshots.tables_of(User, Person, RoleHolding, Authenticator)
)


@contextlib.contextmanager
def asked_by(request) -> Iterator[None]:
    """Inside, an account is looked for in what this request may take as known."""
    token = _asking.set(request)
    try:
        yield
    finally:
        _asking.reset(token)


class Accounts(AuthenticationBackend):
    """By e-mail and password; a session's account comes with its roles."""

    def get_user(self, user_id):
        """The account with its roles of today; a copy, which a request may change."""
        today, request = timezone.localdate(), _asking.get()
        user = _accounts.value(
            (str(user_id), today),
            snapshots.of(request) if request else "",
            lambda: User.objects.with_roles(today).filter(pk=user_id).first(),
        )
        known = user and self.user_can_authenticate(user)
        return copy.copy(user) if known else None
