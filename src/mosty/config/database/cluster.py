"""The PostgreSQL that Mosty starts for itself when no server is named."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mosty.config import leash
from mosty.config.database import binaries
from mosty.config.database.addresses import NAME, OWNER, SERVING
from mosty.config.database.faults import DatabaseFault
from mosty.config.database.place import SOCKET_FILE, Place

KEEPER = "postgres"
LEAVING_S = 5
START_S = 60

# Small, for one machine; an office that outgrows it names a server of its own. The
# shared buffers take memory only as data is read into them.
TUNING = """\
shared_buffers = 128MB
max_connections = 80
jit = off
wal_level = minimal
max_wal_senders = 0
min_wal_size = 32MB
max_wal_size = 256MB
max_worker_processes = 2
max_parallel_workers_per_gather = 0
autovacuum_max_workers = 1
effective_cache_size = 256MB
random_page_cost = 1.1
timezone = UTC
log_timezone = UTC
# No values of rows and no statements in the log: they may hold personal data.
log_min_error_statement = panic
log_error_verbosity = terse
"""
SCRATCH = """\
fsync = off
full_page_writes = off
synchronous_commit = off
"""
FROM_18 = "io_method = sync\nautovacuum_worker_slots = 2\n"

# In single-user mode a statement ends with a line.
ROLES = f"""\
CREATE ROLE {OWNER} LOGIN CREATEDB;
CREATE ROLE {SERVING} LOGIN;
GRANT {SERVING} TO {OWNER};
CREATE DATABASE {NAME} OWNER {OWNER};
"""
# Tests put rows back past the triggers that guard them.
SCRATCH_ROLES = f"GRANT SET ON PARAMETER session_replication_role TO {OWNER};\n"


@dataclass(frozen=True)
class Cluster:
    """The embedded server of one data folder.

    A scratch one is for tests: it does not survive a loss of power.
    """

    data: Path
    chosen_binaries: str = ""
    is_scratch: bool = False

    @cached_property
    def place(self) -> Place:
        return Place(self.data)

    @cached_property
    def binaries(self) -> Path:
        return binaries.find(self.chosen_binaries)

    def make(self) -> None:
        """Make the server's files when there are none; refuse another version's."""
        self.place.make()
        files = self.place.files
        if (files / "PG_VERSION").exists():
            self._refuse_another_major()
        else:
            # Under another name until it is whole: a start may be killed half way.
            half_made = files.with_name("files.new")
            shutil.rmtree(half_made, ignore_errors=True)
            self._init(half_made)
            half_made.rename(files)
        self._write_access()

    def spawn(self) -> subprocess.Popen:
        """Start the server as a child that stops when this process dies."""
        self.make()
        command = [self.binaries / "postgres", "-D", self.place.files]
        command += ["-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"]
        command += ["-c", f"unix_socket_directories={self.place.socket}"]
        if self.place.log.exists() and self.place.log.stat().st_size > 1_000_000:
            self.place.log.replace(self.place.log.with_suffix(".log.old"))
        with self.place.log.open("ab") as log:
            return leash.spawn(
                command,
                on_death=signal.SIGINT,
                user=self.place.user,
                log=log,
                env=plain_environment(),
            )

    def start(self) -> subprocess.Popen:
        """Start the server and wait until it takes connections."""
        deadline = time.monotonic() + START_S
        self.end_former()
        process = self.spawn()
        while not self.answers():
            if process.poll() is not None:
                raise DatabaseFault(f"PostgreSQL did not start: {self.last_words()}")
            if time.monotonic() > deadline:
                stop(process, patience_s=1)
                raise DatabaseFault(
                    f"PostgreSQL was not ready in {START_S} s; see {self.place.log}."
                )
            time.sleep(0.02)
        return process

    def answers(self) -> bool:
        """Whether a server stands here and takes connections."""
        try:
            state = (self.place.files / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return False
        if len(state) < 8 or state[7].strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as knock:
            try:
                knock.connect(str(self.place.socket / SOCKET_FILE))
            except OSError:
                return False
        return True

    def number(self) -> int | None:
        """The process number that the server's own file tells, alive or not."""
        try:
            return int((self.place.files / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def former(self) -> int | None:
        """The process number of a server that runs on these files, or None."""
        number = self.number()
        try:
            there = os.readlink(f"/proc/{number}/cwd")
        except OSError:
            return None
        return number if there == str(self.place.files.resolve()) else None

    def is_leaving(self) -> bool:
        """Whether a server is on its way out: its number stands, its folder does not.

        It still bars the one that follows. It may also be somebody else's under a
        number used again, so it is waited for and never ended.
        """
        there = Path(f"/proc/{self.number()}")
        try:
            os.readlink(there / "cwd")
        except FileNotFoundError:
            return there.exists()
        except OSError:
            with contextlib.suppress(OSError):
                return (there / "comm").read_text().strip() == "postgres"
        return False

    def end_former(self, *, patience_s: float = 10) -> None:
        """End a server that outlived who started it; harder if it does not obey.

        For callers that hold the locks, so that nobody else uses it.
        """
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            deadline = time.monotonic() + patience_s
            while (process := self.former()) and time.monotonic() < deadline:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, number)
                time.sleep(0.1)
        deadline = time.monotonic() + LEAVING_S
        while self.is_leaving() and time.monotonic() < deadline:
            time.sleep(0.02)

    def last_words(self) -> str:
        """The end of the server's log, on one line."""
        try:
            lines = self.place.log.read_text(errors="replace").splitlines()[-4:]
        except FileNotFoundError:
            return "it left no log"
        return f"{' / '.join(lines)} (see {self.place.log})"

    def _init(self, files: Path):
        command = [self.binaries / "initdb", "-D", files, "-U", KEEPER]
        command += ["--locale=C.UTF-8", "--encoding=UTF8"]
        command += ["--auth-local=peer", "--auth-host=reject"]
        if self.is_scratch:
            command.append("--no-sync")
        self._run(command)
        tuning = TUNING + (SCRATCH if self.is_scratch else "")
        if binaries.major_of(self.binaries) >= 18:
            tuning += FROM_18
        (files / "mosty.conf").write_text(tuning)
        os.chown(files / "mosty.conf", self.place.user.pw_uid, self.place.user.pw_gid)
        with (files / "postgresql.conf").open("a") as settings:
            settings.write("include 'mosty.conf'\n")
        roles = ROLES + (SCRATCH_ROLES if self.is_scratch else "")
        self._run([self.binaries / "postgres", "--single", "-D", files, KEEPER], roles)

    def _run(self, command, words=""):
        done = leash.run(
            command, user=self.place.user, words=words, env=plain_environment()
        )
        if done.returncode or "ERROR:" in done.stderr:
            shown = " / ".join(done.stderr.strip().splitlines()[-4:])
            raise DatabaseFault(f"{Path(command[0]).name} failed: {shown}")

    def _refuse_another_major(self):
        there = int((self.place.files / "PG_VERSION").read_text())
        ours = binaries.major_of(self.binaries)
        if there == ours:
            return
        raise DatabaseFault(
            f"The database in {self.place.files} was made by PostgreSQL {there}, and "
            f"this Mosty starts PostgreSQL {ours}. Carry it over: install PostgreSQL "
            f"{there}, run `MOSTY_POSTGRES=/usr/lib/postgresql/{there}/bin mosty "
            f"backup old.tar`, move {self.place.files} away, and run `mosty restore "
            "old.tar`. Nothing was changed."
        )

    def _write_access(self):
        """Only the server's user and who started Mosty enter, by the kernel's word."""
        here = pwd.getpwuid(os.geteuid()).pw_name
        names = sorted({here, self.place.user.pw_name})
        entries = [
            f'mosty "{name}" {role}' for name in names for role in (OWNER, SERVING)
        ]
        self._write("pg_hba.conf", "local all all peer map=mosty\n")
        self._write("pg_ident.conf", "\n".join(entries) + "\n")

    def _write(self, name, text):
        path = self.place.files / name
        if path.read_text() != text:
            path.write_text(text)


def stop(process: subprocess.Popen, *, patience_s: float = 30) -> None:
    """Stop a server at once but in order; without order when it does not obey."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(number)
        try:
            process.wait(timeout=patience_s)
        except subprocess.TimeoutExpired:
            continue
        return


def plain_environment() -> dict[str, str]:
    """Nothing of ours: variables like PGDATA or LC_ALL would lead the server astray."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
