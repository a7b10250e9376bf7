"""Accounts, and the roles that they hold."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import WITH_SECOND_FACTOR, Role
from mosty.people.models.person import Person

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class UserQuerySet(models.QuerySet):
    def with_roles(self, on):
        """Each with its person, the roles held on a day and its second factor.

        One question, so that a page need not ask again.
        """
        holdings = RoleHolding.objects.valid(on).filter(user=OuterRef("pk"))
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        pair = holdings.values(pair=JSONObject(role="role", scope="scope"))
        return self.select_related("person").annotate(
            held_pairs=ArraySubquery(pair), has_factor=Exists(factors)
        )

    def administrators(self, on):
        """Open accounts that hold the role on a day."""
        held = RoleHolding.objects.valid(on).filter(role=Role.ADMINISTRATOR)
        return self.filter(is_active=True, pk__in=held.values("user"))

    def visible_to(self, user):
        """Accounts are seen by those who let people in; one's own by everybody."""
        if user.holds(Role.ADMINISTRATOR):
            return self.select_related("person")
        return self.filter(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """An account: one e-mail, one person, roles that may be limited to a scope.

    Roles that ask for a second factor sleep, and all others of the account with
    them, until one is set up.
    """

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
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="an_email_has_one_account_however_it_is_written"
            )
        ]

    def __str__(self):
        return str(self.person)

    def holds(self, role, *, scope: str = "") -> bool:
        """Whether the role is held, everywhere or within `scope`."""
        return (role, "") in self._awake or (role, scope) in self._awake

    def holds_any(self, roles) -> bool:
        return any(held in roles for held, _scope in self._awake)

    def scopes_of(self, role) -> set[str]:
        """Within which scopes the role is held; an empty text is everywhere."""
        return {scope for held, scope in self._awake if held == role}

    @property
    def owes_second_factor(self) -> bool:
        """Whether a role asks for a second factor that is not set up yet."""
        asks = any(role in WITH_SECOND_FACTOR for role, _scope in self._held)
        return asks and not self._has_second_factor

    @property
    def asks_second_factor(self) -> bool:
        return any(role in WITH_SECOND_FACTOR for role, _scope in self._held)

    @property
    def _awake(self) -> set:
        return set() if self.owes_second_factor else self._held

    @property
    def _held(self) -> set:
        if not hasattr(self, "_held_roles"):
            pairs = self.__dict__.get("held_pairs")
            if pairs is None:
                today = timezone.localdate()
                pairs = self.role_holdings.valid(today).values("role", "scope")
            self._held_roles = {(one["role"], one["scope"]) for one in pairs}
        return self._held_roles

    @property
    def _has_second_factor(self) -> bool:
        known = self.__dict__.get("has_factor")
        if known is None:
            known = self.authenticator_set.filter(type__in=FACTORS).exists()
        return known


class HoldingQuerySet(models.QuerySet):
    def valid(self, on):
        return self.filter(
            Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
        )

    def not_over(self, on):
        return self.filter(Q(until=None) | Q(until__gte=on))


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
            ),
            models.CheckConstraint(
                name="a_role_does_not_end_before_it_begins",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.scope}".strip()
