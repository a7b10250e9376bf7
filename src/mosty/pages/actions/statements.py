"""The goal and the promises."""

from django.db import transaction

from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.pages.models import Statement

NOTHING = Source()


@transaction.atomic
def state(kind, text_ru, *, by=None, source=NOTHING, **fields) -> Statement:
    """Add a goal or a promise of the institution."""
    statement = Statement.objects.create(
        kind=kind, text_ru=text_ru, **fields, **source.fields()
    )
    record("statement.made", statement, by=by)
    return statement


@transaction.atomic
def restate(statement, *, by=None, **fields) -> Statement:
    """Change the named columns of a statement."""
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    for field, value in fields.items():
        setattr(statement, field, value)
    statement.save(update_fields=list(fields))
    record("statement.restated", statement, by=by, detail={"fields": sorted(fields)})
    return statement
