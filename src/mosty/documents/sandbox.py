"""Reads a foreign file in a process of its own, with limits."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from mosty.documents import limits
from mosty.documents.refusals import UnreadableFile
from mosty.documents.tables.shapes import Document, from_json

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; sys.path.insert(0, {root!r}); "
    "from mosty.documents.reading_child import main; sys.exit(main())"
)


def read_foreign(
    data: bytes, *, name: str = "", seconds: float = limits.MAX_SECONDS
) -> Document:
    """The document in a stranger's file; raises `UnreadableFile`.

    The child gets no environment, no network address and no open file of ours.
    """
    if len(data) > limits.MAX_FILE:
        size = -(-len(data) // limits.MIB)
        raise UnreadableFile(
            "too_large", size=size, limit=limits.MAX_FILE // limits.MIB
        )
    if not data:
        raise UnreadableFile("empty")
    output, code = _run(data, name=Path(name).name, seconds=seconds)
    answer = _parsed(output, code)
    if "refused" in answer:
        refused = answer["refused"]
        raise UnreadableFile(
            refused["code"], place=refused["place"], **refused["facts"]
        )
    return from_json(answer["document"])


def _run(data: bytes, *, name: str, seconds: float) -> tuple[bytes, int]:
    command = [sys.executable, "-I", "-c", START.format(root=str(PACKAGE_ROOT)), name]
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        child = subprocess.Popen(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
        )
    try:
        output, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("too_slow") from error
    finally:
        _end(child)
    return output, child.returncode


def _end(child: subprocess.Popen) -> None:
    """Nothing of the child is left, whatever happened."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def _parsed(output: bytes, code: int) -> dict:
    """The child's answer; a child that died was stopped by its limits."""
    if code == 0:
        with contextlib.suppress(ValueError):
            return json.loads(output)
    if code == -signal.SIGXCPU:
        raise UnreadableFile("too_slow")
    raise UnreadableFile("too_heavy" if code < 0 else "broken")
