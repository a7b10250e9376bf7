"""What is told of an activity in rows: targets, people, results, proofs."""

from django.db import transaction

from mosty.activities.models import (
    Evidence,
    PeopleCount,
    Result,
    SdgContribution,
    SdgTarget,
)
from mosty.activities.sdg import targets
from mosty.journal.actions import record


@transaction.atomic
def load_targets(*, model=SdgTarget) -> int:
    """Write the targets of the file; repeating changes nothing. Gives how many.

    A migration passes its own historical model.
    """
    rows = targets()
    model.objects.bulk_create(
        [model(**row) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["text_ru", "text_en"],
    )
    return len(rows)


@transaction.atomic
def contribute(
    activity, target, reason_ru, *, by=None, reason_en=""
) -> SdgContribution:
    """Say in one sentence why an activity serves an SDG target."""
    standing = activity.sdg_contributions.filter(target=target).first()
    contribution, _is_new = SdgContribution.objects.update_or_create(
        activity=activity,
        target=target,
        defaults={"reason_ru": reason_ru, "reason_en": reason_en},
    )
    detail = {
        "target": target.code,
        "before": standing.reason_ru if standing else "",
        "after": reason_ru,
    }
    record("activity.contributed", activity, by=by, detail=detail)
    return contribution


@transaction.atomic
def count_people(activity, country, *, people, direction, by=None) -> PeopleCount:
    """Say how many people of a country took part, and how; a new count replaces."""
    standing = activity.people_counts.filter(
        country=country, direction=direction
    ).first()
    count, _is_new = PeopleCount.objects.update_or_create(
        activity=activity,
        country=country,
        direction=direction,
        defaults={"people": people},
    )
    detail = {
        "country": country.code,
        "people": people,
        "direction": direction,
        "before": standing.people if standing else None,
    }
    record("activity.people_counted", activity, by=by, detail=detail)
    return count


@transaction.atomic
def enter_result(activity, title_ru, *, by=None, **fields) -> Result:
    """Write down what came out of an activity; `fields` are title_en and on."""
    result = Result.objects.create(activity=activity, title_ru=title_ru, **fields)
    record(
        "activity.result_entered",
        activity,
        by=by,
        detail={"result": result.pk, "title": title_ru},
    )
    return result


@transaction.atomic
def prove(activity, title_ru, *, by=None, **fields) -> Evidence:
    """Add the proof of an activity: a `document` or an `address`, of a `result`."""
    evidence = Evidence.objects.create(activity=activity, title_ru=title_ru, **fields)
    record(
        "activity.proved",
        activity,
        by=by,
        detail={"evidence": evidence.pk, "title": title_ru},
    )
    return evidence
