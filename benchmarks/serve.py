"""How soon `mosty serve` answers, and what memory its whole process tree takes."""

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from mosty.config.database.place import Place

PROMISED_S = 5
PROMISED_MB = 350
AGAIN_S = 10
LONGEST_S = 120
SETTLE_S = 5


def main(arguments: list[str]) -> int:
    """Start cold, then warm several times; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(prog="mosty bench serve", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="warm starts")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mosty-bench-") as folder:
        try:
            measured = measure(Path(folder), asked.runs)
        finally:  # as root the database stands elsewhere
            shutil.rmtree(Place(Path(folder)).folder, ignore_errors=True)
    print(json.dumps(measured, indent=1) if asked.json else told(measured))
    warm, memory = max(measured["warm_s"]), measured["memory_mb"]["total"]
    again = max(measured["again_s"].values())
    is_kept = warm <= PROMISED_S and memory <= PROMISED_MB and again <= AGAIN_S
    return 0 if is_kept else 1


def measure(data: Path, runs: int) -> dict:
    cold, _page, _rest = one_start(data)
    starts = [one_start(data, is_last=run == runs - 1) for run in range(runs)]
    return {
        "cold_s": cold,
        "warm_s": [answered for answered, _page, _rest in starts],
        "first_page_s": [page for _answered, page, _rest in starts],
        **starts[-1][2],
    }


def one_start(data: Path, *, is_last: bool = False):
    """Seconds to the first answer and to the first whole page; of the last the rest."""
    port = free_port()
    environ = {**os.environ, "MOSTY_DATA": str(data)}
    for name in ("MOSTY_DATABASE_ROLE", "DATABASE_URL"):
        environ.pop(name, None)
    command = [sys.executable, "-m", "mosty.config.cli", "serve", "--demo"]
    begun = time.perf_counter()
    with (data / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port)], env=environ, stdout=log, stderr=log
        )
    try:
        answered = until(f"http://127.0.0.1:{port}/healthz", begun, process)
        page = until(f"http://127.0.0.1:{port}/", begun, process)
        rest = {}
        if is_last:
            rest["memory_mb"] = settled_memory(process.pid)
            rest["again_s"] = again_after_kills(process, port)
    except SystemExit:
        print((data / "serve.log").read_text()[-3000:], file=sys.stderr)
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    return round(answered, 2), round(page, 2), rest


def until(url: str, begun: float, process) -> float:
    while time.perf_counter() - begun < LONGEST_S and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return time.perf_counter() - begun
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise SystemExit(f"serve did not answer; its exit code is {process.poll()}")


def settled_memory(pid: int) -> dict[str, float]:
    """Proportional set size by kind of process, after some idle seconds."""
    time.sleep(SETTLE_S)
    sizes = {}
    parent = psutil.Process(pid)
    for process in [parent, *parent.children(recursive=True)]:
        kind = kind_of(process, pid)
        size = process.memory_full_info().pss / 1024 / 1024
        sizes[kind] = sizes.get(kind, 0) + size
    sizes["total"] = sum(sizes.values())
    return {kind: round(size, 1) for kind, size in sizes.items()}


def again_after_kills(process, port: int) -> dict[str, float]:
    """Seconds from `kill -9` of a process until a whole page is answered again."""
    times = {}
    for kind in ("web", "worker", "database"):
        child = child_of(process.pid, kind)
        child.kill()
        begun = time.perf_counter()
        child.wait(timeout=LONGEST_S)
        child_of(process.pid, kind)  # its successor
        until(f"http://127.0.0.1:{port}/", begun, process)
        times[kind] = round(until(f"http://127.0.0.1:{port}/readyz", begun, process), 2)
        time.sleep(SETTLE_S)
    return times


def child_of(pid: int, kind: str) -> psutil.Process:
    """The running child of a kind, as soon as there is one."""
    deadline = time.monotonic() + LONGEST_S
    while time.monotonic() < deadline:
        for child in psutil.Process(pid).children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if child.cmdline() and kind_of(child, pid) == kind:
                    return child
        time.sleep(0.05)
    raise SystemExit(f"no {kind} was started")


def kind_of(process, pid: int) -> str:
    if process.pid == pid:
        return "supervisor"
    words = " ".join(process.cmdline())
    return next((kind for kind in ("web", "worker") if f".{kind}" in words), "database")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def told(measured: dict) -> str:
    warm = measured["warm_s"]
    memory = ", ".join(f"{kind} {mb}" for kind, mb in measured["memory_mb"].items())
    return "\n".join(
        [
            f"cold start, database made and page imported: {measured['cold_s']} s",
            f"warm start to the first answer: {statistics.median(warm)} s "
            f"(worst {max(warm)}; promised {PROMISED_S})",
            f"warm start to the whole home page: "
            f"{statistics.median(measured['first_page_s'])} s",
            "ready again after kill -9: "
            + ", ".join(
                f"{kind} {took} s" for kind, took in measured["again_s"].items()
            )
            + f" (promised {AGAIN_S})",
            f"memory at rest, PSS in MB: {memory} (promised {PROMISED_MB})",
        ]
    )
