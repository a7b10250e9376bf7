"""Keeps database, web and worker alive, and ends them in order.

Small on purpose: it never imports Django, and it holds no state but the record of
what it has started. Whatever dies is started again; what the dead leave behind
comes to us as orphans, and is ended first, so that nobody old shares the port.
"""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from mosty.config import leash
from mosty.config.database.addresses import is_embedded
from mosty.config.database.borrowing import cluster_of, starting_lock, users_lock
from mosty.config.locks import FileLock
from mosty.config.serve import knocking, processes, record, telling
from mosty.config.serve.child import Child
from mosty.config.serve.gate import VARIABLE as GATE
from mosty.config.serve.gate import Gate
from mosty.config.serve.signals import Signals

FAULT = 1


@dataclass(frozen=True)
class Options:
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    threads: int = 4
    has_worker: bool = True
    is_demo: bool = False


class Supervisor:
    """One `mosty serve`. Made and run by the holder of the serving lock."""

    def __init__(self, options: Options, *, data: Path):
        self.options = options
        self.data = data
        self.record = record.Record(data / "processes.json")
        self.gate = Gate(data / "gate")
        self.environ = {
            **os.environ,
            GATE: str(self.gate.path),
            "MALLOC_ARENA_MAX": "2",
            "DJANGO_SETTINGS_MODULE": "mosty.config.settings",
        }
        self.environ.setdefault("MOSTY_LOG_LEVEL", "INFO")
        self.environ.pop("MOSTY_DATABASE_ROLE", None)
        self.cluster = cluster_of(os.environ, data) if is_embedded(os.environ) else None
        self.code = 0
        self.is_ready = False

    def run(self) -> int:
        """Serve until told to stop; gives the exit code."""
        leash.adopt_orphans()
        self.signals = Signals()
        record.end(list(self.record.leftovers().values()))
        self.gate.shut()
        knocking.refuse_taken_port(self.options.host, self.options.port)
        self.children = self.cast()
        try:
            self.open_database()
            while not self.signals.is_stopping:
                self.keep_alive()
                if not self.signals.is_stopping:
                    self.signals.wait(self.until_next())
        finally:
            self.stop()
        return self.code

    def cast(self) -> list[Child]:
        asked = self.options
        # In the order of stopping.
        web = ["mosty.config.serve.web", "--host", asked.host, "--port", asked.port]
        web += ["--workers", asked.workers, "--threads", asked.threads]
        children = [self.program("web", web, patience_s=15)]
        if asked.has_worker:
            worker = ["mosty.config.serve.worker"]
            children.append(self.program("worker", worker, patience_s=25))
        prepare = ["mosty.config.cli", "prepare"]
        if asked.is_demo:
            prepare.append("--demo")
        children.append(self.program("prepare", prepare, is_once=True))
        if self.cluster:
            database = Child(
                "database",
                self.cluster.spawn,
                stop_by=signal.SIGINT,
                patience_s=30,
            )
            children.append(database)
        return children

    def program(self, name, words, **rest) -> Child:
        command = [sys.executable, "-m", *words]
        return Child(name, lambda: leash.spawn(command, env=self.environ), **rest)

    def open_database(self) -> None:
        """Start the embedded server when no command uses one of its own."""
        if not self.cluster:
            return
        self.cluster.place.make()
        starting, users = starting_lock(self.data), users_lock(self.data)
        with starting:
            if not self.is_taken(users):
                return
            self.cluster.end_former()
            database = self.children[-1]
            database.launch()
            self.write_record()
            while database.process and not self.cluster.answers():
                if self.signals.is_stopping:
                    break
                self.reap()
                self.signals.wait(0.02)
            users.release()
        if database.process is None:
            telling.say(f"PostgreSQL did not start: {self.cluster.last_words()}")
            self.code = FAULT
            self.signals.is_stopping = True

    def is_taken(self, users: FileLock) -> bool:
        """Take the lock once no command uses the database; False if told to stop."""
        if not users.take(wait=False):
            telling.say("Waiting for a command that uses the database to end …")
        while not self.signals.is_stopping:
            if users.take(wait=False):
                return True
            self.signals.wait(0.2)
        return False

    def keep_alive(self) -> None:
        self.reap()
        due = [child for child in self.children if self.is_due(child)]
        for child in reversed(due):
            child.launch()
        if due:
            self.write_record()
        if self.gate.is_open() and not self.is_ready:
            self.tell_when_ready()

    def is_due(self, child: Child) -> bool:
        is_serving = not self.signals.is_stopping
        return is_serving and self.is_waiting(child) and time.monotonic() >= child.due

    def until_next(self) -> float | None:
        """Seconds until something is to be done without a signal."""
        if not self.is_ready and self.gate.is_open():
            return 0.05
        waiting = [child.due for child in self.children if self.is_waiting(child)]
        return max(0, min(waiting) - time.monotonic()) if waiting else None

    def is_waiting(self, child: Child) -> bool:
        """Whether its moment will come; what failed early waits for the gate."""
        if child.process or child.is_done:
            return False
        return not child.quick_ends or child.is_once or self.gate.is_open()

    def reap(self) -> None:
        """Take leave of what has ended, ours or orphaned."""
        ended = False
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if not pid:
                break
            ended = True
            for child in self.children:
                if child.pid == pid:
                    self.mourn(child, child.ended(status))
        if ended:
            self.end_orphans()

    def mourn(self, child: Child, code: int) -> None:
        is_preparing = child.name == "prepare"
        if is_preparing and code == 0:
            self.gate.open()
        elif is_preparing and code > 0:
            telling.say("Mosty cannot be prepared to serve; it stops.")
            self.code = code
            self.signals.is_stopping = True
        elif not self.signals.is_stopping and not child.is_done:
            telling.say(f"{child.name} ended ({code}) and is started again.")

    def end_orphans(self) -> None:
        """End what a dead child has left: it came to us, who adopt."""
        ours = {child.pid for child in self.children}
        orphans = [pid for pid in processes.children(os.getpid()) if pid not in ours]
        record.end(orphans)

    def write_record(self) -> None:
        self.record.write({c.name: c.pid for c in self.children if c.pid})

    def tell_when_ready(self) -> None:
        self.is_ready = knocking.answers(self.options.host, self.options.port)
        if not self.is_ready:
            return
        telling.notify("READY=1")
        telling.say(f"Mosty stands at {self.address}")
        if self.options.is_demo:
            words = ["mosty.config.cli", "demo", "--link"]
            self.children.insert(0, self.program("link", words, is_once=True))

    @property
    def address(self) -> str:
        host = self.options.host
        shown = {"127.0.0.1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}
        return f"http://{shown.get(host, host)}:{self.options.port}"

    def stop(self) -> None:
        """End web, worker and database, in this order and each in good order."""
        self.signals.is_stopping = True
        telling.notify("STOPPING=1")
        for child in self.children:
            self.stop_child(child)
        self.end_orphans()
        self.gate.shut()
        self.record.forget()

    def stop_child(self, child: Child) -> None:
        deadline = time.monotonic() + child.patience_s
        if child.process:
            os.kill(child.pid, child.stop_by)
        while child.process and time.monotonic() < deadline:
            self.signals.wait(0.2)
            self.reap()
        if child.process:
            telling.say(f"{child.name} did not stop in time and is killed.")
            record.end([child.pid])
            self.reap()
