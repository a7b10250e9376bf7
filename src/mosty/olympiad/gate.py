"""The door of answers before Django: batches of many pupils in one commit.

It keeps the contract of `olympiad.reception` as the view does, without middleware, and
has one writer in each process, which writes whatever waits in one transaction. Nothing
is answered before the commit.
"""

import json
import threading
from http import HTTPStatus
from queue import Empty, Queue

from django.db import (
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
)

from mosty.olympiad import actions
from mosty.olympiad.batches import MOST_BYTES
from mosty.olympiad.reception import RETRY_AFTER_S, Reply, received

ADDRESS = "/olympiad/events"
MOST_WAITING = 512
MOST_TOGETHER = 128
PATIENCE_S = 15


class Waiting:
    """A batch that waits for its commit, and who waits with it."""

    __slots__ = ("done", "sent", "taken")

    def __init__(self, sent: actions.Sent):
        self.sent, self.taken, self.done = sent, None, threading.Event()


class Writer:
    """One thread of a process, which commits what waits, together."""

    def __init__(self):
        self._queue: Queue[Waiting | None] = Queue(MOST_WAITING)
        self._held: list[Waiting] = []
        self._lock, self._thread = threading.Lock(), None

    def write(self, sent: actions.Sent) -> actions.Taken | None:
        """What became of a batch; None where nothing is known to be kept.

        Raises `queue.Full` where too many wait.
        """
        self._start()
        waiting = Waiting(sent)
        self._queue.put_nowait(waiting)
        waiting.done.wait(PATIENCE_S)
        return waiting.taken

    def _start(self):
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def end(self):
        """Write what waits, and let the thread and its connection go."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()

    def _run(self):
        while found := self._together():
            self._commit(found)
        connection.close()

    def _together(self) -> list[Waiting]:
        """Whoever waits now, none at the end; of one device one batch at a time, so that
        two payloads under one number never meet in a statement."""
        waiting, self._held = self._held, []
        if not waiting:
            waiting.append(self._queue.get())
        found, devices = [], set()
        while waiting and len(found) < MOST_TOGETHER:
            one = waiting.pop(0)
            if one is None:
                self._queue.put(None)
                break
            if one.sent.device in devices:
                self._held.append(one)
            else:
                devices.add(one.sent.device)
                found.append(one)
            if not waiting:
                try:
                    waiting.append(self._queue.get_nowait())
                except Empty:
                    break
        self._held += waiting
        return found

    def _commit(self, found: list[Waiting]):
        try:
            taken = actions.take_all([one.sent for one in found])
            for one, its in zip(found, taken, strict=True):
                one.taken = its
        except (OperationalError, InterfaceError):
            close_old_connections()
        finally:
            for one in found:
                one.done.set()


class AnswerDoor:
    """WSGI before an application: takes the answers, leaves all else to it."""

    def __init__(self, application, writer: Writer | None = None):
        self.application, self.writer = application, writer or Writer()

    def __call__(self, environ, start_response):
        is_ours = environ["REQUEST_METHOD"] == "POST"
        if not is_ours or environ["PATH_INFO"] != ADDRESS:
            return self.application(environ, start_response)
        reply = received(
            body_of(environ),
            environ.get("HTTP_AUTHORIZATION", ""),
            write=self.writer.write,
        )
        start_response(*head_of(reply))
        return [json.dumps(reply.told).encode()]


def body_of(environ) -> bytes:
    """The body, and of one that is too large no more than shows that it is."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdecimal():
        return b""
    return environ["wsgi.input"].read(min(int(length), MOST_BYTES + 1))


def head_of(reply: Reply) -> tuple[str, list[tuple[str, str]]]:
    status = HTTPStatus(reply.status)
    headers = [
        ("Content-Type", "application/json"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if reply.is_busy:
        headers.append(("Retry-After", str(RETRY_AFTER_S)))
    return f"{status.value} {status.phrase}", headers
