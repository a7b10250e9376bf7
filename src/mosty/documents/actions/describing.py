"""What a document is called and who may see it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents.models import Document
from mosty.documents.withholding import is_withheld
from mosty.journal.actions import record
from mosty.journal.changing import change


class Withheld(Refused):
    message = _(
        "It belongs to a record that is not on the site, so it stays closed. Show that "
        "record first."
    )


def describe(document, values: dict, *, by=None, expected=None) -> Document:
    """Write the columns of `values` that differ; see `journal.changing.change`.

    Raises `Withheld` like `show_to`.
    """
    refuse_opening(document, values.get("audience"))
    row, _changes = change(
        document, values, by=by, verb="document.described", expected=expected
    )
    return row


def show_to(document, audience, *, by=None, expected=None) -> Document:
    """Open or close the document; from this moment its address asks anew.

    Raises `Withheld` where a record to which it belongs keeps visitors from it.
    """
    refuse_opening(document, audience)
    row, _changes = change(
        document,
        {"audience": audience},
        by=by,
        verb="document.shown_to",
        expected=expected,
    )
    return row


def refuse_opening(document, audience) -> None:
    if audience == Audience.PUBLIC and is_withheld(document):
        raise Withheld(document)


def archive(document, *, by=None) -> Document:
    """Put away: no address gives it out; `restore` brings it back."""
    return _put_away(document, "document.archived", is_archived=True, by=by)


def restore(document, *, by=None) -> Document:
    return _put_away(document, "document.restored", is_archived=False, by=by)


@transaction.atomic
def _put_away(document, verb, *, is_archived, by):
    row = Document.objects.select_for_update().get(pk=document.pk)
    if row.is_archived != is_archived:
        row.is_archived = is_archived
        row.save(update_fields=["is_archived"])
        record(verb, row, by=by)
    return row
