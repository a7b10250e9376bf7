"""Roles given and taken."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Role
from mosty.journal.actions import record
from mosty.people import rules
from mosty.people.actions.telling import tell_role_given, tell_role_taken
from mosty.people.models import RoleHolding, User


class LastAdministrator(Refused):
    message = _(
        "This is the only administrator without an end date. Make somebody else an "
        "administrator first: otherwise nobody could let people in."
    )


class ScopeMissing(Refused):
    message = _(
        "This role is held for one partner, school or call. Say which one: partner:12."
    )


@transaction.atomic
def give_role(
    user, role, *, by=None, scope="", since=None, until=None, is_told=True
) -> RoleHolding:
    """Give a role, or change the dates of one that is held in this scope.

    Without `is_told` the owner is not written to: another letter says it.
    """
    if not rules.suits(role, scope):
        raise ScopeMissing(user)
    hold_administrators(role)
    User.objects.select_for_update(of=["self"]).get(pk=user.pk)
    dates = {"since": since, "until": until}
    holding, is_new = RoleHolding.objects.get_or_create(
        user=user, role=role, scope=scope, defaults=dates
    )
    is_redated = not is_new and (holding.since, holding.until) != (since, until)
    if is_redated:
        holding.since, holding.until = since, until
        holding.save(update_fields=["since", "until"])
        refuse_without_administrator(user, role)
    if is_new or is_redated:
        verb = "account.role_given" if is_new else "account.role_redated"
        record(verb, user, by=by, detail=told(holding), is_public=False)
        if is_told:
            tell_role_given(holding)
    return holding


@transaction.atomic
def take_role(holding, *, by) -> None:
    hold_administrators(holding.role)
    holding = RoleHolding.objects.select_for_update(of=["self"]).get(pk=holding.pk)
    user, detail = holding.user, told(holding)
    role = holding.role
    holding.delete()
    refuse_without_administrator(user, role)
    record("account.role_taken", user, by=by, detail=detail, is_public=False)
    tell_role_taken(holding)


def hold_administrators(role) -> None:
    """Called before the change: two who take each other's role wait for one another.

    The second then counts what the first has left.
    """
    if role == Role.ADMINISTRATOR:
        held = RoleHolding.objects.filter(role=role).order_by("pk")
        list(held.select_for_update(of=["self"]))


def refuse_without_administrator(user, role) -> None:
    """Called after the change: whoever remains must be able to let people in."""
    if role == Role.ADMINISTRATOR and not rules.has_administrator():
        raise LastAdministrator(user)


def told(holding) -> dict:
    return {
        "role": holding.role,
        "scope": holding.scope,
        "since": holding.since and holding.since.isoformat(),
        "until": holding.until and holding.until.isoformat(),
    }
