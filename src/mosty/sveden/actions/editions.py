"""Making editions, noticing what waits, and saying where an edition was placed."""

import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.models import Agreement
from mosty.journal.actions import actor_of, record
from mosty.journal.models import Entry
from mosty.sveden.models import Edition, OtherSite, Placement, Publishing, Waiting
from mosty.sveden.register import content_now
from mosty.sveden.rows import Content, changes
from mosty.sveden.standing import baseline, last_edition

BY_ITSELF = "task:sveden.look"


class ChangedBefore(Refused):
    message = _(
        "The register changed while you were looking, and nothing was published. "
        "Look at the changes again, then publish."
    )


class PlacedTooEarly(Refused):
    message = _(
        "An edition is placed on the day when it is made or later, not after today."
    )


def held() -> Publishing:
    """The settings, held until the transaction ends."""
    Publishing.objects.get_or_create(is_only=True)
    return Publishing.objects.select_for_update().get()


@transaction.atomic
def publish(*, by, seen: str = "") -> Edition:
    """Freeze the register as it is and show it; `seen` is the hash of what was shown.

    Raises `ChangedBefore` where the register is another by now. What is published
    already makes no second edition.
    """
    publishing = held()
    content = content_now(publishing)
    if seen and seen != content.sha256():
        raise ChangedBefore
    edition = freeze(content, by=by, reason=Edition.Reason.PUBLISHED)
    remember_waiting(publishing, content)
    return edition


def freeze(content: Content, *, by, reason) -> Edition:
    """The last edition if it shows the same, else a new one."""
    last, sha256 = last_edition(), content.sha256()
    if last is not None and last.sha256 == sha256:
        return last
    edition = Edition.objects.create(
        number=last.number + 1 if last else 1,
        made_at=timezone.now(),
        made_by=actor_of(by),
        reason=reason if last else Edition.Reason.FIRST,
        content=content.as_json(),
        count=len(content.marked),
        sha256=sha256,
    )
    detail = {"edition": edition.number, "sha256": sha256, "rows": edition.count}
    record("sveden.published", edition, by=by, detail=detail)
    return edition


def look_if_changed() -> bool:
    """Look at the register if anything was written since the last look."""
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    if Publishing.objects.filter(seen_entry=last).exists():
        return False
    look()
    return True


@transaction.atomic
def look() -> None:
    """Compare the register with what is published: an edition, or what waits for one.

    Where a person publishes, the first edition is made here too: the page must show
    something that can be told later.
    """
    publishing = held()
    seen = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    content = content_now(publishing)
    if publishing.publishes_by_itself or last_edition() is None:
        freeze(content, by=BY_ITSELF, reason=Edition.Reason.CHANGED)
    remember_waiting(publishing, content)
    publishing.seen_entry = seen
    publishing.save(update_fields=["seen_entry"])


def remember_waiting(publishing: Publishing, content: Content) -> None:
    """Keep one row for each change that is not published; its first day stays."""
    edition = baseline(publishing)
    before = Content.of(edition.content) if edition else Content()
    found = changes(before, content)
    Waiting.objects.exclude(number__in=found).delete()
    standing = {one.number: one for one in Waiting.objects.all()}
    days = days_of_change(found.keys() - standing.keys(), edition)
    for number, (kind, row) in found.items():
        title = row.organisation if row else None
        told = {
            "kind": kind,
            "title_ru": title.ru[:500] if title else "",
            "title_en": title.en[:500] if title else "",
        }
        one = standing.get(number)
        if one is None:
            Waiting.objects.create(number=number, since=days[number], **told)
        elif any(getattr(one, name) != value for name, value in told.items()):
            Waiting.objects.filter(pk=one.pk).update(**told)


def days_of_change(numbers, edition: Edition | None) -> dict[int, datetime.date]:
    """The day on which each record was written last, if that was since the edition.

    Today for what changed otherwise: a partner's name, a paper, the settings.
    """
    today = timezone.localdate()
    days = dict.fromkeys(numbers, today)
    written = Agreement.objects.filter(register_number__in=numbers)
    for number, at in written.values_list("register_number", "changed_at"):
        if edition is None or at >= edition.made_at:
            days[number] = min(timezone.localtime(at).date(), today)
    return days


@transaction.atomic
def confirm_placed(edition: Edition, *, by, on: datetime.date, address="") -> Placement:
    """A person says that the edition stands on another site since the day `on`."""
    publishing = held()
    made_on = timezone.localtime(edition.made_at).date()
    if not made_on <= on <= timezone.localdate():
        raise PlacedTooEarly(edition)
    placement = Placement.objects.create(
        edition=edition, placed_on=on, address=address, said_by=actor_of(by)
    )
    detail = {"edition": edition.number, "placed_on": str(on), "address": address}
    record("sveden.placed", edition, by=by, detail=detail, is_public=False)
    if publishing.other_site == OtherSite.FILE:
        remember_waiting(publishing, content_now(publishing))
    return placement
