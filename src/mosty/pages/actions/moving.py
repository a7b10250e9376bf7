"""Old addresses lead to the new ones."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.pages.models import MenuItem, Redirect


class BadPath(Refused):
    message = _(
        "Write both addresses from one slash on, like /contacts/, and not the same "
        "twice."
    )


class LeadsBack(Refused):
    message = _(
        "The new address leads back to the old one, and visitors would go in a circle. "
        "Look at the list of moved addresses and put away the one that leads back."
    )


@transaction.atomic
def lead_on(old_path, new_path, *, by=None) -> Redirect:
    """Lead an old address to a new one of this house, in one step.

    Where the new one itself leads on, the old one leads to the end of that way; what
    led to the old one leads there too. Raises `BadPath`, or `LeadsBack` if visitors
    would go in a circle.
    """
    if not (is_path(old_path) and is_path(new_path)) or old_path == new_path:
        raise BadPath
    rows = Redirect.objects.select_for_update().leading()
    onward = {one.old_path: one for one in rows}
    step = new_path
    seen = set()
    while step in onward and step not in seen:
        seen.add(step)
        step = onward[step].new_path
        if step == old_path:
            raise LeadsBack(onward[new_path])
    moved, _is_new = Redirect.objects.update_or_create(
        old_path=old_path, defaults={"new_path": step, "is_archived": False}
    )
    behind = Redirect.objects.filter(new_path=old_path).exclude(old_path=step)
    behind.update(new_path=step)
    record("address.moved", moved, by=by, detail={"to": step})
    return moved


@transaction.atomic
def close_redirect(redirect, *, by=None) -> Redirect:
    """Lead nobody from this address any more; it can be opened again."""
    row = Redirect.objects.select_for_update().get(pk=redirect.pk)
    if not row.is_archived:
        row.is_archived = True
        row.save(update_fields=["is_archived"])
        record("address.closed", row, by=by)
    return row


@transaction.atomic
def open_redirect(redirect, *, by=None) -> Redirect:
    """Lead on again; raises `LeadsBack` where that would be a circle by now."""
    row = Redirect.objects.get(pk=redirect.pk)
    return lead_on(row.old_path, row.new_path, by=by)


def move_page(old_path, new_path, *, by=None) -> None:
    """A page has gone from one address to another: the old one leads there.

    Nothing leads away from the new address any more, and menus follow.
    """
    if old_path == new_path:
        return
    for row in Redirect.objects.leading().filter(old_path=new_path):
        close_redirect(row, by=by)
    lead_on(old_path, new_path, by=by)
    MenuItem.objects.filter(address=old_path).update(address=new_path)


def is_path(address: str) -> bool:
    """Whether it is an address of this site without the site."""
    is_ours = address.startswith("/") and address[1:2] not in {"/", "\\"}
    return is_ours and address.isprintable() and len(address) <= 300
