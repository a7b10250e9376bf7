"""Files on their way here: part by part, by whichever node, over any interruption."""

import base64
import contextlib
import datetime
import hashlib
import io
import uuid
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents import limits
from mosty.documents.actions.images import store_image
from mosty.documents.actions.storing import store
from mosty.documents.examining import (
    BEGINNING,
    LARGEST_BYTES,
    Empty,
    TooLarge,
    examined,
    refuse_untrue,
)
from mosty.documents.keeping import keeping
from mosty.documents.models import Document, Image, Upload, UploadPart
from mosty.documents.naming import shown_name

KEPT_FOR = datetime.timedelta(days=1)
FOLDER = "uploads"
GLANCE = (limits.PICTURE_WIDTHS[0],)


class OutOfStep(Refused):
    """Bytes that do not follow those that are here; `thing` is the upload."""

    message = _("The file is further along than was thought. It goes on from there.")


class Spoilt(Refused):
    message = _("A part of the file was spoilt on its way. It is sent again.")


class NotArrived(Refused):
    message = _(
        "The file has not arrived in full. Choose it again: it goes on from where it "
        "stopped."
    )


class TooMuchWaiting(Refused):
    message = _(
        "Too many of your files wait for their forms: at most 60 files and 500 MB "
        "may. Send or remove those first."
    )


def begin(*, by, box: str, name: str, size_bytes: int, mark: str) -> Upload:
    """The upload of a file into a box; the one begun earlier if it is the same.

    `mark` tells the same file again. Raises `Empty`, `TooLarge`, `TooMuchWaiting`.
    """
    if size_bytes < 1:
        raise Empty
    if size_bytes > LARGEST_BYTES:
        raise TooLarge
    known = {"by_id": by.pk, "box": box[:120], "mark": f"{size_bytes}:{mark}"[:200]}
    begun = Upload.objects.filter(**known).first()
    if begun is not None:
        return begun
    waiting = Upload.objects.visible_to(by)
    is_many = waiting.count() >= limits.WAITING_FILES
    if is_many or waiting.announced_bytes() + size_bytes > limits.WAITING_BYTES:
        raise TooMuchWaiting
    given = {
        "name": shown_name(name, "") or "file",
        "size_bytes": size_bytes,
        "expires_at": timezone.now() + KEPT_FOR,
    }
    return Upload.objects.get_or_create(**known, defaults=given)[0]


def add_bytes(upload, data: bytes, *, start: int, checksum: str = "") -> Upload:
    """Keep the bytes from `start` on; `checksum` is their SHA-256 in base64, or empty.

    Raises `OutOfStep`, `Spoilt`, `TooLarge`, `DiskFull`; then nothing was kept.
    """
    if checksum and checksum != sha256_of(data):
        raise Spoilt
    with keeping() as keeper, transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        if start != row.received_bytes:
            raise OutOfStep(row)
        if not data or start + len(data) > row.size_bytes:
            raise TooLarge(row)
        name = f"{FOLDER}/{row.key}_{start}_{uuid.uuid4().hex}.part"
        UploadPart.objects.create(
            upload=row, start=start, size_bytes=len(data), file=keeper.write(name, data)
        )
        row.received_bytes += len(data)
        row.expires_at = timezone.now() + KEPT_FOR
        row.save(update_fields=["received_bytes", "expires_at"])
    return row


def sha256_of(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def finish(upload) -> Upload:
    """Tell what has arrived is, with its warnings; what cannot be stored is dropped.

    Raises `NotArrived` and what `examined` raises. Safe to repeat.
    """
    if not upload.has_arrived:
        raise NotArrived(upload)
    if upload.media_type:
        return upload
    try:
        found = examined(opened(upload).read(), widths=GLANCE)
    except Refused:
        drop(upload)
        raise
    upload.media_type, upload.warnings = found.media_type, found.warnings
    upload.save(update_fields=["media_type", "warnings"])
    return upload


def refuse_unfit(upload) -> None:
    """Raise `Program` or `NotAsNamed` for what has arrived and can be no paper."""
    upload = finish(upload)
    with upload.parts.first().file.open("rb") as file:
        refuse_untrue(upload.name, upload.media_type, file.read(BEGINNING))


def receive(file, *, by, box: str, name: str) -> Upload:
    """Take a file that came whole with its form; it waits like those in parts.

    Raises what `begin`, `add_bytes` and `finish` raise; then nothing is left of it.
    """
    data = file.read(LARGEST_BYTES + 1)
    mark = hashlib.sha256(data).hexdigest()
    upload = begin(by=by, box=box, name=name, size_bytes=len(data), mark=mark)
    if not upload.has_arrived:
        try:
            upload = add_bytes(upload, data, start=0)
        except Refused:
            drop(upload)
            raise
    return finish(upload)


def opened(upload) -> io.BytesIO:
    """All bytes that have arrived, in their order."""
    whole = io.BytesIO()
    for part in upload.parts.all():
        with part.file.open("rb") as file:
            whole.write(file.read())
    whole.seek(0)
    return whole


@transaction.atomic
def take(upload, *, by, document=None, **fields) -> Document:
    """Store what has arrived, as `store` does, and clear the box of it.

    Without `title_ru` the document is called as the file is.
    """
    row = _arrived(upload, by)
    fields.setdefault("title_ru", PurePosixPath(row.name).stem)
    stored = store(opened(row), name=row.name, document=document, by=by, **fields)
    drop(row)
    return stored


@transaction.atomic
def take_image(upload, *, by, alt_ru: str, alt_en: str, **options) -> Image:
    """Store what has arrived as `store_image` does, and clear the box of it."""
    row = _arrived(upload, by)
    image = store_image(
        opened(row), name=row.name, alt_ru=alt_ru, alt_en=alt_en, by=by, **options
    )
    drop(row)
    return image


def _arrived(upload, by) -> Upload:
    mine = Upload.objects.select_for_update().visible_to(by)
    row = mine.filter(pk=upload.pk).first()
    if row is None or not row.has_arrived:
        raise NotArrived(row)
    return row


@transaction.atomic
def drop(upload) -> None:
    """Remove an upload and, once that is certain, its bytes."""
    names = list(upload.parts.values_list("file", flat=True))
    Upload.objects.filter(pk=upload.pk).delete()
    transaction.on_commit(lambda: _erase(names))


def _erase(names) -> None:
    for name in names:
        with contextlib.suppress(OSError):
            default_storage.delete(name)


def forget_expired(*, now) -> int:
    """Remove uploads that nobody went on with, and parts without an upload."""
    expired = list(Upload.objects.expired(now))
    for upload in expired:
        drop(upload)
    _erase(f"{FOLDER}/{name}" for name in strays())
    return len(expired)


def strays() -> list[str]:
    """Parts in the storage whose upload is gone: a node died between two steps."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    known = {str(key) for key in Upload.objects.values_list("key", flat=True)}
    return [name for name in names if name.partition("_")[0] not in known]
