"""Everything that writes people, accounts and roles."""

import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.letters.actions import send
from mosty.people import limits
from mosty.people.models import LinkRequest, Person, RoleHolding, SignInLink, User

KEPT = datetime.timedelta(days=1)


class LinkSpent(Refused):
    message = _(
        "This sign-in link was used already or is too old. Ask for a new one: "
        "it arrives in a minute."
    )


class TooManyRequests(Refused):
    message = _(
        "Too many links were asked for from here. Wait a quarter of an hour and "
        "try again."
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
def issue_sign_in_link(user, *, hours=24, by=None, language="ru") -> str:
    """A one-time address that signs `user` in; only its hash is kept."""
    token = SignInLink.new_token()
    SignInLink.objects.create(
        user=user,
        token_hash=SignInLink.hash_of(token),
        expires_at=timezone.now() + datetime.timedelta(hours=hours),
    )
    record("account.link_issued", user, by=by, is_public=False)
    with override(language):
        path = reverse("people:use_link", kwargs={"token": token})
    return settings.PUBLIC_URL + path


@transaction.atomic
def send_sign_in_link(email, *, client, language, now, way_back="") -> None:
    """Send a link to the account of this e-mail, if there is one.

    What the caller learns is the same whether there is one or not. Refused with
    `TooManyRequests` when `client` (a network address) asks too often; an address
    that got its letters lately gets no further one.
    """
    email_mark = LinkRequest.mark_of(email.strip().lower())
    client_mark = LinkRequest.mark_of(client)
    _take_turns(client_mark)
    LinkRequest.objects.filter(at__lt=now - KEPT).delete()
    lately = LinkRequest.objects.since(now - limits.WINDOW)
    if lately.filter(client_mark=client_mark).count() >= limits.PER_CLIENT:
        raise TooManyRequests
    asked = lately.filter(email_mark=email_mark).count()
    LinkRequest.objects.create(email_mark=email_mark, client_mark=client_mark)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None or asked >= limits.PER_EMAIL:
        return
    url = issue_sign_in_link(user, hours=limits.HOURS, language=language)
    send(
        to=user.email,
        template="people/letters/sign_in",
        language=language,
        context={
            "person": user.person,
            "url": f"{url}?{urlencode({'next': way_back})}" if way_back else url,
            "hours": limits.HOURS,
            "house": settings.PUBLIC_URL,
        },
        is_secret=True,
    )


def _take_turns(mark):
    """Requests of one client wait for each other, so that a limit is a limit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(mark[:15], 16)])


@transaction.atomic
def use_sign_in_link(token, *, now) -> User:
    """Spend a link and give its account, or refuse with `LinkSpent`."""
    usable = SignInLink.objects.usable(token, now).select_related("user")
    link = usable.select_for_update(of=["self"]).first()
    if link is None:
        raise LinkSpent
    link.used_at = now
    link.save(update_fields=["used_at"])
    record("account.signed_in", link.user, by=link.user, is_public=False)
    return link.user
