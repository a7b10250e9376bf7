"""Everything that writes directions, forms and activities."""

from django.db import transaction

from mosty.activities.models import (
    Activity,
    CooperationForm,
    Direction,
    Evidence,
    Participation,
    PeopleCount,
    Result,
    SdgContribution,
    SdgTarget,
)
from mosty.activities.sdg import is_spoken_of, targets
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.search.actions import index
from mosty.search.words import sort_key

NOTHING = Source()


@transaction.atomic
def name_direction(number, *, by=None, source=NOTHING, **texts) -> Direction:
    """Add a direction; `texts` are title_ru, text_ru and their English.

    One whose text names the goals of sustainable development shows their targets.
    """
    texts.setdefault("serves_sdg", is_spoken_of(texts.get("text_ru", "")))
    return _name(Direction, "direction.named", number, by=by, source=source, **texts)


@transaction.atomic
def name_form(number, *, by=None, source=NOTHING, **texts) -> CooperationForm:
    """Add a form of cooperation; `texts` as for a direction."""
    return _name(CooperationForm, "form.named", number, by=by, source=source, **texts)


def _name(model, verb, number, *, by, source, **texts):
    heading = model.objects.create(number=number, **texts, **source.fields())
    record(verb, heading, by=by)
    index(heading)
    return heading


@transaction.atomic
def reword(thing, *, by=None, **fields):
    """Change the named columns of a direction, a form or an activity."""
    model = type(thing)
    thing = model.objects.select_for_update(of=["self"]).get(pk=thing.pk)
    for field, value in fields.items():
        setattr(thing, field, value)
    if isinstance(thing, Activity) and "title_ru" in fields:
        thing.sort_ru = sort_key(thing.title_ru)[:420]
    thing.save()
    verb = f"{model._meta.model_name}.reworded"
    record(verb, thing, by=by, detail={"fields": sorted(fields)})
    index(thing)
    return thing


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
    for name, records in related.items():
        getattr(activity, name).set(records)
    detail = {name: [one.pk for one in records] for name, records in related.items()}
    record("activity.related", activity, by=by, detail=detail)
    index(activity)


@transaction.atomic
def put_away(activity, *, by=None) -> Activity:
    """Take an activity off the pages; nothing is lost."""
    return reword(activity, by=by, is_archived=True)


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
    contribution, _is_new = SdgContribution.objects.update_or_create(
        activity=activity,
        target=target,
        defaults={"reason_ru": reason_ru, "reason_en": reason_en},
    )
    record("activity.contributed", activity, by=by, detail={"target": target.code})
    return contribution


@transaction.atomic
def count_people(activity, country, *, people, direction, by=None) -> PeopleCount:
    """Say how many people of a country took part, and how; a new count replaces."""
    count, _is_new = PeopleCount.objects.update_or_create(
        activity=activity,
        country=country,
        direction=direction,
        defaults={"people": people},
    )
    detail = {"country": country.code, "people": people, "direction": direction}
    record("activity.people_counted", activity, by=by, detail=detail)
    return count


@transaction.atomic
def enter_result(activity, title_ru, *, by=None, **fields) -> Result:
    """Write down what came out of an activity; `fields` are title_en and on."""
    result = Result.objects.create(activity=activity, title_ru=title_ru, **fields)
    record("activity.result_entered", activity, by=by, detail={"result": result.pk})
    return result


@transaction.atomic
def prove(activity, title_ru, *, by=None, **fields) -> Evidence:
    """Add the proof of an activity: a `document` or an `address`, of a `result`."""
    evidence = Evidence.objects.create(activity=activity, title_ru=title_ru, **fields)
    record("activity.proved", activity, by=by, detail={"evidence": evidence.pk})
    return evidence
