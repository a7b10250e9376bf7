"""Columns chosen and remembered; views saved, shared, put away and brought back."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.listings import rules
from mosty.listings.models import ColumnChoice, SavedView


class NameTaken(Refused):
    message = _("You have a view of this name already. Give this one another name.")


class NotYours(Refused):
    message = _("Only its author or an administrator changes a shared view.")


@transaction.atomic
def choose_columns(listing: str, columns, *, by) -> ColumnChoice:
    """Remember the columns; without any the usual ones come back."""
    choice, _is_new = ColumnChoice.objects.update_or_create(
        by_id=by.pk, listing=listing, defaults={"columns": list(columns)}
    )
    return choice


@transaction.atomic
def open_with(listing: str, view: SavedView | None, *, by) -> ColumnChoice:
    """Open the register with this view from now on, or with everything."""
    choice, _is_new = ColumnChoice.objects.update_or_create(
        by_id=by.pk, listing=listing, defaults={"opens_with": view}
    )
    return choice


@transaction.atomic
def save_view(
    listing: str, name: str, *, address: str, columns, by, is_shared=False
) -> SavedView:
    """Keep an address of the register and its columns under a name."""
    refuse_same_name(by.pk, listing, name)
    last = SavedView.objects.filter(listing=listing).aggregate(Max("order"))
    view = SavedView.objects.create(
        listing=listing,
        name=name,
        address=address,
        columns=list(columns),
        by_id=by.pk,
        is_shared=is_shared,
        order=min((last["order__max"] or 0) + 1, 30_000),
    )
    record("listing.view_saved", view, by=by, is_public=False)
    return view


@transaction.atomic
def change_view(view: SavedView, values: dict, *, by) -> SavedView:
    """Write `name`, `is_shared`, `address`, `columns` as far as they are given."""
    view = locked(view, by=by)
    name = values.get("name", view.name)
    if name != view.name:
        refuse_same_name(view.by_id, view.listing, name)
    for column, value in values.items():
        setattr(view, column, value)
    view.save(update_fields=list(values))
    detail = {"fields": sorted(values)}
    record("listing.view_changed", view, by=by, detail=detail, is_public=False)
    return view


@transaction.atomic
def archive_view(view: SavedView, *, by) -> SavedView:
    """Put a view away; `restore_view` brings it back."""
    view = locked(view, by=by)
    view.is_archived = True
    view.save(update_fields=["is_archived"])
    record("listing.view_archived", view, by=by, is_public=False)
    return view


@transaction.atomic
def restore_view(view: SavedView, *, by) -> SavedView:
    view = locked(view, by=by)
    if view.is_archived:
        refuse_same_name(view.by_id, view.listing, view.name)
        view.is_archived = False
        view.save(update_fields=["is_archived"])
        record("listing.view_restored", view, by=by, is_public=False)
    return view


def locked(view, *, by) -> SavedView:
    view = SavedView.objects.select_for_update().get(pk=view.pk)
    if not rules.may_change(by, view):
        raise NotYours(view)
    return view


def refuse_same_name(by_id, listing, name):
    its = SavedView.objects.filter(by_id=by_id, listing=listing, is_archived=False)
    if its.filter(name=name).exists():
        raise NameTaken
