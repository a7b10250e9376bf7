"""What follows of the dates of an agreement and of the papers around it.

First and last day come from what the paper states, from its signed amendments in
order of their days, from notices, acts of prolongation, a project and the paper
that took its place. Seats that an amendment gives or ends follow too. All of it is
derived, so it may be reckoned anew at any time.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import F

from mosty.agreements import rolling, telling, term
from mosty.agreements.actions.compared import compare
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import Agreement, Party, Stage
from mosty.agreements.models.agreement import Level, RenewalRule
from mosty.agreements.models.lifecycle import was_signed
from mosty.journal.actions import record
from mosty.search.actions import index

OF_END = ("ends_on", "ends_precision", "is_endless", *rolling.COLUMNS)
RECKONED = ("starts_on", *OF_END)
SHARING = (Level.AMENDMENT, Level.ANNEX)
COPIED = (
    "name_at_signing",
    "signatory",
    "signatory_position",
    "authority",
    "own_number",
    "signed_on",
    "original_place",
)


def facts_of(agreement) -> term.Term:
    """What the paper itself states, with the notices that were given."""
    notices = ()
    if agreement.pk:
        notices = tuple(one.given_on for one in agreement.notices.all())
    project, newer = agreement.project, agreement.superseded_by
    is_replaced = newer is not None and was_signed(newer)
    return term.Term(
        rule=agreement.term_rule,
        signed_on=agreement.signed_on,
        in_force_from=agreement.in_force_from,
        months=agreement.term_months,
        valid_until=agreement.valid_until,
        renews_by_itself=agreement.renewal_rule == RenewalRule.AUTOMATIC,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        notice_months=agreement.renewal_notice_months,
        notice_days=agreement.renewal_notice_days,
        notices=notices,
        project_ends=project.ends_on if project else None,
        replaced_on=newer.starts_on if is_replaced else None,
        precision=agreement.valid_precision,
        start_precision=telling.precision_of_start(agreement),
    )


def amendment_of(agreement) -> term.Amendment:
    """What a signed amendment says of the term of its parent."""
    rule = agreement.renewal_rule
    return term.Amendment(
        agreement.starts_on or agreement.in_force_from or agreement.signed_on,
        agreement.register_number,
        rule=agreement.term_rule,
        months=agreement.term_months,
        valid_until=agreement.valid_until,
        precision=agreement.valid_precision,
        renews_by_itself=None
        if rule == RenewalRule.UNKNOWN
        else rule == RenewalRule.AUTOMATIC,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        notice_months=agreement.renewal_notice_months,
        notice_days=agreement.renewal_notice_days,
    )


def amendments_of(agreement) -> list[Agreement]:
    """Its signed amendments and theirs, in order of their days."""
    found, latest = [], [agreement.pk] if agreement.pk else []
    while latest:
        rows = Agreement.objects.filter(
            parent__in=latest, level=Level.AMENDMENT, stage=Stage.SIGNED
        ).exclude(pk__in=[one.pk for one in found])
        rows = list(rows)
        found, latest = found + rows, [one.pk for one in rows]
    return in_turn(found)


def in_turn(amendments) -> list[Agreement]:
    """In order of their days, as `term.in_order` has it."""
    by_number = {one.register_number: one for one in amendments}
    told = term.in_order(amendment_of(one) for one in amendments)
    return [by_number[one.order] for one in told]


def amendments_among(agreements) -> dict[int, list[Agreement]]:
    """What `amendments_of` gives for each, by key; a question a depth, not a row."""
    top = {one.pk: one.pk for one in agreements}
    found, latest = defaultdict(list), list(top)
    while latest:
        rows = Agreement.objects.filter(
            parent__in=latest, level=Level.AMENDMENT, stage=Stage.SIGNED
        ).exclude(pk__in=latest)
        rows = [one for one in rows if one.pk not in top]
        for one in rows:
            top[one.pk] = top[one.parent_id]
            found[top[one.pk]].append(one)
        latest = [one.pk for one in rows]
    return {key: in_turn(rows) for key, rows in found.items()}


def whole_term(agreement, *, amendments=None) -> term.Term:
    """The term as the papers around it leave it, ready for `agreements.term`.

    `amendments` are those of `amendments_among`, where they were asked for already.
    """
    if amendments is None:
        amendments = amendments_of(agreement)
    amendments = [amendment_of(one) for one in amendments]
    acts = ()
    if agreement.pk:
        given = agreement.extensions.all()
        acts = tuple((one.made_on, one.until) for one in given if one.until)
    whole = term.amended(facts_of(agreement), amendments)
    return term.replace(whole, extensions=term.standing(acts, amendments))


@transaction.atomic
def follow_projects() -> int:
    """Reckon anew agreements whose project ends on another day now; how many."""
    rows = Agreement.objects.filter(term_rule="project").exclude(project=None)
    moved = rows.exclude(ends_on=F("project__ends_on"), project__ends_on__isnull=False)
    moved = moved.exclude(ends_on=None, project__ends_on=None)
    keys = list(moved.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        reckon_around(locked(Agreement(pk=key)))
    return len(keys)


def shares_term(agreement) -> bool:
    """Whether it lives as long as the paper above it: amendments, and annexes
    without a term of their own."""
    if agreement.parent_id is None or agreement.level not in SHARING:
        return False
    return agreement.level == Level.AMENDMENT or agreement.term_rule == "unknown"


def reckon(agreement, *, amendments=None) -> None:
    """Derive first and last day; the row is not saved. `amendments` as there."""
    whole = whole_term(agreement, amendments=amendments)
    agreement.starts_on = term.starts_on(whole)
    if shares_term(agreement):
        above = agreement.parent
        for name in OF_END:
            setattr(agreement, name, getattr(above, name))
        return
    agreement.ends_on = term.ends_on(whole)
    precision = term.end_precision(whole)
    agreement.ends_precision = "" if precision == "day" else precision
    agreement.is_endless = term.is_endless(whole)
    for name, value in rolling.columns_of(whole).items():
        setattr(agreement, name, value)


def reckon_around(agreement, *, by=None) -> Agreement:
    """Reckon anew what depends on a row that is held and was written: the papers
    above it, then those below it, then those whose place it took."""
    fresh = Agreement.objects.get(pk=agreement.pk)
    top = fresh
    while shares_term(top):
        top = top.parent
    reckon_down(top, by=by)
    for old in fresh.superseded.order_by("pk"):
        reckon_down(old, by=by)
    compare(fresh)
    agreement.refresh_from_db(fields=[*RECKONED, "changed_at"])
    return agreement


def reckon_down(agreement, *, by) -> None:
    settle_seats(agreement, by=by)
    before = [getattr(agreement, name) for name in RECKONED]
    reckon(agreement)
    after = [getattr(agreement, name) for name in RECKONED]
    if before != after:
        agreement.save(update_fields=[*RECKONED, "changed_at"])
        index(agreement)
    for child in agreement.children.filter(level__in=SHARING).order_by("pk"):
        child.parent = agreement
        reckon_down(child, by=by)


def settle_seats(agreement, *, by) -> None:
    """Seat whom amendments let accede, and let go whom they let withdraw.

    A day that somebody typed at a seat of the agreement itself stands.
    """
    if shares_term(agreement):
        return
    amendments = amendments_of(agreement)
    wanted = wanted_seats(amendments)
    derived = agreement.parties.exclude(seated_by=None)
    for seat in derived.exclude(organisation__in=wanted).order_by("pk"):
        told = {"told": {"party": [seat.name_at_signing, ""]}}
        record("agreement.party_unseated", agreement, by=by, detail=told)
        seat.delete()
    for organisation, (joining, leaving) in wanted.items():
        settle_seat(agreement, organisation, joining, leaving, by=by)
    gone = agreement.parties.exclude(left_by=None)
    gone.exclude(organisation__in=wanted).update(left_by=None, withdrawn_on=None)


def wanted_seats(amendments) -> dict:
    """For each organisation the seat by which it accedes and that by which it goes."""
    wanted = {}
    seats = Party.objects.filter(agreement__in=amendments).order_by("pk")
    for one in amendments:
        for seat in (s for s in seats if s.agreement_id == one.pk):
            if seat.acceded_on:
                wanted[seat.organisation_id] = (seat, None)
            if seat.withdrawn_on:
                joining, _gone = wanted.get(seat.organisation_id, (None, None))
                wanted[seat.organisation_id] = (joining, seat)
    return wanted


def settle_seat(agreement, organisation, joining, leaving, *, by) -> None:
    seat = agreement.parties.filter(organisation=organisation).first()
    if seat is None and joining is None:
        return
    is_new = seat is None
    if is_new:
        last = agreement.parties.order_by("position").last()
        seat = Party(
            agreement=agreement,
            organisation_id=organisation,
            position=(last.position if last else 0) + 1,
            seated_by_id=joining.agreement_id,
        )
    before = (seat.acceded_on, seat.withdrawn_on)
    if seat.seated_by_id and joining:
        for name in COPIED:
            setattr(seat, name, getattr(joining, name))
        seat.acceded_on, seat.seated_by_id = joining.acceded_on, joining.agreement_id
    if seat.withdrawn_on is None or seat.left_by_id:
        seat.withdrawn_on = leaving.withdrawn_on if leaving else None
        seat.left_by_id = leaving.agreement_id if leaving else None
    if seat.withdrawn_on and seat.acceded_on and seat.withdrawn_on < seat.acceded_on:
        seat.withdrawn_on, seat.left_by_id = None, None
    seat.save()
    if before != (seat.acceded_on, seat.withdrawn_on):
        told = {
            "acceded_on": [str(before[0] or ""), str(seat.acceded_on or "")],
            "withdrawn_on": [str(before[1] or ""), str(seat.withdrawn_on or "")],
        }
        verb = "agreement.party_seated" if is_new else "agreement.party_followed"
        detail = {"told": {"party": ["", seat.name_at_signing], **told}}
        record(verb, agreement, by=by, detail=detail)
