"""A real `mosty serve` in a data folder of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from mosty.config.database.cluster import Cluster
from mosty.config.database.place import Place

# Far more than is needed, for a machine that is busy with other tests.
DEADLINE_S = 120
ALIVE = "http://127.0.0.1:{port}/healthz"
READY = "http://127.0.0.1:{port}/readyz"


def eventually(condition, *, what: str, deadline_s: float = DEADLINE_S):
    """What the condition gives as soon as it is true."""
    end = time.monotonic() + deadline_s
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {deadline_s} s: {what}")


def status(url: str) -> int:
    """The HTTP status, or 0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def remove(data: Path) -> None:
    """Remove a data folder and, as root, what belongs to it elsewhere."""
    shutil.rmtree(Place(data).folder, ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)


def environment(data: Path, **more) -> dict[str, str]:
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "MOSTY_DATABASE_ROLE")
    environ = {name: text for name, text in os.environ.items() if name not in names}
    return environ | {"MOSTY_DATA": str(data), **more}


def mosty(data: Path, *words, **more) -> subprocess.CompletedProcess:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "mosty.config.cli", *map(str, words)],
        env=environment(data, **more),
        capture_output=True,
        check=False,
        text=True,
        timeout=DEADLINE_S,
    )


class Serving:
    """One `mosty serve` and its process tree."""

    def __init__(self, data: Path, port: int):
        self.data = data
        self.port = port
        self.log = data.parent / f"{data.name}.log"
        self.cluster = Cluster(data)

    def start(self, *options: str) -> "Serving":
        command = [sys.executable, "-m", "mosty.config.cli", "serve", *options]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                env=environment(self.data),
                stdout=log,
                stderr=log,
            )
        self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        def is_ready():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            return self.is_ready()

        eventually(is_ready, what=f"ready, see {self.log}")

    def is_ready(self) -> bool:
        return status(READY.format(port=self.port)) == 200

    def tree(self) -> list[psutil.Process]:
        """All but the supervisor itself."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def group(self, kind: str) -> list[psutil.Process]:
        """The child of a kind, and all that came of it."""
        for child in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.NoSuchProcess):  # ended meanwhile
                words = " ".join(child.cmdline())
                is_database = kind == "database" and "/postgres -D" in words
                if is_database or f"serve.{kind}" in words:
                    return [child, *child.children(recursive=True)]
        return []

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop; gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=DEADLINE_S)
