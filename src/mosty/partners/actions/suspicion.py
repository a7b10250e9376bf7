"""What a person says of two records that may be one organisation."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.journal.actions import record
from mosty.partners.actions.links import LinkedAlready, link, unlink
from mosty.partners.actions.merging import merge, unmerge
from mosty.partners.actions.names import rename_before
from mosty.partners.actions.organisations import describe, locked
from mosty.partners.models import (
    Organisation,
    OrganisationLink,
    OrganisationName,
    SuspectedPair,
)

Decision = SuspectedPair.Decision
Relation = OrganisationLink.Relation


class DecidedMeanwhile(ChangedMeanwhile):
    """Somebody else has decided about the pair; the message says what."""


class HeadIsBelow(Refused):
    message = gettext_lazy(
        "The head organisation stands below the branch in the register. Change first "
        "of what it is a branch."
    )


class NothingToTakeBack(Refused):
    message = gettext_lazy("Nobody has decided about these two yet.")


@transaction.atomic
def suspect(a, b, *, score, verdict, relation="", reasons=()) -> SuspectedPair:
    """Write down that two may be one. What a person decided is never touched."""
    ends = (a, b)
    known = SuspectedPair.objects.filter(a__in=ends, b__in=ends).first()
    if known is not None and known.decision != Decision.OPEN:
        return known
    values = {
        "a": a,
        "b": b,
        "score": score,
        "verdict": verdict,
        "relation": relation or "",
        "reasons": list(reasons),
    }
    if known is None:
        return SuspectedPair.objects.create(**values)
    SuspectedPair.objects.filter(pk=known.pk).update(**values)
    known.refresh_from_db()
    return known


@transaction.atomic
def say_same(pair, *, kept, reason, by, take=None, seen=None) -> SuspectedPair:
    """Merge the pair into the record `kept`; raises what `merge` raises."""
    pair = opened(pair)
    made = merge(kept, other_of(pair, kept), reason=reason, by=by, take=take, seen=seen)
    return decided(pair, Decision.SAME, by=by, merge=made)


@transaction.atomic
def say_apart(pair, *, by, is_for_ever=True) -> SuspectedPair:
    """They are two; or it is put off, without `is_for_ever`."""
    pair = opened(pair)
    return decided(pair, Decision.NEVER if is_for_ever else Decision.LATER, by=by)


@transaction.atomic
def say_renamed(pair, *, present, by, on=None) -> SuspectedPair:
    """One became the other, which is `present`: linked, and the former name kept.

    Both records stay. `on` is the day from which the present name is borne.
    """
    pair = opened(pair)
    former = other_of(pair, present)
    before = {"link": linked(former, present, Relation.RENAMED, on=on, by=by)}
    before |= rename_before(present, former.name_ru, on=on, by=by)
    return decided(pair, Decision.RENAME, by=by, before=before)


@transaction.atomic
def say_branch(pair, *, head, by) -> SuspectedPair:
    """One is a branch of the other, which is `head`."""
    pair = opened(pair)
    branch, above = locked(other_of(pair, head)), locked(head)
    before = {"branch": branch.pk, "parent": branch.parent_id}
    while above is not None:
        if above.pk == branch.pk:
            raise HeadIsBelow(branch)
        above = above.parent
    before["link"] = linked(branch, head, Relation.BRANCH, by=by)
    describe(branch, by=by, parent=head)
    return decided(pair, Decision.BRANCH, by=by, before=before)


@transaction.atomic
def take_back(pair, *, by) -> SuspectedPair:
    """Undo what was decided about the pair, and let it wait again."""
    pair = held(pair)
    if pair.decision == Decision.OPEN:
        raise NothingToTakeBack(pair)
    if pair.merge_id and not pair.merge.undone_at:
        unmerge(pair.merge, by=by)
    before = pair.before
    for made in OrganisationLink.objects.filter(pk=before.get("link")):
        unlink(made, by=by)
    if "branch" in before:
        branch = Organisation.objects.get(pk=before["branch"])
        parent = Organisation.objects.filter(pk=before["parent"]).first()
        describe(branch, by=by, parent=parent)
    OrganisationName.objects.filter(pk=before.get("name")).delete()
    OrganisationName.objects.filter(pk=before.get("since_of")).update(since=None)
    verb = "pair.taken_back"
    tell(verb, pair, by=by, detail={"decision": pair.decision})
    return write(
        pair,
        decision=Decision.OPEN,
        decided_by_id=None,
        decided_at=None,
        merge=None,
        before={},
    )


def linked(source, target, relation, *, by, on=None) -> int | None:
    """The key of the link that was made; None where it stood already."""
    try:
        return link(source, target, relation=relation, on=on, by=by).pk
    except LinkedAlready:
        return None


def decided(pair, decision, *, by, **more) -> SuspectedPair:
    tell(f"pair.{decision}", pair, by=by)
    return write(
        pair,
        decision=decision,
        decided_by_id=getattr(by, "pk", None),
        decided_at=timezone.now(),
        **more,
    )


def write(pair, **values) -> SuspectedPair:
    for name, value in values.items():
        setattr(pair, name, value)
    pair.save(update_fields=list(values))
    return pair


def tell(verb, pair, *, by, detail=None) -> None:
    """The journal of both tells of it; no public page changes by it alone."""
    told = {"a": pair.a_id, "b": pair.b_id, **(detail or {})}
    for one in (pair.a, pair.b):
        record(verb, one, by=by, detail=told, is_public=False)


def held(pair) -> SuspectedPair:
    return SuspectedPair.objects.select_for_update(of=["self"]).get(pk=pair.pk)


def opened(pair) -> SuspectedPair:
    """The pair, still to be decided, held until the transaction ends."""
    row = held(pair)
    if row.decision not in (Decision.OPEN, Decision.LATER):
        words = _(
            "Somebody has decided about these two while you were looking: "
            "%(decision)s. Nothing of yours was written."
        )
        raise DecidedMeanwhile(row, words % {"decision": row.get_decision_display()})
    return row


def other_of(pair, one) -> Organisation:
    return pair.b if one.pk == pair.a_id else pair.a
