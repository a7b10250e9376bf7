"""Sessions ended, at once and on every node."""

from django.db import transaction
from django.utils import timezone

from mosty.journal.actions import record
from mosty.people.models import Remembered, Session


@transaction.atomic
def end_session(session, *, by) -> None:
    user = session.user
    session.delete()
    record("account.session_ended", user, by=by, is_public=False)


@transaction.atomic
def end_sessions(user, *, by, but="") -> int:
    """End every session of an account but the one of the row key `but`."""
    sessions = Session.objects.filter(user=user).exclude(session_key=but)
    ended, _models = sessions.delete()
    if ended:
        detail = {"sessions": ended}
        record("account.sessions_ended", user, by=by, detail=detail, is_public=False)
    return ended


def forget_expired(*, now=None) -> int:
    """Remove the rows of sessions that are over."""
    over = Session.objects.filter(expire_date__lt=now or timezone.now())
    removed, _models = over.delete()
    return removed


def forget_remembered(*, now) -> int:
    """Remove counters of attempts that are over, with the addresses they are about."""
    removed, _models = Remembered.objects.filter(expires__lt=now).delete()
    return removed
