"""Writing files so that a full disk leaves none of them half written."""

import contextlib
import errno
import uuid
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from mosty.documents.refusals import DiskFull

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Keeper:
    """Writes files into the common storage, and knows which it wrote."""

    def __init__(self):
        self.names: list[str] = []

    def keep(self, folder: str, data: bytes, *, suffix: str) -> str:
        """Write `data` under a name of its own; gives the name in the storage."""
        own = f"{timezone.now():%Y/%m}/{uuid.uuid4().hex}{suffix}"
        return self.write(f"{folder}/{own}", data)

    def write(self, name: str, data: bytes) -> str:
        """Write under `name`, or one like it that is free."""
        self.names.append(name)
        saved = default_storage.save(name, ContentFile(data))
        if saved != name:
            self.names.append(saved)
        return saved

    def undo(self) -> None:
        for name in self.names:
            with contextlib.suppress(OSError):
                default_storage.delete(name)


@contextlib.contextmanager
def keeping() -> Iterator[Keeper]:
    """Files written within; when anything fails, none of them is left.

    Raises `DiskFull` when there was no room for one.
    """
    keeper = Keeper()
    try:
        with told_when_full():
            yield keeper
    except BaseException:
        keeper.undo()
        raise


@contextlib.contextmanager
def told_when_full() -> Iterator[None]:
    """A disk without room is told in words."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull from error
        raise
