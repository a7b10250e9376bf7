"""Accounts, persons without accounts, roles with scopes, sign-in links."""

import hashlib
import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role


class Person(models.Model):
    """Somebody we know by name, with or without an account."""

    is_personal = True

    family_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    patronymic = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, default="ru")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        names = (self.family_name, self.given_name, self.patronymic)
        return " ".join(name for name in names if name)


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """An account: one e-mail, one person, roles that may be limited to a scope."""

    is_personal = True

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return str(self.person)

    def holds(self, role, *, scope: str = "") -> bool:
        """Whether the role is held, everywhere or within `scope`."""
        return (role, "") in self._held or (role, scope) in self._held

    def holds_any(self, roles) -> bool:
        return any(held in roles for held, _scope in self._held)

    @property
    def _held(self):
        if not hasattr(self, "_held_roles"):
            today = timezone.localdate()
            self._held_roles = set(
                self.role_holdings.valid(today).values_list("role", "scope")
            )
        return self._held_roles


class HoldingQuerySet(models.QuerySet):
    def valid(self, on):
        return self.filter(
            Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
        )


class RoleHolding(models.Model):
    """A role that somebody holds, perhaps only in a scope like `partner:12`."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="role_holdings"
    )
    role = models.CharField(max_length=30, choices=Role)
    scope = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_role_is_held_once_in_a_scope", fields=["user", "role", "scope"]
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.scope}".strip()


class LinkRequestQuerySet(models.QuerySet):
    def since(self, moment):
        return self.filter(at__gte=moment)


class LinkRequest(models.Model):
    """Somebody asked for a sign-in link: fingerprints that cannot be turned back.

    Kept for a day, so that nobody is flooded with letters, from whichever node.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    email_mark = models.CharField(max_length=64)
    client_mark = models.CharField(max_length=64)

    objects = LinkRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["email_mark", "at"]),
            models.Index(fields=["client_mark", "at"]),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"

    @staticmethod
    def mark_of(text: str) -> str:
        """A keyed fingerprint: without the house's key it tells nothing."""
        return salted_hmac("people.LinkRequest", text, algorithm="sha256").hexdigest()


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
