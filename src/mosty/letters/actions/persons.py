"""What the room keeps of a person: to be handed out, to be erased."""

from collections.abc import Iterable

from django.db import transaction

from mosty.journal.actions import record
from mosty.letters.actions.notices import rhythm_of, sentence, wishes_of
from mosty.letters.models import (
    Digest,
    DigestWish,
    Letter,
    Notification,
    Preference,
    Reminder,
)

OWN = (Notification, Preference, DigestWish, Digest, Reminder)


def kept_of(user_id, emails: Iterable[str]) -> dict:
    """Everything about one person as plain values; bodies of secret letters stay."""
    letters = Letter.objects.filter(to__in=list(emails)).order_by("pk")
    return {
        "letters": [
            {
                "to": one.to,
                "subject": one.subject,
                "body": "" if one.is_secret else one.body,
                "state": one.state,
                "written_at": one.written_at.isoformat(),
                "sent_at": one.sent_at.isoformat() if one.sent_at else "",
            }
            for one in letters
        ],
        "notifications": [
            {"at": one.at.isoformat(), "text": sentence(one), "url": one.url}
            for one in Notification.objects.filter(user_id=user_id).order_by("pk")
        ],
        "wishes": wishes_of(user_id),
        "digest": rhythm_of(user_id).value,
    }


@transaction.atomic
def forget(user_id, emails: Iterable[str], *, by=None) -> int:
    """Erase it, and say how many letters and notices went."""
    gone, _models = Letter.objects.filter(to__in=list(emails)).delete()
    for model in OWN:
        erased, _models = model.objects.filter(user_id=user_id).delete()
        gone += erased
    record("letters.forgotten", by=by, detail={"rows": gone}, is_public=False)
    return gone
