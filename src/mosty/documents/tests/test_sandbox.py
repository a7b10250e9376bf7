"""Hostile and broken files end in a sentence, in time and within memory."""

import io
import json
import resource
import subprocess
import sys
import time
import zipfile

import pytest
from django.utils import translation

from mosty.documents import limits, sandbox
from mosty.documents.filetypes import UNKNOWN
from mosty.documents.reading import read
from mosty.documents.refusals import WORDS, UnreadableFile
from mosty.documents.sandbox import PACKAGE_ROOT, read_foreign

WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"


def packed(entries, *, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusal_of(data, **options):
    with pytest.raises(UnreadableFile) as refusal:
        read_foreign(data, name="page", **options)
    return refusal.value


def test_sound_file_comes_through_unchanged():
    data = "Страна | Название\nКНР | Институт\n".encode()

    assert read_foreign(data, name="page.txt") == read(data, name="page.txt")


HOSTILE = {
    "nothing": (b"", "empty"),
    "only spaces": (b" \n\n\t ", "empty"),
    "garbage": (bytes(range(256)) * 40, "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "format_not_read"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "format_not_read"),
    "an old document": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "format_not_read",
    ),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected",
    ),
    "an archive": (packed({"a.txt": "a"}), "format_not_read"),
    "half a document": (packed({"word/document.xml": WORD})[:-30], "broken"),
    "a document cut short": (
        packed({"word/document.xml": WORD + "<w:body>"}),
        "broken",
    ),
    "a document with entities": (
        packed(
            {
                "word/document.xml": '<!DOCTYPE a [<!ENTITY b "bbbb">]>'
                + WORD
                + "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
            }
        ),
        "broken",
    ),
    "a workbook without sheets": (packed({"xl/workbook.xml": "<a/>"}), "broken"),
    "a bomb": (
        packed({"word/document.xml": b"\0" * (30 * limits.MIB)}),
        "archive_bomb",
    ),
    "a bomb in parts": (
        packed({f"word/{n}.xml": b"\0" * (4 * limits.MIB) for n in range(30)}),
        "archive_bomb",
    ),
    "a bomb in a bomb": (
        packed({"word/document.xml": "a", "word/inner.zip": "PK"}),
        "archive_bomb",
    ),
    "a thousand entries": (
        packed({f"word/{n}": "" for n in range(limits.MAX_ENTRIES + 1)}),
        "archive_bomb",
    ),
    "an endless table": (
        b"<table>" + b"<tr><td colspan=1000>a</td></tr>" * 400 + b"</table>",
        "too_many_cells",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_in_time(case):
    data, code = HOSTILE[case]
    began = time.monotonic()

    refusal = refusal_of(data)

    assert refusal.code == code
    assert refusal.remedy
    assert time.monotonic() - began < limits.MAX_SECONDS


def test_file_over_the_limit_is_refused_before_a_process_is_started():
    refusal = refusal_of(b"a" * (limits.MAX_FILE + 1))

    assert refusal.code == "too_large"
    assert refusal.facts["limit"] == 25


def test_type_that_cannot_be_told_in_time_is_unknown():
    assert sandbox.media_type_of(b"%PDF-1.7") == "application/pdf"
    assert sandbox.media_type_of(b"%PDF-1.7", seconds=0) == UNKNOWN


def test_lying_size_in_an_archive_gives_no_more_than_declared():
    data = bytearray(packed({"word/document.xml": b"<a/>" + b" " * 5000}))
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")

    assert refusal_of(bytes(data)).code == "broken"


def test_slow_reading_is_stopped():
    page = "<div>" * 200 + "<p>абв</p>" * 400_000

    assert refusal_of(page.encode(), seconds=0.2).code == "too_slow"


def test_memory_of_the_child_is_limited():
    lines = "аб\n" * 4_000_000

    assert refusal_of(lines.encode()).code == "too_heavy"


def test_child_runs_under_its_limits_without_django_and_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "must not leak")
    probe = (
        "import json, os, resource, sys; "
        f"sys.path.insert(0, {str(PACKAGE_ROOT)!r}); "
        "from mosty.documents import reading_child, type_child; "
        "reading_child.confine(); "
        "print(json.dumps(["
        "resource.getrlimit(resource.RLIMIT_AS)[0], "
        "resource.getrlimit(resource.RLIMIT_CPU)[0], "
        "[name for name in sys.modules if name.split('.')[0] == 'django']]))"
    )

    out = subprocess.run(
        [sys.executable, "-I", "-c", probe], capture_output=True, check=True
    )

    assert json.loads(out.stdout) == [limits.MAX_MEMORY, limits.MAX_SECONDS, []]
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


def test_child_gets_no_environment_of_ours(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "must not leak")
    started = []
    original = subprocess.Popen

    def note(command, **options):
        started.append(options["env"])
        return original(command, **options)

    monkeypatch.setattr(sandbox.subprocess, "Popen", note)
    read_foreign("Страна | Город\nКНР | Пекин\n".encode())

    assert [sorted(each) for each in started] == [["LANG", "PYTHONDONTWRITEBYTECODE"]]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("code", WORDS)
def test_every_refusal_says_what_happened_and_what_to_do(code, language):
    with translation.override(language):
        refusal = UnreadableFile(code, place="line 3, byte 7")
        said = str(refusal)

    assert said.endswith(".")
    assert ("строка 3, байт 7" if language == "ru" else "line 3, byte 7") in said
    assert "%" not in said
