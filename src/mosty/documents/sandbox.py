"""Looks into a foreign file in a process of its own, with limits.

The child gets no environment, no network address and no open file of ours.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mosty.documents import limits
from mosty.documents.answering import packed, told
from mosty.documents.faults import CannotRead
from mosty.documents.filetypes import UNKNOWN
from mosty.documents.keeping import told_when_full
from mosty.documents.mail import Letter
from mosty.documents.refusals import BrokenPicture, HugePicture, UnreadableFile
from mosty.documents.tables.shapes import Document, from_json
from mosty.documents.texts import shapes as texts

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; sys.path.insert(0, {root!r}); "
    "from {child} import main; sys.exit(main())"
)


def read_foreign(
    data: bytes, *, name: str = "", seconds: float = limits.MAX_SECONDS
) -> Document:
    """The document in a stranger's file; raises `UnreadableFile`."""
    _look_at_size(data)
    if not data:
        raise UnreadableFile("empty")
    answer = _asked("reading_child", data, name=Path(name).name, seconds=seconds)
    if "refused" in answer:
        raise _unreadable(answer["refused"])
    return from_json(answer["document"])


def answer_of(module: str, data: bytes, *, seconds: float = limits.MAX_SECONDS) -> dict:
    """What another room's module answers in JSON on foreign bytes, confined.

    Its `main` takes the bytes on stdin, as `reading_child` does. Raises
    `UnreadableFile` when it did not come to an end.
    """
    return _asked(module, data, seconds=seconds)


def media_type_of(data: bytes, *, seconds: float = limits.MAX_SECONDS) -> str:
    """What a stranger's file is; what cannot be told in time is unknown."""
    try:
        return _asked("type_child", data, seconds=seconds)["media_type"]
    except UnreadableFile:
        return UNKNOWN


@dataclass(frozen=True)
class Drawn:
    """A picture that a confined process made."""

    width: int
    height: int
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Preview:
    """The words of a paper, and pictures of its first pages."""

    text: str
    pages: list[Drawn]


def picture_anew(data: bytes, *, widths: tuple[int, ...]) -> list[Drawn]:
    """A stranger's picture without its metadata, then its renditions.

    Raises `HugePicture` and `BrokenPicture`.
    """
    asked = ",".join(str(width) for width in widths)
    try:
        answer, parts = _made("picture_child", data, asked)
    except UnreadableFile as error:
        is_heavy = error.code in {"too_heavy", "too_slow"}
        raise (HugePicture if is_heavy else BrokenPicture) from error
    if "refused" in answer:
        raise HugePicture if answer["refused"] == "huge" else BrokenPicture
    return _drawn(answer, parts)


def paper_facts(data: bytes) -> tuple[int | None, list[str]]:
    """The number of pages of a stranger's PDF, and codes of what readers will miss."""
    try:
        answer, _parts = _made("paper_child", data, "facts")
    except UnreadableFile:
        return None, ["broken"]
    if "refused" in answer:
        return None, ["protected" if answer["refused"] == "protected" else "broken"]
    return answer["pages"], answer["warnings"]


def paper_preview(data: bytes) -> Preview:
    """Words and pages of a stranger's PDF; nothing of one that cannot be opened."""
    try:
        answer, parts = _made("paper_child", data, "preview")
    except UnreadableFile:
        return Preview("", [])
    if "refused" in answer:
        return Preview("", [])
    return Preview(answer["text"].replace("\0", ""), _drawn(answer, parts))


def letter_in(data: bytes) -> tuple[Letter, list[bytes]]:
    """A stranger's letter and its attachments; raises `UnreadableFile`."""
    _look_at_size(data)
    answer, attachments = _made("mail_child", data, "")
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    told = answer["letter"]
    people = {"sender": tuple(told.pop("sender"))}
    people["to"] = [tuple(one) for one in told.pop("to")]
    return Letter(**told, **people), attachments


def text_in(data: bytes) -> texts.Reading:
    """The paragraphs of a stranger's DOCX, PDF or plain text; `UnreadableFile`."""
    _look_at_size(data)
    answer = _asked("text_child", data, seconds=limits.MAX_SECONDS)
    if "refused" in answer:
        raise _unreadable(answer["refused"])
    return texts.from_json(answer["columns"])


def filled(
    template: bytes, values: dict, *, labels: dict[str, str]
) -> tuple[bytes, list[str]]:
    """A template filled in, and the placeholders that have no words.

    As `documents.filling.fill`, confined; raises `UnreadableFile`.
    """
    _look_at_size(template)
    asked = packed({"values": values, "labels": labels}, [template])
    answer, parts = _made("filling_child", asked, "")
    if "refused" in answer:
        raise _unreadable(answer["refused"])
    return parts[0], answer["missing"]


def _look_at_size(data: bytes) -> None:
    if len(data) > limits.MAX_FILE:
        size = -(-len(data) // limits.MIB)
        raise UnreadableFile(
            "too_large", size=size, limit=limits.MAX_FILE // limits.MIB
        )


def _unreadable(refused: dict) -> UnreadableFile:
    return UnreadableFile(refused["code"], place=refused["place"], **refused["facts"])


def _made(child: str, data: bytes, asked: str) -> tuple[dict, list[bytes]]:
    output, code = _run(child, data, name=asked, seconds=limits.MAX_SECONDS)
    if code != 0:
        _parsed(b"", code)
    try:
        return told(output)
    except CannotRead as error:
        raise UnreadableFile(error.code) from error


def _drawn(answer: dict, parts: list[bytes]) -> list[Drawn]:
    made = zip(answer["made"], parts, strict=True)
    return [Drawn(*facts, data=part) for facts, part in made]


def _asked(child: str, data: bytes, *, name: str = "", seconds: float) -> dict:
    output, code = _run(child, data, name=name, seconds=seconds)
    return _parsed(output, code)


def _run(child: str, data: bytes, *, name: str, seconds: float) -> tuple[bytes, int]:
    module = child if "." in child else f"mosty.documents.{child}"
    start = START.format(root=str(PACKAGE_ROOT), child=module)
    command = [sys.executable, "-I", "-c", start, name]
    with told_when_full(), tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
        )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("too_slow") from error
    finally:
        _end(process)
    return output, process.returncode


def _end(process: subprocess.Popen) -> None:
    """Nothing of the child is left, whatever happened."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _parsed(output: bytes, code: int) -> dict:
    """The child's answer; a child that died was stopped by its limits."""
    if code == 0:
        with contextlib.suppress(ValueError):
            return json.loads(output)
    if code == -signal.SIGXCPU:
        raise UnreadableFile("too_slow")
    raise UnreadableFile("too_heavy" if code < 0 else "broken")
