"""Storing files: what they are is told from their content."""

import hashlib
import uuid
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents.filetypes import SUFFIXES, SVG
from mosty.documents.models import Document, Version
from mosty.documents.sandbox import media_type_of
from mosty.journal.actions import record

LARGEST_BYTES = 50_000_000
LONGEST_NAME = 200


class TooLarge(Refused):
    message = _("The file is larger than 50 MB. Divide it or make the scans lighter.")


class Empty(Refused):
    message = _("The file is empty. Look whether it was saved, and choose it again.")


class NoSvg(Refused):
    message = _(
        "SVG drawings may carry code and are not stored. Save the picture as PNG "
        "or the paper as PDF."
    )


def store(file, *, name, title_ru, document=None, by=None, **fields) -> Document:
    """Keep the bytes of an open `file` as the newest version of a document.

    Without a `document` a new one is made; `fields` are its further columns:
    audience, title_en, purpose_ru … The same bytes again change nothing. Raises
    `Empty`, `TooLarge` or `NoSvg`.
    """
    data = file.read(LARGEST_BYTES + 1)
    media_type = _checked_type(data)
    with transaction.atomic():
        if document is None:
            document = Document.objects.create(title_ru=title_ru, **fields)
        document = Document.objects.select_for_update().get(pk=document.pk)
        _add_version(document, data, media_type, name=name, by=by)
    return document


def _add_version(document, data, media_type, *, name, by):
    newest = document.versions.first()
    sha256 = hashlib.sha256(data).hexdigest()
    if newest is not None and newest.sha256 == sha256:
        return
    version = Version(
        document=document,
        number=newest.number + 1 if newest else 1,
        name=shown_name(name, media_type),
        media_type=media_type,
        size_bytes=len(data),
        sha256=sha256,
    )
    kept_as = uuid.uuid4().hex + SUFFIXES.get(media_type, ".bin")
    version.file.save(kept_as, ContentFile(data), save=False)
    version.save()
    detail = {"version": version.number, "sha256": sha256}
    record("document.stored", document, by=by, detail=detail)


def _checked_type(data) -> str:
    """What the file is, told in a process apart; refuses what is not stored."""
    if not data:
        raise Empty
    if len(data) > LARGEST_BYTES:
        raise TooLarge
    media_type = media_type_of(data)
    if media_type == SVG:
        raise NoSvg
    return media_type


def shown_name(name: str, media_type: str) -> str:
    """The name a reader saves it under: no folders, and the suffix of its content."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in plain if sign.isprintable()).strip(". ")
    stem = PurePosixPath(plain).stem[:LONGEST_NAME] or "file"
    suffix = SUFFIXES.get(media_type)
    return stem + (PurePosixPath(plain).suffix[:12] if suffix is None else suffix)
