"""Pupils entered by schools and partners, their codes, and time granted beyond.

No name comes here: a line of a list is its number, its track and its zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.olympiad.actions.quotas import keep_within
from mosty.olympiad.codes import new_code
from mosty.olympiad.models import Edition, Entrant, Registration, Track

MOST_EXTRA_MIN = 240
By = Registration.By


class NotOpen(Refused):
    message = _("Pupils are not entered into this edition now. Look at its dates.")


class EnteredAlready(Refused):
    message = _("This very list was entered already: its codes are among your lists.")


class NoPupils(Refused):
    message = _("There is no line in the list that could be entered.")


class HasBegun(Refused):
    message = _(
        "With this code a round was begun already: it stays, so that no answer is lost. "
        "Print it again by the number of its line."
    )


class Withdrawn(Refused):
    message = _("This code was withdrawn already. Reload the page.")


class NoReason(Refused):
    message = _("Say on what ground the time is granted: it stands in the journal.")


class TooMuch(Refused):
    message = _("At most 240 minutes can be added.")


@dataclass(frozen=True)
class Place:
    """One pupil to be entered: the line of the list, and what is known without a name."""

    line: int
    track: Track
    zone: str
    extra_min: int = 0
    ground: str = ""


@dataclass(frozen=True)
class Source:
    """For whom pupils are entered: a school, a partner, a parent."""

    how: str
    organisation: object = None
    school: str = ""


def is_open(edition: Edition, on) -> bool:
    """Whether schools, partners and parents may enter pupils on a day."""
    opens, closes = edition.registration_opens_on, edition.registration_closes_on
    if edition.is_closed or edition.is_practice or opens is None:
        return False
    return opens <= on and (closes is None or on <= closes)


@transaction.atomic
def enter_pupils(
    edition: Edition,
    places: Sequence[Place],
    *,
    by,
    source: Source,
    token: UUID | None = None,
    grants: bool = False,
) -> Registration:
    """Give each pupil of a list a code.

    The office `grants` the time that is asked for at once, and enters outside the
    dates too; what others ask for waits for it. The same list, known by its `token`,
    is entered once.
    """
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    may = grants and not edition.is_closed
    if not (may or is_open(edition, timezone.localdate())):
        raise NotOpen(edition)
    if not places:
        raise NoPupils(edition)
    if token and Registration.objects.filter(token=token).exists():
        raise EnteredAlready(edition)
    if source.how == By.PARTNER:
        keep_within(edition, source.organisation, len(places))
    made = Registration.objects.create(
        edition=edition,
        by=source.how,
        organisation=source.organisation,
        school=source.school,
        entered_by=by,
        token=token,
    )
    give_codes(made, places, grants=grants)
    detail = told_of(made, places, grants=grants)
    record("olympiad.pupils_entered", made, by=by, detail=detail, is_public=False)
    return made


def give_codes(made: Registration, places, *, grants: bool) -> None:
    codes = fresh_codes(made.edition, len(places))
    Entrant.objects.bulk_create(
        Entrant(
            edition=made.edition,
            track=place.track,
            registration=made,
            code=code,
            zone=place.zone,
            line=place.line,
            extra_min=place.extra_min if grants else 0,
            extra_asked_min=place.extra_min,
            extra_ground=place.ground,
        )
        for place, code in zip(places, codes, strict=True)
    )


def told_of(made: Registration, places, *, grants: bool) -> dict:
    """What the journal says of a list; with the time that was granted, and why."""
    told = {"by": made.by, "pupils": len(places), "edition": made.edition_id}
    extra = [[one.line, one.extra_min, one.ground] for one in places if one.extra_min]
    return {**told, "extra": extra} if grants and extra else told


def fresh_codes(edition: Edition, number: int) -> list[str]:
    """Codes that nobody of any edition has, so that one is never read as another."""
    found: set[str] = set()
    while len(found) < number:
        found |= {new_code() for _one in range(number - len(found))}
        found -= set(Entrant.objects.filter(code__in=found).values_list("code", flat=1))
    return sorted(found)


def locked(entrant: Entrant) -> Entrant:
    rows = Entrant.objects.select_for_update(of=["self"])
    return rows.select_related("registration", "edition").get(pk=entrant.pk)


def told(entrant: Entrant, **more) -> dict:
    return {"line": entrant.line, "code": entrant.code, **more}


@transaction.atomic
def replace_code(entrant: Entrant, *, by) -> Entrant:
    """A lost code gives way to a new one of the same line; the lost one is withdrawn."""
    entrant = locked(entrant)
    if entrant.is_withdrawn:
        raise Withdrawn(entrant)
    if entrant.attempts.exists():
        raise HasBegun(entrant)
    entrant.is_withdrawn = True
    entrant.save(update_fields=["is_withdrawn"])
    new = Entrant.objects.create(
        edition=entrant.edition,
        track_id=entrant.track_id,
        registration=entrant.registration,
        code=fresh_codes(entrant.edition, 1)[0],
        zone=entrant.zone,
        line=entrant.line,
        extra_min=entrant.extra_min,
        extra_asked_min=entrant.extra_asked_min,
        extra_ground=entrant.extra_ground,
    )
    detail = told(entrant, instead=new.code)
    over = entrant.registration or entrant.edition
    record("olympiad.code_replaced", over, by=by, detail=detail, is_public=False)
    return new


@transaction.atomic
def withdraw(entrant: Entrant, *, by) -> Entrant:
    """The pupil takes part no more; what was answered already stays in the log."""
    entrant = locked(entrant)
    if entrant.is_withdrawn:
        return entrant
    entrant.is_withdrawn = True
    entrant.save(update_fields=["is_withdrawn"])
    over = entrant.registration or entrant.edition
    record(
        "olympiad.entrant_withdrawn",
        over,
        by=by,
        detail=told(entrant),
        is_public=False,
    )
    return entrant


@transaction.atomic
def grant_extra(entrant: Entrant, minutes: int, *, reason: str, by) -> Entrant:
    """Add time for one pupil, for a reason; a round that was begun keeps its end."""
    if not reason.strip():
        raise NoReason(entrant)
    if not 0 <= minutes <= MOST_EXTRA_MIN:
        raise TooMuch(entrant)
    entrant = locked(entrant)
    if entrant.is_withdrawn:
        raise Withdrawn(entrant)
    before, entrant.extra_min = entrant.extra_min, minutes
    entrant.save(update_fields=["extra_min"])
    detail = told(entrant, minutes=[before, minutes], reason=reason.strip())
    over = entrant.registration or entrant.edition
    record("olympiad.extra_granted", over, by=by, detail=detail, is_public=False)
    return entrant
