"""Whom an agreement makes the office check, and how they stand."""

import datetime

from mosty.agreements.models import Party
from mosty.agreements.models.lifecycle import BEFORE_SIGNING, Stage
from mosty.partners import signatories
from mosty.partners.checking import Found
from mosty.partners.checks import Standing, Subject, standings_of
from mosty.ui.bilingual import in_language

ALIVE = tuple(one for one in BEFORE_SIGNING if one != Stage.REFUSED)


def subjects(agreement) -> list[Subject]:
    """Every party but ourselves, and who signs for it."""
    seats = agreement.parties.filter(organisation__is_ours=False)
    return subjects_at(seats.select_related("organisation"))


def subjects_at(seats) -> list[Subject]:
    found = []
    for seat in seats:
        found.append(Subject(seat.organisation))
        if seat.signatory.strip():
            found.append(Subject(seat.organisation, seat.signatory.strip()))
    return found


def standings(
    agreement, *, jurisdiction: str, on: datetime.date | None = None
) -> list[Standing]:
    """Without a day a check never falls due: the day of signing is asked again then."""
    day = on or datetime.date.min
    return standings_of(subjects(agreement), on=day, jurisdiction=jurisdiction)


def told(agreement, lacks, *, jurisdiction: str, on=None) -> list[str]:
    """Who is concerned by lacks of checks, in words; nothing for other lacks."""
    if not {"found", "checks"} & set(lacks):
        return []
    rows = standings(agreement, jurisdiction=jurisdiction, on=on)
    is_found = "found" in lacks
    return [
        f"{one.subject.name}: {in_language(one.source, 'title').text}, {one.found.label}."
        for one in rows
        if one.blocks and (one.found == Found.FOUND) == is_found
    ]


def signing_now(organisation) -> list[str]:
    """Names of those who sign for a partner in agreements not signed yet."""
    seats = Party.objects.filter(organisation=organisation, agreement__stage__in=ALIVE)
    return list(seats.exclude(signatory="").values_list("signatory", flat=True))


def register() -> None:
    signatories.offer("agreements", signing_now)
