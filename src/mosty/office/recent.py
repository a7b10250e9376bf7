"""What somebody worked on lately, so that they can go on with it."""

from dataclasses import dataclass
from datetime import datetime

from mosty.journal import kinds
from mosty.journal.models import Entry

LOOKED_AT = 60
SHOWN = 6


@dataclass(frozen=True)
class Worked:
    """A record, what was last done to it by this person, and when."""

    title: str
    url: str
    words: str
    at: datetime


def recent_work(user) -> list[Worked]:
    """The last records that `user` wrote, each once, the newest first.

    Archived or hidden ones are left out when their kind's rule says so.
    """
    entries = (
        Entry.objects.filter(actor=f"user:{user.pk}", kind__isnull=False)
        .select_related("kind")
        .order_by("-id")[:LOOKED_AT]
    )
    newest = {}
    for entry in entries:
        kind = kinds.KINDS.get(f"{entry.kind.app_label}.{entry.kind.model}")
        if kind is not None and kind.address is not None:
            newest.setdefault((kind.model, entry.object_id), (kind, entry))
    work = []
    for (model, key), (kind, entry) in list(newest.items())[:SHOWN]:
        thing = model._base_manager.filter(pk=key).first()
        if thing is not None and kind.rule(user, thing):
            words = kinds.words_of(entry.verb)
            work.append(Worked(str(thing), kind.address(thing), words, entry.at))
    return work
