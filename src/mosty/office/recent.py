"""What somebody worked on lately, so that they can go on with it."""

from dataclasses import dataclass
from datetime import datetime

from mosty.imports.untouched import of_imports
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

    Archived or hidden ones are left out when their kind's rule says so, and what an
    import of theirs wrote: that was the machine.
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
    things = things_of(newest)
    written = of_imports(
        (entry, things.get(key)) for key, (_kind, entry) in newest.items()
    )
    work = []
    for key, (kind, entry) in newest.items():
        thing = things.get(key)
        if thing is None or entry.pk in written or not kind.rule(user, thing):
            continue
        words = kinds.words_of(entry.verb)
        work.append(Worked(str(thing), kind.address(thing), words, entry.at))
        if len(work) == SHOWN:
            break
    return work


def things_of(keys) -> dict:
    """The records of pairs of a model and a key, by one question for each model."""
    by_model = {}
    for model, key in keys:
        by_model.setdefault(model, set()).add(key)
    return {
        (model, str(thing.pk)): thing
        for model, found in by_model.items()
        for thing in model._base_manager.filter(pk__in=found)
    }
