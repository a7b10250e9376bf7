"""Sessions, with what their owner must know of them."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from mosty.people.models.account import User


class SessionQuerySet(models.QuerySet):
    def signed_in(self, user, *, at):
        """Where an account is signed in at a moment, the latest first."""
        return self.filter(user=user, expire_date__gt=at).order_by("-seen_at")


class Session(AbstractBaseSession):
    """A browser that we know, and who has signed in with it, if anybody.

    `device` is told in a few words, `network` is an address without its last part.
    Removing the row ends the session at once, on every node.
    """

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="sessions"
    )
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=80, blank=True)
    network = models.CharField(max_length=45, blank=True)

    objects = SessionQuerySet.as_manager()
