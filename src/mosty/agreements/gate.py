"""Which agreements a rule pack asks a conclusion of, and which show none."""

import datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from mosty.agreements import term
from mosty.agreements.clearance.asking import Case, Partners, Verdict, verdict
from mosty.agreements.models import Agreement, Clearance, Party, RulePack, Stage
from mosty.agreements.models.agreement import Section
from mosty.agreements.models.lifecycle import BEFORE_SIGNING
from mosty.ui.dates import Precision

Result = Clearance.Result
SETTLED = (Result.GRANTED, Result.EXEMPT)
SIGNED = (Stage.SIGNED, Stage.ENDED)


def foreign_parties(*, jurisdiction: str):
    """Seats of partners that are not of the institution's own country."""
    rows = Party.objects.filter(organisation__is_ours=False).order_by()
    return rows.exclude(organisation__country=jurisdiction)


def is_foreign(agreement, *, jurisdiction: str) -> bool:
    """By its section of the register, or by the country of a party."""
    if agreement.section == Section.FOREIGN:
        return True
    return (
        foreign_parties(jurisdiction=jurisdiction).filter(agreement=agreement).exists()
    )


def day_of(agreement, on: datetime.date | None) -> datetime.date | None:
    """The day of signing as late as it may have been; `on` before it is signed."""
    if agreement.stage in BEFORE_SIGNING:
        return on
    signed = agreement.signed_on
    return signed and term.latest(signed, agreement.signed_precision)


def verdict_of(
    agreement, *, jurisdiction: str, on=None, packs=None, foreign: bool | None = None
) -> Verdict:
    """Whether a pack asks of the agreement on the day `on`, and why.

    Without `on` the day of what is not signed yet is not known: then it is asked.
    `packs` and `foreign` are read here unless they are given.
    """
    if packs is None:
        packs = list(RulePack.objects.in_use(jurisdiction=jurisdiction))
    if foreign is None:
        foreign = is_foreign(agreement, jurisdiction=jurisdiction)
    case = Case(
        jurisdiction=jurisdiction,
        is_foreign=foreign,
        kind=agreement.kind,
        subject=agreement.subject,
        on=day_of(agreement, on),
    )
    return verdict(case, [one.said for one in packs])


def settles(agreement) -> Clearance | None:
    """The newest answer to an application, or exemption, if it opens the way."""
    newest = agreement.clearances.decided().order_by("-pk").first()
    return newest if newest is not None and newest.result in SETTLED else None


def given_on(agreement) -> datetime.date | None:
    """The day of the conclusion that opens the way; an exemption has none."""
    answer = settles(agreement)
    if answer is None or answer.result != Result.GRANTED:
        return None
    return answer.decided_on


def is_cleared(agreement, *, jurisdiction: str, on=None) -> bool:
    """Whether no pack asks anything of it, or it was answered."""
    if not verdict_of(agreement, jurisdiction=jurisdiction, on=on).is_asked:
        return True
    return settles(agreement) is not None


def settled():
    """Keys of agreements whose newest answer opens the way."""
    newest = Clearance.objects.decided().filter(agreement=OuterRef("agreement"))
    newest = newest.order_by("-pk").values("result")[:1]
    rows = Clearance.objects.decided().annotate(newest=Subquery(newest))
    return rows.filter(newest__in=SETTLED).order_by().values("agreement")


def asked(*, jurisdiction: str, packs=None) -> Q:
    """Signed agreements of which a pack asked, or may have: `verdict_of` in SQL."""
    if packs is None:
        packs = RulePack.objects.in_use(jurisdiction=jurisdiction)
    found = Q(pk__in=[])
    for pack in packs:
        if not pack.said.exempt:
            found |= asked_by(pack, jurisdiction=jurisdiction)
    return Q(stage__in=SIGNED) & found


def asked_by(pack, *, jurisdiction: str) -> Q:
    where = signed_since(pack.starts_on) if pack.starts_on else Q()
    if pack.ends_on:
        where &= Q(signed_on=None) | Q(signed_on__lte=pack.ends_on)
    if pack.partners == Partners.FOREIGN:
        seats = foreign_parties(jurisdiction=jurisdiction)
        its_own = Exists(seats.filter(agreement=OuterRef("pk")))
        where &= Q(section=Section.FOREIGN) | Q(its_own)
    if pack.kinds:
        where &= Q(kind__in=pack.kinds)
    if pack.subjects:
        where &= Q(subject__in=[*pack.subjects, ""])
    return where


def signed_since(day: datetime.date) -> Q:
    """Signed on that day or later, or perhaps so: in its month or year, or unknown."""
    month, year = day.replace(day=1), day.replace(month=1, day=1)
    return (
        Q(signed_on=None)
        | Q(signed_on__gte=day)
        | Q(signed_on__gte=month, signed_precision=Precision.MONTH)
        | Q(signed_on__gte=year, signed_precision=Precision.YEAR)
    )


def clearance_not_shown(rows=None, *, jurisdiction: str):
    """Signed ones of which a pack asks a conclusion and that show none.

    Also those whose day of signing is not known: the rule may have held.
    """
    rows = Agreement.objects.all() if rows is None else rows
    return rows.filter(asked(jurisdiction=jurisdiction)).exclude(pk__in=settled())
