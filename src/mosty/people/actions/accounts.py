"""Accounts opened, closed, renamed, and how they are entered."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Role
from mosty.journal.actions import record
from mosty.people.actions.links import send_invitation
from mosty.people.actions.notes import note_change, send_code, tell
from mosty.people.actions.roles import (
    give_role,
    hold_administrators,
    refuse_without_administrator,
)
from mosty.people.actions.sessions import end_sessions
from mosty.people.models import Person, SignInLink, User

NAMES = ("family_name", "given_name", "patronymic", "name_en", "language", "time_zone")


class EmailTaken(Refused):
    message = _("Another account has this e-mail. Write a different one.")


class NotYourself(Refused):
    message = _("You cannot close your own account. Ask another administrator.")


@transaction.atomic
def invite(email, *, by=None, roles=(), **names) -> User:
    """Give an account to a person; one that exists is given the missing roles.

    `names` are columns of `Person`: family_name, given_name …
    """
    email = email.strip().lower()
    user = User.objects.filter(email__iexact=email).first()
    is_known = user is not None
    if not is_known:
        person = Person.objects.create(email=email, **names)
        user = User(email=email, person=person)
        user.set_unusable_password()
        user.save()
        record("account.opened", user, by=by, is_public=False)
    for role in roles:
        if not user.role_holdings.filter(role=role, scope="").exists():
            give_role(user, role, by=by, is_told=is_known)
    return user


@transaction.atomic
def invite_with_role(email, *, by, role, **names) -> User:
    """Open an account with a role in its scope and dates, and write to its owner."""
    user = invite(email, by=by, **names)
    give_role(user, by=by, is_told=False, **role)
    send_invitation(user, by=by)
    return user


@transaction.atomic
def close(user, *, by) -> None:
    """Nobody enters by this account any more; what it did stays."""
    hold_administrators(Role.ADMINISTRATOR)
    user = locked(user)
    if by == user:
        raise NotYourself(user)
    if not user.is_active:
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    for holding in user.role_holdings.all():
        refuse_without_administrator(user, holding.role)
    SignInLink.objects.filter(user=user, used_at=None).delete()
    end_sessions(user, by=by)
    record("account.closed", user, by=by, is_public=False)


@transaction.atomic
def reopen(user, *, by) -> None:
    user = locked(user)
    if user.is_active:
        return
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("account.reopened", user, by=by, is_public=False)


@transaction.atomic
def set_names(user, *, by, **names) -> None:
    """Write names, language and zone of the person; only what differs."""
    person = Person.objects.select_for_update().get(pk=user.person_id)
    changed = {
        name: names[name]
        for name in NAMES
        if name in names and getattr(person, name) != names[name]
    }
    if not changed:
        return
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    personal = (f"person:{person.pk}", changed)
    record("account.renamed", user, by=by, personal=personal, is_public=False)


@transaction.atomic
def set_password(user, password, *, by) -> None:
    """Write a new password; sessions elsewhere end with the old one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    note_change(user, "account.password_set", by=by)


def send_email_code(email, *, code) -> None:
    """Ask whether an address is read by the person who wants to use it.

    An address that another account has gets a letter that says so, and no code.
    """
    minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    is_taken = User.objects.filter(email__iexact=email).exists()
    word = "email_taken" if is_taken else "email_code"
    send_code(email, code=code, minutes=minutes, template=f"people/letters/{word}")


@transaction.atomic
def change_email(user, email, *, by) -> None:
    """Enter by another address from now on; the old one is told."""
    user = locked(user)
    before, email = user.email, email.strip().lower()
    if User.objects.exclude(pk=user.pk).filter(email__iexact=email).exists():
        raise EmailTaken(user)
    user.email = email
    user.save(update_fields=["email"])
    Person.objects.filter(pk=user.person_id).update(email=email)
    values = {"email": email, "email:before": before}
    personal = (f"person:{user.person_id}", values)
    record("account.email_changed", user, by=by, personal=personal, is_public=False)
    tell(user, "account.email_changed", to=before)


def locked(user) -> User:
    rows = User.objects.select_for_update(of=["self"]).select_related("person")
    return rows.get(pk=user.pk)
