"""The secret address of somebody's calendar: made, renewed, shut, found."""

import datetime
import secrets

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from mosty.journal.actions import record
from mosty.people.models import CalendarLink, User

SALT = "people.calendar"
SEEN_EACH = datetime.timedelta(hours=1)


@transaction.atomic
def open_calendar(user, *, by) -> CalendarLink:
    """Give the calendar a new address; the one before leads nowhere from now on."""
    link, _is_new = CalendarLink.objects.update_or_create(
        user=user,
        defaults={
            "nonce": secrets.token_urlsafe(16),
            "made_at": timezone.now(),
            "read_at": None,
        },
    )
    record("calendar.opened", user, by=by, is_public=False)
    return link


@transaction.atomic
def shut_calendar(user, *, by) -> None:
    """The calendar has no address any more."""
    if CalendarLink.objects.filter(user=user).exclude(nonce="").update(nonce=""):
        record("calendar.shut", user, by=by, is_public=False)


def token_of(link: CalendarLink) -> str:
    """Signed from the number and the nonce: who reads the tables knows no address."""
    signature = signing.Signer(salt=SALT).signature(f"{link.user_id}.{link.nonce}")
    return f"{link.user_id}-{signature}"


def calendar_address(link: CalendarLink) -> str:
    """The whole address, in the language of the moment."""
    path = reverse("people:calendar_feed", args=[token_of(link)])
    return settings.PUBLIC_URL + path


def link_by(token: str) -> CalendarLink | None:
    """The calendar of a token, if its account is open and the token still holds."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    links = CalendarLink.objects.exclude(nonce="").select_related("user__person")
    link = links.filter(user=int(number), user__is_active=True).first()
    if link is None or not constant_time_compare(token_of(link), token):
        return None
    return link


def note_reading(link: CalendarLink, *, now) -> None:
    """That a program has read it, to the hour: one can see whether it is in use."""
    is_due = Q(read_at=None) | Q(read_at__lt=now - SEEN_EACH)
    rows = CalendarLink.objects.filter(is_due)
    rows.filter(pk=link.pk).update(read_at=now)


def reader_of(link: CalendarLink, on) -> User:
    """The account with its roles of the day, in one question."""
    return User.objects.with_roles(on).get(pk=link.user_id)
