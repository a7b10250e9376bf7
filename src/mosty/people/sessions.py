"""The session engine: rows that tell who is signed in where, found by a hash.

The cookie's value is kept nowhere: neither the database nor a backup of it opens a
session. A session ends after a time without use, and in any case after a week.
"""

import datetime
import hashlib

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import Q
from django.utils import timezone

from mosty.people.models import Session

LONGEST = datetime.timedelta(days=7)
BEGAN, SEEN, DEVICE, NETWORK = "began_at", "seen_at", "device", "network"


def row_key(session_key: str) -> str:
    """What the database knows a session by; it cannot be turned back."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]


def moment(seconds):
    if not seconds:
        return None
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


class SessionStore(DatabaseStore):
    """Django's store over our table."""

    @classmethod
    def get_model_class(cls):
        return Session

    def _get_session_from_db(self):
        now = timezone.now()
        is_young = Q(began_at=None) | Q(began_at__gt=now - LONGEST)
        found = Session.objects.filter(
            is_young, session_key=row_key(self.session_key), expire_date__gt=now
        )
        row = next(iter(found), None)
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key):
        return Session.objects.filter(session_key=row_key(session_key)).exists()

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.session_key = row_key(row.session_key)
        row.user_id = data.get(SESSION_KEY)
        row.began_at, row.seen_at = moment(data.get(BEGAN)), moment(data.get(SEEN))
        row.device, row.network = data.get(DEVICE, ""), data.get(NETWORK, "")
        return row

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=row_key(key)).delete()
