"""How a record comes into the register: an idea, or a paper that exists."""

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements.actions.following import show_partners
from mosty.agreements.actions.locking import locked, refuse_day_to_come
from mosty.agreements.actions.parties import NOBODY, seat_all
from mosty.agreements.actions.reckoning import reckon, reckon_around
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.models.agreement import Origin
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.search.actions import forget, index

NOTHING = Source()
NUMBERING_LOCK = 0x4D4F5354
FIRST = (Stage.IDEA, Stage.DRAFT, Stage.NEGOTIATION)


class NoPartner(Refused):
    message = _("An agreement needs at least one partner. Name one and try again.")


class NoReason(Refused):
    message = _("Say why this paper is known to be signed, then register it.")


class NumberTaken(Refused):
    def __init__(self, *, number):
        told = _(
            "Number %(number)s of the register is another agreement. Leave it empty: the "
            "next free number is given."
        )
        super().__init__(message=str(told) % {"number": number})


@transaction.atomic
def open_idea(
    facts,
    *,
    parties,
    by=None,
    source=NOTHING,
    stage=Stage.IDEA,
    related=None,
    our_signatory=NOBODY,
) -> Agreement:
    """Start an agreement at its first stage, or as a draft that is written already.

    `related` are further fields by name: responsible, parent, directions;
    `our_signatory` is who will sign for us, by name and position. A later stage than
    negotiation is not where anything begins: `WrongStage`.
    """
    if stage not in FIRST:
        raise WrongStage
    agreement = _enter(
        facts,
        parties=parties,
        stage=stage,
        source=source,
        related=related,
        our_signatory=our_signatory,
    )
    record("agreement.opened", agreement, by=by)
    show_partners(agreement, by=by)
    return agreement


@transaction.atomic
def register_signed(
    facts, *, parties, by, reason, source=NOTHING, related=None
) -> Agreement:
    """Register a paper that already exists; nobody is written to.

    `by` says so (an account, or a command's name) and `reason` says why it is
    known to be signed. Without dates the term is unknown, never guessed. A day of
    signing to come is refused: `NotSignedYet`.
    `related` as in `open_idea`.
    """
    if not by or not reason:
        raise NoReason
    agreement = _enter(
        facts,
        parties=parties,
        stage=Stage.SIGNED,
        source=source,
        related=related,
        origin=Origin.REGISTERED,
        origin_reason=reason,
    )
    record("agreement.registered", agreement, by=by, detail={"reason": reason})
    show_partners(agreement, by=by)
    return agreement


def strike(agreement, *, by=None) -> None:
    """Take a record out that an undone import made; the journal keeps the fact."""
    forget(agreement)
    record("agreement.struck", agreement, by=by)
    agreement.delete()


def _enter(
    facts, *, parties, stage, source, related, our_signatory=NOBODY, **origin
) -> Agreement:
    if not parties:
        raise NoPartner
    refuse_day_to_come(facts.signed_on)
    lead = parties[0].organisation
    related = dict(related or {})
    directions = related.pop("directions", ())
    number = _next_number(related.pop("register_number", None))
    agreement = Agreement(
        register_number=number,
        stage=stage,
        counterpart=lead,
        country_id=lead.country_id,
        region_id=lead.region_id,
        partner_sort=lead.sort_ru,
        **origin,
        **related,
        **facts.columns(),
        **source.fields(),
    )
    reckon(agreement)
    agreement.save()
    agreement.directions.set(directions)
    seat_all(agreement, parties, our_signatory=our_signatory)
    if agreement.parent_id:
        locked(agreement)
        reckon_around(agreement)
    index(agreement)
    return agreement


def _next_number(wanted: int | None = None) -> int:
    """The number that a list brings along, where it is free; else the next one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
    if wanted is not None:
        if Agreement.objects.filter(register_number=wanted).exists():
            raise NumberTaken(number=wanted)
        return wanted
    highest = Agreement.objects.aggregate(Max("register_number"))
    return (highest["register_number__max"] or 0) + 1
