"""The folder of stored files, read as it is and exchanged as a whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

OURS = ".mosty-"  # folders of an exchange that is going on
NEW, OLD, DUMP = f"{OURS}restored", f"{OURS}replaced", f"{OURS}database.dump"


def stored_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each stored file with its path inside the folder, in order; links are not followed."""
    for here, folders, names in os.walk(folder):
        if Path(here) == folder:
            folders[:] = [name for name in folders if not name.startswith(OURS)]
            names = [name for name in names if not name.startswith(OURS)]
        folders.sort()
        for name in sorted(names):
            path = Path(here) / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), path


class Exchange:
    """New files beside the old ones, until one moment changes them over.

    Both stand inside the folder itself, which may be a mounted disk or belong to
    another user, and whose mode is left alone.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.new, self.old = folder / NEW, folder / OLD
        self.dump = folder / DUMP

    def __enter__(self):
        self.folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        self.remove(self.new, self.old)
        self.new.mkdir(mode=0o750)
        return self

    def __exit__(self, error, *_more):
        """After a failure the old files, wherever they are by then, stay."""
        self.dump.unlink(missing_ok=True)
        self.remove(self.new, *([] if error else [self.old]))

    def put_dump(self, pieces) -> None:
        descriptor = os.open(self.dump, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)

    def put(self, name: str, pieces, *, mtime: float) -> None:
        path = self.new / name
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        with path.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            os.fchmod(file.fileno(), 0o640)
        os.utime(path, (mtime, mtime))

    def change_over(self) -> None:
        self.give_to_owner()
        self.old.mkdir(mode=0o700)
        for entry in list(self.folder.iterdir()):
            if not entry.name.startswith(OURS):
                entry.rename(self.old / entry.name)
        for entry in list(self.new.iterdir()):
            entry.rename(self.folder / entry.name)

    def give_to_owner(self) -> None:
        """As root: to whom the folder belongs, who serves them."""
        owner = self.folder.stat()
        if os.geteuid() != 0 or owner.st_uid == 0:
            return
        for here, _folders, names in os.walk(self.new):
            for path in (here, *(os.path.join(here, name) for name in names)):
                os.chown(path, owner.st_uid, owner.st_gid)

    @staticmethod
    def remove(*folders: Path) -> None:
        for folder in folders:
            if folder.exists():
                shutil.rmtree(folder)
