"""Links that stop letters of one kind, without signing in."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.letters.kinds import Way, notice_kind
from mosty.letters.models import DigestWish, Preference
from mosty.letters.periods import Rhythm

DIGEST = "digest"
SALT = "letters.unsubscribe"


class NoSuchLink(Refused):
    message = _(
        "This link is not whole. Copy it from the letter again, or switch the letters "
        "off among your notifications."
    )


@dataclass(frozen=True)
class Stop:
    """What a link stops: a kind of notification by letter, or the digest."""

    user_id: int
    notice: str

    @property
    def title(self):
        if self.notice == DIGEST:
            return _("The digest")
        kind = notice_kind(self.notice)
        return kind.title if kind else self.notice


def unsubscribe_url(user_id, notice, language) -> str:
    """A signed address that works as long as the house has its key."""
    token = signing.dumps([user_id, notice], salt=SALT)
    with translation.override(language):
        return settings.PUBLIC_URL + reverse("letters:unsubscribe", args=[token])


def stop_of(token) -> Stop:
    """What the link stops, or `NoSuchLink`."""
    try:
        user_id, notice = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise NoSuchLink from fault
    return Stop(user_id, notice)


@transaction.atomic
def unsubscribe(stop: Stop) -> None:
    """Stop the letters; what is told stays among the notifications."""
    if stop.notice == DIGEST:
        DigestWish.objects.update_or_create(
            user_id=stop.user_id, defaults={"rhythm": Rhythm.NEVER.value}
        )
    else:
        Preference.objects.update_or_create(
            user_id=stop.user_id,
            kind=stop.notice,
            defaults={"way": Way.ONLY_HERE.value},
        )
    detail = {"notice": stop.notice}
    actor = f"user:{stop.user_id}"
    record("letters.unsubscribed", by=actor, detail=detail, is_public=False)
