"""One pupil entered by a legal representative, and the consent taken back.

What is kept of the representative is a person with the consents; the pupil is a code.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import Refused
from mosty.letters.actions import send
from mosty.olympiad.actions.registering import Place, Source, enter_pupils, withdraw
from mosty.olympiad.cards import entrance, rounds_of, windows_of
from mosty.olympiad.codes import shown
from mosty.olympiad.models import Edition, Entrant, Registration
from mosty.people.actions.consents import give_consent, withdraw_consent
from mosty.people.models import Consent, ConsentText, How, Person, Purpose

SALT = "olympiad.parent"
LETTER = "olympiad/letters/entered"
MOST_OF_ONE = 5
PURPOSES = (Purpose.PUPIL, Purpose.PUPIL_WORK, Purpose.LETTERS)


class NoConsent(Refused):
    message = _("Without the consent to take part a pupil cannot be entered.")


class TooMany(Refused):
    message = _(
        "Five pupils are entered with this e-mail already. Ask the school or the "
        "organisers."
    )


@dataclass(frozen=True)
class Parent:
    """A legal representative whose e-mail was confirmed just now."""

    family_name: str
    given_name: str
    patronymic: str
    email: str
    language: str


def texts_for_parents(on) -> list[ConsentText]:
    """The texts in force, the one that is needed first; none if that is not there."""
    found = {one.purpose: one for one in ConsentText.objects.in_force(on)}
    if Purpose.PUPIL not in found:
        return []
    return [found[one] for one in PURPOSES if one in found]


@transaction.atomic
def enter_child(
    edition: Edition,
    parent: Parent,
    place: Place,
    *,
    texts: Iterable[ConsentText],
    token=None,
) -> Entrant:
    """Record the consents, give a code, and write it to the representative."""
    texts = list(texts)
    if Purpose.PUPIL not in {one.purpose for one in texts}:
        raise NoConsent(edition)
    Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    standing = Entrant.objects.filter(
        edition=edition,
        is_withdrawn=False,
        registration__consents__text__purpose=Purpose.PUPIL,
        registration__consents__person__email__iexact=parent.email,
    )
    if standing.distinct().count() >= MOST_OF_ONE:
        raise TooMany(edition)
    person = Person.objects.create(**vars(parent))
    by, on = f"person:{person.pk}", timezone.localdate()
    source = Source(Registration.By.PARENT)
    made = enter_pupils(edition, [place], by=None, source=source, token=token)
    made.consents.set(
        give_consent(person, one, by=by, how=How.FORM, on=on) for one in texts
    )
    entrant = made.entrants.select_related("edition__activity").get()
    write_code(entrant, parent)
    return entrant


def write_code(entrant: Entrant, parent: Parent) -> None:
    language = parent.language
    with override(language):
        windows = windows_of(rounds_of(entrant.edition), entrant, language)
        context = {
            "code": shown(entrant.code),
            "address": entrance(),
            "windows": "\n".join(windows) or str(_("The dates are not set yet.")),
            "edition": str(entrant.edition),
            "withdraw": settings.PUBLIC_URL
            + reverse("olympiad:parents_withdraw", args=[token_of(entrant)]),
        }
    send(
        to=parent.email,
        template=LETTER,
        language=language,
        context=context,
        is_secret=True,
    )


def token_of(entrant: Entrant) -> str:
    return signing.dumps(entrant.registration_id, salt=SALT)


def registration_of(token: str) -> Registration | None:
    """The registration of a letter's link; None where the link is none of ours."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    rows = Registration.objects.select_related("edition__activity")
    return rows.filter(pk=key, by=Registration.By.PARENT).first()


@transaction.atomic
def take_back(registration: Registration) -> None:
    """Withdraw every consent of a registration; its code falls with them."""
    on = timezone.localdate()
    for consent in registration.consents.valid():
        withdraw_consent(
            consent,
            by=f"person:{consent.person_id}",
            how=How.LETTER,
            on=max(on, consent.given_on),
        )


def hide_pupils(person, by) -> int:
    """Without the representative's consent the pupil takes part no more."""
    given = Consent.objects.filter(person=person, text__purpose=Purpose.PUPIL)
    rows = Entrant.objects.filter(registration__consents__in=given, is_withdrawn=False)
    found = list(rows.distinct())
    for one in found:
        withdraw(one, by=by)
    return len(found)
