"""Real servers for a bench, and a client that asks them over one connection."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import tree

NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 64; }}
http {{
    access_log off; default_type text/html; charset utf-8;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi; open_file_cache max=8; sendfile on;
    server {{ listen 127.0.0.1:{port}; root {folder}/nginx; }}
}}
"""
PATIENCE_S = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextlib.contextmanager
def granian(target: str, environ: dict[str, str]) -> Iterator[tuple[int, list[int]]]:
    """A server with one worker; gives its port and its processes."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    with running(
        [*command, "--workers", "1", "--port", str(port), target], port, environ
    ) as process:
        yield port, tree(process.pid)


@contextlib.contextmanager
def nginx(body: bytes, folder: Path) -> Iterator[tuple[int, list[int]] | None]:
    """nginx giving the same bytes as a file; None where it is not installed."""
    binary = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if binary is None:
        yield None
        return
    port = free_port()
    (folder / "nginx").mkdir(mode=0o755)
    (folder / "nginx" / "index.html").write_bytes(body)
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, port=port), encoding="utf-8")
    with running([binary, "-c", str(settings)], port, None) as process:
        yield port, tree(process.pid)


@contextlib.contextmanager
def running(command, port, environ) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not is_open(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} did not start")
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_S)


def is_open(port) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def visitor(port: int, address: str, **headers: str) -> Callable[[], int]:
    """A call that asks once over a kept connection and gives the size of the body."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask() -> int:
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        return size

    return ask
