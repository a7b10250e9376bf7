"""Requests of a visitor, given straight to a WSGI application."""

import contextlib
import io
import os
from collections.abc import Iterator


def environment(address: str, **headers: str) -> dict:
    path, _mark, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **headers,
    }


def ask(application, address: str, **headers: str) -> bytes:
    """The body of one answer; anything but a page is an error."""
    told = []
    parts = application(
        environment(address, **headers), lambda status, _headers: told.append(status)
    )
    body = b"".join(parts)
    if told != ["200 OK"]:
        raise RuntimeError(f"{address}: {told}")
    return body


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Let the log of requests be written, but where nobody reads it."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        contextlib.redirect_stderr(nowhere),
    ):
        yield
