"""Who is there: the account of a session, asked for once."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from mosty.people.models import User


class Accounts(AuthenticationBackend):
    """By e-mail and password; a session's account comes with its roles."""

    def get_user(self, user_id):
        accounts = User.objects.with_roles(timezone.localdate())
        user = accounts.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
