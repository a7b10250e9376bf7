"""Where a record comes from, said the same way on every page."""

from django import template
from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import localdate

from mosty.documents.quoting import quoted
from mosty.journal.models import Entry

register = template.Library()


@register.inclusion_tag("documents/source.html", takes_context=True)
def source(context, thing):
    """A section on the page, its publisher, the day it was read, and its words.

    Shows nothing for a record that was read from nowhere.
    """
    is_there = bool(thing.source_title or thing.source_name or thing.source_text)
    return {
        "one": thing if is_there else None,
        "institution": context["institution"],
        "read_on": read_on(thing) if is_there else None,
        "words": quoted(thing.source_text),
    }


def read_on(thing):
    """The day on which the record was entered, or None when nobody noted it."""
    added_at = getattr(thing, "added_at", None) or first_entry(thing)
    return localdate(added_at) if added_at else None


def first_entry(thing):
    kind = ContentType.objects.get_for_model(thing)
    entries = Entry.objects.filter(kind=kind, object_id=str(thing.pk))
    return entries.order_by("pk").values_list("at", flat=True).first()
