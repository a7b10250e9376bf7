"""What the page shows now, and since when."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Subquery
from django.utils import timezone

from mosty.agreements.models import Agreement
from mosty.sveden.models import Edition, OtherSite, Placement, Publishing
from mosty.sveden.register import content_now
from mosty.sveden.rows import Content


@dataclass(frozen=True)
class Shown:
    """The content of the page and the moment of its last change."""

    publishing: Publishing
    content: Content
    updated_at: datetime.datetime


def publishing() -> Publishing:
    """The settings, with the last edition's `last_sha256` and `last_made_at`.

    Before anybody has set anything they are those of a new house.
    """
    last = Edition.objects.order_by("-number")
    told = {
        f"last_{name}": Subquery(last.values(name)[:1])
        for name in ("sha256", "made_at")
    }
    return Publishing.objects.annotate(**told).first() or Publishing()


def last_edition() -> Edition | None:
    return Edition.objects.first()


def shown() -> Shown:
    """The register as it is, or the last edition where a person publishes.

    What the register does not show to everybody any more leaves the page at once,
    whoever publishes.
    """
    settings = publishing()
    edition = None if settings.publishes_by_itself else last_edition()
    if edition is not None:
        content = without_hidden(Content.of(edition.content))
        return Shown(settings, content, edition.made_at)
    content = content_now(settings)
    is_frozen = getattr(settings, "last_sha256", None) == content.sha256()
    updated_at = settings.last_made_at if is_frozen else timezone.now()
    return Shown(settings, content, updated_at)


def without_hidden(content: Content) -> Content:
    public = Agreement.objects.public()
    open_now = set(public.values_list("register_number", flat=True))
    rows = tuple(row for row in content.rows if row.number in open_now)
    return replace(content, rows=rows)


def baseline(settings: Publishing) -> Edition | None:
    """The edition that counts as published: the last, or the last one placed."""
    if settings.other_site != OtherSite.FILE:
        return last_edition()
    placed = Placement.objects.select_related("edition").first()
    return placed.edition if placed else None
