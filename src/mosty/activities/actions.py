"""Everything that writes directions, forms and activities."""

from django.db import transaction

from mosty.activities.models import Activity, CooperationForm, Direction, Participation
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.search.actions import index
from mosty.search.words import sort_key

NOTHING = Source()


@transaction.atomic
def name_direction(number, *, by=None, source=NOTHING, **texts) -> Direction:
    """Add a direction; `texts` are title_ru, text_ru and their English."""
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
