"""The bell in the head of the office and of one's own pages."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.journal import snapshots
from mosty.letters.models import Notification

_unread = snapshots.Shelf(512, tables=snapshots.tables_of(Notification))


def bell(request) -> dict:
    """`bell.count` unread notifications and `bell.url`; asked only where drawn."""
    return {"bell": SimpleLazyObject(lambda: bell_of(request))}


def bell_of(request) -> dict:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    unread = Notification.objects.visible_to(user).unread()
    count = _unread.value(user.pk, snapshots.of(request), unread.count)
    label = ngettext(
        "Notifications: %(count)s unread", "Notifications: %(count)s unread", count
    )
    return {
        "count": count,
        "url": reverse("letters:notifications"),
        "label": label % {"count": count} if count else _("Notifications"),
    }
