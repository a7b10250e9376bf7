"""Directions and forms of cooperation, and the words of any record of the hub."""

from django.db import transaction

from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.activities.sdg import is_spoken_of
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.journal.changing import change
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
def reword(thing, *, by=None, expected=None, verb="reworded", **fields):
    """Change the named columns of a direction, a form or an activity.

    `expected` as in `journal.changing.change`. Lists of directions, forms, countries
    and regions take the place of the ones before.
    """
    if isinstance(thing, Activity) and "title_ru" in fields:
        fields["sort_ru"] = sort_key(fields["title_ru"])[:420]
    verb = f"{thing._meta.model_name}.{verb}"
    thing, changes = change(thing, fields, by=by, verb=verb, expected=expected)
    if changes:
        index(thing)
    return thing
