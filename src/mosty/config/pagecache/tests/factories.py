"""Requests, answers and a road to the database that can be blocked."""

import socket
import threading
import time

from mosty.config.pagecache.asking import canonical_query

HTML = [("Content-Type", "text/html; charset=utf-8")]
KNOWN = frozenset({"q", "sort", "page", "country"})


def environment(path="/", query="", method="GET", **headers):
    """What granian gives for a request; `headers` like `HTTP_COOKIE="a=b"`."""
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REMOTE_ADDR": "192.0.2.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        **headers,
    }


def known_address(path, query):
    """Any path may be kept, with the parameters of a listing."""
    return canonical_query(query, KNOWN)


class Answer:
    """What an application gave to a request."""

    def __init__(self, application, environ):
        parts = application(environ, self.start_response)
        self.body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()

    def start_response(self, status, headers, exc_info=None):
        self.status = status
        self.headers = dict(headers)


class Page:
    """An application that says how often it was asked, and for what."""

    def __init__(self, *, status="200 OK", headers=HTML, body=None):
        self.status, self.headers, self.body = status, headers, body
        self.asked = []

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        start_response(self.status, [*self.headers])
        body = f"rendered {len(self.asked)} {'а' * 500}".encode()
        return [self.body if self.body is not None else body]


class Road:
    """A relay between a node and the database; blocked, it keeps silent."""

    def __init__(self, host, port):
        self.target = (
            f"{host}/.s.PGSQL.{port}" if host.startswith("/") else (host, port)
        )
        self.is_open = threading.Event()
        self.is_open.set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    def close(self):
        self.is_open.set()
        self.door.close()

    def _let_in(self):
        while True:
            try:
                near, _address = self.door.accept()
            except OSError:
                return
            far = self._reach()
            for one, other in ((near, far), (far, near)):
                threading.Thread(
                    target=self._carry, args=(one, other), daemon=True
                ).start()

    def _reach(self):
        if isinstance(self.target, tuple):
            return socket.create_connection(self.target)
        far = socket.socket(socket.AF_UNIX)
        far.connect(self.target)
        return far

    def _carry(self, source, target):
        with source, target:
            try:
                while data := source.recv(65536):
                    self.is_open.wait()
                    target.sendall(data)
            except OSError:
                return


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_until(told, *, seconds=5.0):
    """Wait for `told()`; gives how long it took, in seconds."""
    started = time.monotonic()
    while not told():
        assert time.monotonic() - started < seconds, "waited in vain"
        time.sleep(0.005)
    return time.monotonic() - started
