"""One organisation entered twice: giving up one record for the other, and back."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.journal.actions import record
from mosty.partners import merging
from mosty.partners.actions.ledger import Ledger, put_back
from mosty.partners.actions.organisations import (
    GivenUp,
    given_up_words,
    heard,
    held,
    sort_of,
)
from mosty.partners.looks import COLUMNS, NOT_STATED, called, looks_of
from mosty.partners.models import Merge, Organisation, OrganisationName, SuspectedPair

# The pair of the two merged records stays where it is.
OF_PAIRS = {"partners.SuspectedPair.a", "partners.SuspectedPair.b"}


class MergedWithItself(Refused):
    message = gettext_lazy("This is one record. Choose another one to merge it with.")


class OursIsKept(Refused):
    message = gettext_lazy(
        "This is our own institution. Its record is not given up; keep it, and give up "
        "the other one."
    )


class PutAwayRecord(Refused):
    message = gettext_lazy(
        "One of the records was put away. Bring it back first, or keep the other one."
    )


class ShownToOthers(Refused):
    message = gettext_lazy(
        "The two records are shown to different readers. Say first who may see "
        "each of them; merging would open one to readers of the other."
    )


class LaterMerge(Refused):
    message = gettext_lazy(
        "One of these records was merged again since. Part the later merge first."
    )


class PartedAlready(Refused):
    message = gettext_lazy("Somebody has parted these records already.")


@transaction.atomic
def merge(kept, given_up, *, reason, by, take=None, seen=None) -> Merge:
    """Let everything that points to `given_up` point to `kept` from now on.

    The row that is given up stays, put away, and points to the kept one. `take` names
    the columns whose values come from it; without it, those that the kept one lacks.
    `seen` is what `looks_of` gave for both by their keys: raises `ChangedMeanwhile`
    when a record looks otherwise by now, and a `Refused` for what is never merged.
    """
    kept, given_up = both_locked(kept, given_up)
    refuse(kept, given_up)
    refuse_unseen(seen, kept, given_up)
    made = Merge.objects.create(
        kept=kept,
        given_up=given_up,
        reason=reason,
        by_id=getattr(by, "pk", None),
        standing=standing_now(kept),
    )
    ledger = Ledger(made, by=by)
    taken = taken_values(kept, given_up, take)
    if taken:
        ledger.change(kept, **taken)
    for one in merging.handlers():
        one.carry(ledger)
    call_as_taken(ledger, taken)
    days = [one.last_contact_on for one in (kept, given_up) if one.last_contact_on]
    ledger.change(kept, last_contact_on=max(days, default=None))
    ledger.change(given_up, is_archived=True, merged_into=kept)
    tell("organisation.merged", made, by=by, reason=reason)
    return made


@transaction.atomic
def unmerge(made, *, by, seen=None) -> Merge:
    """Put every row back as it was before the merge.

    What was written since in a column that the merge had written stays as it is, and
    new rows stay with the kept organisation: `partners.since` tells of both. Raises
    `ChangedMeanwhile` as `merge` does, `LaterMerge` and `PartedAlready`.
    """
    made = Merge.objects.select_for_update(of=["self"]).get(pk=made.pk)
    kept, given_up = both_locked(made.kept, made.given_up)
    if made.undone_at:
        raise PartedAlready(made)
    pair = [kept, given_up]
    later = Merge.objects.standing().filter(pk__gt=made.pk)
    if (later.filter(kept__in=pair) | later.filter(given_up__in=pair)).exists():
        raise LaterMerge(made)
    refuse_unseen(seen, kept)
    for one in made.rows.order_by("-number"):
        put_back(one)
    settle_names(Organisation.objects.get(pk=kept.pk))
    made.undone_at, made.undone_by_id = timezone.now(), getattr(by, "pk", None)
    made.save(update_fields=["undone_at", "undone_by_id"])
    SuspectedPair.objects.filter(merge=made).update(
        decision=SuspectedPair.Decision.OPEN,
        decided_at=None,
        decided_by_id=None,
        merge=None,
    )
    tell("organisation.unmerged", made, by=by)
    return made


@transaction.atomic
def carry_late() -> int:
    """Let rows follow that were written to a given up record while it was merged.

    Gives for how many merges there were some.
    """
    late = {
        organisation
        for key in sorted(merging.carried() - OF_PAIRS)
        for organisation in merging.left_behind(key)
    }
    rows = Merge.objects.standing().filter(given_up__in=late)
    for made in rows.order_by("pk"):
        both_locked(made.kept, made.given_up)
        ledger = Ledger(made)
        ledger.kept = made.kept.standing()
        for one in merging.handlers():
            one.carry(ledger)
        tell("organisation.late_rows_carried", made, by="partners.carry_late")
    return len(rows)


def both_locked(one, other) -> tuple[Organisation, Organisation]:
    """Both rows, locked in one order whoever asks, so that nobody waits in a ring."""
    if one.pk == other.pk:
        raise MergedWithItself(one)
    rows = {pk: held(pk) for pk in sorted((one.pk, other.pk))}
    return rows[one.pk], rows[other.pk]


def refuse(kept, given_up) -> None:
    """Raise what is never merged, in the words of what stands in the way."""
    if given_up.is_ours:
        raise OursIsKept(given_up)
    for one in (kept, given_up):
        if one.merged_into_id:
            raise GivenUp(one.standing(), given_up_words(one))
    if kept.is_archived:
        raise PutAwayRecord(kept)
    is_alike = kept.audience == given_up.audience or given_up.waits_for_agreement
    if not is_alike:
        raise ShownToOthers(kept)


def refuse_unseen(seen, *pair) -> None:
    """Raise `ChangedMeanwhile` with the names of what looks otherwise by now."""
    for one in pair:
        shown = (seen or {}).get(one.pk)
        if shown is None:
            continue
        now = looks_of(one)
        changed = [name for name in now if now[name] != shown.get(name)]
        if changed:
            words = _(
                "Somebody has changed “%(name)s” while you were looking: %(what)s. "
                "Nothing was merged. Compare the records again."
            )
            told = {"name": one.name_ru, "what": ", ".join(map(called, changed))}
            raise ChangedMeanwhile(one, words % told)


def standing_now(organisation) -> dict[str, int]:
    """The highest key of the rows behind each key, to know later what is newer."""
    return {
        key: merging.rows_behind(key, organisation).aggregate(last=Max("pk"))["last"]
        or 0
        for key in sorted(merging.carried())
    }


def taken_values(kept, given_up, take) -> dict:
    """Columns of the kept one with the values of the other, sort key included."""
    if kept.is_ours:
        return {}
    values = {}
    for group in COLUMNS:
        is_gap = getattr(kept, group[0]) in NOT_STATED
        if is_gap if take is None else group[0] in take:
            values |= {name: getattr(given_up, name) for name in group}
    if values.get("parent") is not None and is_below(values["parent"], kept):
        del values["parent"]
    if "name_ru" in values:
        values["sort_ru"] = sort_of(values["name_ru"])
    return values


def is_below(organisation, top) -> bool:
    """Whether an organisation is `top` or a branch of it, however deep."""
    seen = set()
    while organisation is not None and organisation.pk not in seen:
        if organisation.pk == top.pk:
            return True
        seen.add(organisation.pk)
        organisation = organisation.parent
    return False


def call_as_taken(ledger, taken) -> None:
    """The name on the row is the present one; the one before is another name."""
    for language in ("ru", "en"):
        name = taken.get(f"name_{language}")
        present = ledger.kept.names.present(language)
        if not name or present.filter(full_name=name).exists():
            continue
        for one in present:
            ledger.change(one, is_other=True)
        ledger.create(copy_of(ledger.kept, language, name))
    for language in ("ru", "en"):
        if short := taken.get(f"short_name_{language}"):
            for one in ledger.kept.names.present(language):
                ledger.change(one, short_name=short)


def copy_of(organisation, language, name) -> OrganisationName:
    """A present name like the one that came with the record given up.

    That one stays another name, so that it can go back whatever becomes of this.
    """
    came = organisation.names.filter(language=language, full_name=name, until=None)
    made = came.first() or OrganisationName(language=language, full_name=name)
    made.pk, made._state.adding = None, True
    made.organisation, made.is_other = organisation, False
    return made


def settle_names(organisation) -> None:
    """Of two present names, where one was written since, the row's own one stays."""
    for language in ("ru", "en"):
        present = organisation.names.present(language)
        name = getattr(organisation, f"name_{language}")
        if present.count() > 1 and present.filter(full_name=name).exists():
            present.exclude(full_name=name).update(is_other=True)


def tell(verb, made, *, by, **more) -> None:
    """The journal of both records, the search and the rooms above hear of it."""
    detail = {"kept": made.kept_id, "given_up": made.given_up_id, "merge": made.pk}
    for pk in (made.kept_id, made.given_up_id):
        organisation = Organisation.objects.get(pk=pk)
        record(verb, organisation, by=by, detail={**detail, **more})
        heard(organisation)
        for one in merging.handlers():
            if one.heard:
                one.heard(organisation)
