"""What happened to an account, told to the journal and to its owner."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override

from mosty.journal.actions import record
from mosty.letters.actions import send
from mosty.people.mail import CHANGED


@transaction.atomic
def note_sign_in(user, *, ways=()) -> None:
    detail = {"ways": list(ways)}
    record("account.signed_in", user, by=user, detail=detail, is_public=False)


@transaction.atomic
def note_change(user, verb, *, by) -> None:
    """Journal a change of how an account is entered, and write to its owner."""
    record(verb, user, by=by, is_public=False)
    tell(user, verb)


def tell(user, verb, *, to="") -> None:
    """A letter about a change that its owner must learn of; `to` an address left."""
    language = user.person.language
    with override(language):
        what = str(CHANGED[verb])
    send(
        to=to or user.email,
        template="people/letters/changed",
        language=language,
        context={"person": user.person, "what": what, "house": settings.PUBLIC_URL},
    )


@transaction.atomic
def send_code(email, *, code, minutes, template="people/letters/code") -> None:
    """Write a one-time code to an address; the body is wiped once it has left.

    When the code has run out, it is not sent any more.
    """
    send(
        to=email,
        template=template,
        language=get_language() or settings.LANGUAGE_CODE,
        context={"code": code, "minutes": minutes, "house": settings.PUBLIC_URL},
        is_secret=True,
        useful_until=timezone.now() + datetime.timedelta(minutes=minutes),
    )
