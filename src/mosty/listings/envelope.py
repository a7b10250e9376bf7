"""What heads the JSON of a list or a data set: whose it is, how new, under what licence."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse

from mosty.journal.models import Entry

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.ru"


def envelope(rows, *, name, title, publisher) -> dict:
    """`rows` is the queryset that the file holds, `name` that of its data set."""
    changed = updated_at(rows)
    schema = settings.PUBLIC_URL + reverse("data_schema")
    return {
        "title": str(title),
        "publisher": str(publisher),
        "license": LICENCE_URL,
        "schema": f"{schema}#/$defs/{name}",
        "updated": changed.isoformat() if changed else None,
    }


def updated_at(rows):
    """When one of the rows was last changed; None when the journal is silent.

    Work on what the reader does not see leaves no trace here.
    """
    key = Cast(OuterRef("object_id"), BigIntegerField())
    row = rows.order_by().filter(pk=key)
    kind = ContentType.objects.get_for_model(rows.model)
    told = Entry.objects.filter(Exists(row), kind=kind)
    return told.order_by("-id").values_list("at", flat=True).first()
