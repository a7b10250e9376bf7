"""The institution's own entries in the menus."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.pages.actions.moving import is_path
from mosty.pages.models import MenuItem


class BadMenuAddress(Refused):
    message = _(
        "Write an address of this site that begins with one slash, like /contacts/, "
        "or a whole one that begins with https://."
    )


@transaction.atomic
def put_into_menu(title_ru, address, *, by=None, **fields) -> MenuItem:
    """Add an entry; `fields` are title_en, place, position: the last where unsaid.

    Raises `BadMenuAddress` for what is no address of a page.
    """
    refuse_bad(address)
    place = fields.get("place", MenuItem.Place.MAIN)
    fields.setdefault("position", last_position(place) + 1)
    item = MenuItem.objects.create(title_ru=title_ru, address=address, **fields)
    record("menu.extended", item, by=by)
    return item


@transaction.atomic
def change_menu_item(item, values: dict, *, by=None, expected=None) -> MenuItem:
    """Write the columns that differ: words, address, place, whether it is shown."""
    if "address" in values:
        refuse_bad(values["address"])
    row, _changes = change(item, values, by=by, verb="menu.changed", expected=expected)
    return row


@transaction.atomic
def take_out_of_menu(item, *, by=None) -> None:
    record("menu.shortened", item, by=by)
    item.delete()


@transaction.atomic
def order_menu(place, order: list[int], *, by=None) -> list[MenuItem]:
    """Put the entries of a place into this order of their keys.

    Entries that it does not name keep their order after those that it names; keys
    of other places are passed over.
    """
    rows = list(MenuItem.objects.select_for_update().filter(place=place))
    wanted = {key: number for number, key in reversed(list(enumerate(order)))}
    ordered = sorted(rows, key=lambda one: wanted.get(one.pk, len(order)))
    moved = [one for number, one in enumerate(ordered, 1) if one.position != number]
    if not moved:
        return ordered
    for number, one in enumerate(ordered, 1):
        one.position = number
    MenuItem.objects.bulk_update(moved, ["position"])
    if ordered != rows:
        detail = {"place": place, "order": [one.title_ru for one in ordered]}
        record("menu.ordered", by=by, detail=detail)
    return ordered


@transaction.atomic
def move_in_menu(item, steps: int, *, by=None) -> list[MenuItem]:
    """Move an entry by so many places among its neighbours; up is negative."""
    keys = list(MenuItem.objects.filter(place=item.place).values_list("pk", flat=True))
    start = keys.index(item.pk)
    keys.insert(min(max(start + steps, 0), len(keys) - 1), keys.pop(start))
    return order_menu(item.place, keys, by=by)


def refuse_bad(address) -> None:
    if not (is_path(address) or address.startswith("https://")):
        raise BadMenuAddress


def last_position(place) -> int:
    rows = MenuItem.objects.filter(place=place)
    return rows.aggregate(last=Max("position"))["last"] or 0
