"""One-time links: made, sent with an invitation, spent."""

import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.letters.actions import send
from mosty.people.models import SignInLink, User

INVITATION_DAYS = 7


class LinkSpent(Refused):
    message = _(
        "This link was used already or is too old. Sign in by a code: it arrives in a "
        "minute."
    )


class AccountClosed(Refused):
    message = _("This account is closed. Open it again first.")


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
def send_invitation(user, *, by) -> None:
    """Write to a person that they are let in, with a link; earlier links are void."""
    user = User.objects.select_for_update(of=["self"]).get(pk=user.pk)
    if not user.is_active:
        raise AccountClosed(user)
    SignInLink.objects.filter(user=user, used_at=None).delete()
    language = user.person.language
    url = issue_sign_in_link(user, hours=24 * INVITATION_DAYS, by=by, language=language)
    send(
        to=user.email,
        template="people/letters/invitation",
        language=language,
        context={
            "person": user.person,
            "by": getattr(by, "person", None) or settings.PUBLIC_URL,
            "url": url,
            "days": INVITATION_DAYS,
            "house": settings.PUBLIC_URL,
        },
        is_secret=True,
        useful_until=timezone.now() + datetime.timedelta(days=INVITATION_DAYS),
    )


@transaction.atomic
def use_sign_in_link(token, *, now) -> User:
    """Spend a link and give its account, or refuse with `LinkSpent`."""
    usable = SignInLink.objects.usable(token, now).select_related("user__person")
    link = usable.select_for_update(of=["self"]).first()
    if link is None:
        raise LinkSpent
    link.used_at = now
    link.save(update_fields=["used_at"])
    return link.user
