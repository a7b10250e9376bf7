"""One-time links that sign in."""

import hashlib
import secrets

from django.db import models

from mosty.people.models.account import User


class LinkQuerySet(models.QuerySet):
    def usable(self, token, at):
        """The link of this token if it can still be used at the moment `at`."""
        return self.filter(
            token_hash=SignInLink.hash_of(token),
            used_at=None,
            expires_at__gt=at,
            user__is_active=True,
        )


class SignInLink(models.Model):
    """A one-time link; only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    def __str__(self):
        return f"{self.user_id} {self.made_at:%Y-%m-%d %H:%M}"

    @staticmethod
    def new_token() -> str:
        return secrets.token_urlsafe(32)

    @staticmethod
    def hash_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()
