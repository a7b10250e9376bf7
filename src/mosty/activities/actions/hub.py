"""Activities themselves: entered, related to what they are about, put away."""

from django.db import transaction

from mosty.activities.actions.headings import NOTHING, reword
from mosty.activities.models import Activity, Participation
from mosty.journal.actions import record
from mosty.search.actions import index
from mosty.search.words import sort_key


@transaction.atomic
def record_activity(
    kind, title_ru, *, by=None, source=NOTHING, countries=(), partners=(), **fields
) -> Activity:
    """Enter something that is done in cooperation.

    `partners` are organisations, `countries` rows of `places`; further columns
    go by name.
    """
    activity = Activity.objects.create(
        kind=kind,
        title_ru=title_ru,
        sort_ru=sort_key(title_ru)[:420],
        **fields,
        **source.fields(),
    )
    activity.countries.set(countries)
    Participation.objects.bulk_create(
        Participation(activity=activity, organisation=partner) for partner in partners
    )
    record("activity.recorded", activity, by=by)
    index(activity)
    return activity


@transaction.atomic
def relate(activity, *, by=None, **related) -> None:
    """Say what an activity is about; lists of directions, forms, countries, regions.

    Each named list takes the place of the one before.
    """
    reword(activity, by=by, verb="related", **related)


@transaction.atomic
def put_away(activity, *, by=None) -> Activity:
    """Take an activity off the pages; nothing is lost, `bring_back` undoes it."""
    return _keep_away(activity, True, verb="activity.put_away", by=by)


@transaction.atomic
def bring_back(activity, *, by=None) -> Activity:
    return _keep_away(activity, False, verb="activity.brought_back", by=by)


def _keep_away(activity, is_archived, *, verb, by):
    activity = Activity.objects.select_for_update(of=["self"]).get(pk=activity.pk)
    if activity.is_archived != is_archived:
        activity.is_archived = is_archived
        activity.save(update_fields=["is_archived"])
        record(verb, activity, by=by)
        index(activity)
    return activity


@transaction.atomic
def take_part_exactly(activity, partners, *, by=None) -> None:
    """Say that these organisations took part and no others; roles stay as they are."""
    standing = {
        one.organisation_id: one
        for one in activity.participations.select_related("organisation")
    }
    wanted = {one.pk: one for one in partners}
    gone = [one for key, one in standing.items() if key not in wanted]
    new = [one for key, one in wanted.items() if key not in standing]
    if not gone and not new:
        return
    Participation.objects.filter(pk__in=[one.pk for one in gone]).delete()
    Participation.objects.bulk_create(
        Participation(activity=activity, organisation=one) for one in new
    )
    before = "; ".join(str(one.organisation) for one in standing.values())
    after = "; ".join(str(one) for one in wanted.values())
    detail = {"told": {"partners": [before, after]}}
    record("activity.partners_told", activity, by=by, detail=detail)
    index(activity)
