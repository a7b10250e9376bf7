"""Storing files: what they are is told from their content."""

import hashlib

from django.db import transaction
from django.db.models import Max

from mosty.documents.examining import (
    LARGEST_BYTES,
    Examined,
    examined,
    refuse_untrue,
)
from mosty.documents.filetypes import SUFFIXES
from mosty.documents.keeping import Keeper, keeping
from mosty.documents.models import Document, Rendition, Version
from mosty.documents.naming import shown_name
from mosty.journal.actions import actor_of, defer, record


def store(
    file, *, name, title_ru, document=None, by=None, reason="", is_paper=False, **fields
) -> Document:
    """Keep the bytes of an open `file` as the newest version of a document.

    Without a `document` a new one is made; `fields` are its further columns:
    audience, title_en, kind, dated_on, dated_precision … `reason` says why there is
    a new version. The same bytes again change nothing. A picture is kept anew,
    without what a camera adds. With `is_paper` a program, and a file that does not hold
    what its name says, is refused: `Program`, `NotAsNamed`. Raises `Empty`, `TooLarge`, `NoSvg`, `HugePicture`,
    `BrokenPicture`, `DiskFull`; then nothing was kept.
    """
    found = examined(file.read(LARGEST_BYTES + 1))
    if is_paper:
        refuse_untrue(name, found.media_type, found.data)
    with keeping() as keeper, transaction.atomic():
        if document is None:
            document = Document.objects.create(title_ru=title_ru, **fields)
        add_version(document, found, keeper=keeper, name=name, by=by, reason=reason)
    return document


def add_version(
    document, found: Examined, *, keeper: Keeper, name, by, reason=""
) -> Version:
    """The newest version, in the transaction and among the files of the caller."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    newest = locked.versions.first()
    sha256 = hashlib.sha256(found.data).hexdigest()
    if newest is not None and newest.sha256 == sha256:
        return newest
    suffix = SUFFIXES.get(found.media_type, ".bin")
    version = Version(
        document=locked,
        number=next_number(locked),
        file=keeper.keep("documents", found.data, suffix=suffix),
        name=shown_name(name, found.media_type),
        media_type=found.media_type,
        size_bytes=len(found.data),
        sha256=sha256,
        pages=found.pages,
        warnings=found.warnings,
        added_by=actor_of(by),
        reason=reason,
    )
    version.save()
    keep_renditions(version, found.renditions, keeper=keeper)
    detail = {"version": version.number, "sha256": sha256, "reason": reason}
    verb = "document.stored" if newest is None else "document.renewed"
    record(verb, locked, by=by, detail=detail)
    defer("documents.look", version_id=version.pk)
    return version


def next_number(document) -> int:
    return (document.versions.aggregate(last=Max("number"))["last"] or 0) + 1


def keep_renditions(version, drawn, *, keeper, use=Rendition.Use.PICTURE):
    """Keep pictures that were made of a version; those of pages are numbered."""
    for number, one in enumerate(drawn, start=1):
        Rendition.objects.create(
            version=version,
            use=use,
            number=number if use == Rendition.Use.PAGE else 1,
            width=one.width,
            height=one.height,
            media_type=one.media_type,
            file=keeper.keep("renditions", one.data, suffix=SUFFIXES[one.media_type]),
            size_bytes=len(one.data),
        )


@transaction.atomic
def bring_back(document, version, *, by=None, reason="") -> Version:
    """Make an earlier version the newest again; those between stay."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    newest = locked.versions.first()
    if newest.pk == version.pk:
        return newest
    again = locked.versions.get(pk=version.pk)
    from_number, renditions = again.number, list(again.renditions.all())
    again.pk, again.added_by, again.reason = None, actor_of(by), reason
    again.number = next_number(locked)
    again._state.adding = True
    again.save()
    for one in renditions:
        one.pk, one.version = None, again
        one._state.adding = True
    Rendition.objects.bulk_create(renditions)
    detail = {"version": again.number, "from": from_number, "reason": reason}
    record("document.brought_back", locked, by=by, detail=detail)
    return again
