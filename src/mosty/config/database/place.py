"""Where the files of an embedded server stand, and who runs it.

As an ordinary user all stands in the data folder. PostgreSQL refuses to run as
root: then files stand under `/var/lib/mosty`, in a folder for each data folder,
and the server runs as another user. No mode is changed that was not made here.
"""

import os
import pwd
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mosty.config.database.faults import DatabaseFault

ROOTS_PLACE = Path("/var/lib/mosty")
USERS = ("mosty", "postgres", "nobody")
SOCKET_FILE = ".s.PGSQL.5432"
LONGEST_SOCKET = 107


@dataclass(frozen=True)
class Place:
    """The place of the embedded server of one data folder."""

    data: Path

    @cached_property
    def is_root(self) -> bool:
        return os.geteuid() == 0

    @cached_property
    def user(self) -> pwd.struct_passwd:
        """Who runs the server: ourselves, or somebody else when we are root."""
        if not self.is_root:
            return passwd_of(os.geteuid())
        for name in USERS:
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise DatabaseFault(
            "PostgreSQL does not run as root, and there is no other user here. "
            "Make one with `useradd --system mosty`, or set DATABASE_URL."
        )

    @cached_property
    def key(self) -> str:
        """The name of this data folder among others; it moves with the folder."""
        path = self.data / "instance"
        if not path.exists():
            make_folder(self.data)
            fresh = path.with_name(f".instance-{secrets.token_hex(6)}")
            fresh.write_text(secrets.token_hex(6))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text().strip()

    @cached_property
    def folder(self) -> Path:
        return ROOTS_PLACE / self.key if self.is_root else self.data / "database"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @cached_property
    def socket(self) -> Path:
        """The folder where clients knock; only the server's user enters it.

        The kernel takes no socket path over 107 bytes, so that a deep data
        folder has its socket in a short place. It does not depend on the
        environment: a command run elsewhere must find the same one.
        """
        inside = self.folder / "socket"
        if len(os.fsencode(inside / SOCKET_FILE)) <= LONGEST_SOCKET:
            return inside
        return Path("/tmp") / f"mosty-{os.geteuid()}-{self.key}"

    def make(self) -> None:
        """Make the folders that are not there yet."""
        make_folder(self.data)
        if self.is_root:
            make_folder(ROOTS_PLACE, mode=0o755)
        for folder in (self.folder, self.socket):
            is_new = make_folder(folder)
            if is_new and self.is_root:
                os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        self._refuse_foreign_socket()
        if self.is_root:
            (self.folder / "made-for").write_text(f"{self.data}\n")

    def _refuse_foreign_socket(self):
        """In a place that others write to, somebody may have been first."""
        found = self.socket.lstat()
        if found.st_uid != self.user.pw_uid or found.st_mode & 0o7777 != 0o700:
            raise DatabaseFault(
                f"{self.socket} belongs to somebody else or is open to others. "
                "Remove it, or use a data folder with a shorter path."
            )


def make_folder(path: Path, *, mode: int = 0o700) -> bool:
    """Make a folder with exactly `mode`; False, and untouched, if it was there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=mode)
    except FileExistsError:
        return False
    except PermissionError as error:
        raise DatabaseFault(
            f"{error.filename} cannot be made: no right to write there. Run as its "
            "owner, or name another data folder in MOSTY_DATA."
        ) from error
    path.chmod(mode)  # whatever the umask took away
    return True


def passwd_of(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseFault(
            f"User number {uid} has no name on this machine, and PostgreSQL needs "
            "one. Add it to /etc/passwd, or set DATABASE_URL."
        ) from None
