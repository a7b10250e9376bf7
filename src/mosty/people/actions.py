"""Everything that writes people, accounts and roles."""

import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.people.models import Person, RoleHolding, SignInLink, User


class LinkSpent(Refused):
    message = _(
        "This sign-in link was used already or is too old. Ask for a new one: "
        "it arrives in a minute."
    )


@transaction.atomic
def invite(email, *, by=None, roles=(), **names) -> User:
    """Give an account to a person; one that exists is given the missing roles.

    `names` are columns of `Person`: family_name, given_name …
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        person = Person.objects.create(email=email, **names)
        user = User(email=email, person=person)
        user.set_unusable_password()
        user.save()
        record("account.opened", user, by=by, is_public=False)
    for role in roles:
        give_role(user, role, by=by)
    return user


@transaction.atomic
def give_role(user, role, *, by=None, scope="") -> RoleHolding:
    holding, is_new = RoleHolding.objects.get_or_create(
        user=user, role=role, scope=scope
    )
    if is_new:
        detail = {"role": role, "scope": scope}
        record("account.role_given", user, by=by, detail=detail, is_public=False)
    return holding


@transaction.atomic
def issue_sign_in_link(user, *, hours=24, by=None) -> str:
    """A one-time address that signs `user` in; only its hash is kept."""
    token = SignInLink.new_token()
    SignInLink.objects.create(
        user=user,
        token_hash=SignInLink.hash_of(token),
        expires_at=timezone.now() + datetime.timedelta(hours=hours),
    )
    record("account.link_issued", user, by=by, is_public=False)
    return settings.PUBLIC_URL + reverse("people:use_link", kwargs={"token": token})


@transaction.atomic
def use_sign_in_link(token, *, now) -> User:
    """Spend a link and give its account, or refuse with `LinkSpent`."""
    link = (
        SignInLink.objects.select_for_update(of=["self"])
        .select_related("user")
        .filter(token_hash=SignInLink.hash_of(token))
        .first()
    )
    if link is None or link.used_at or link.expires_at <= now:
        raise LinkSpent
    if not link.user.is_active:
        raise LinkSpent
    link.used_at = now
    link.save(update_fields=["used_at"])
    record("account.signed_in", link.user, by=link.user, is_public=False)
    return link.user
