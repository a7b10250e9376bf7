"""An archive is whole and right, or refused."""

import io
import json
import tarfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mosty.config.backup.archive import DUMP, MANIFEST, Writer, is_file_name, verified
from mosty.config.backup.faults import BackupFault

STORED = {
    DUMP: b"PGDMP" + bytes(range(256)) * 40,
    "files/Письмо № 1.pdf": b"%PDF",
    f"files/{'длинное имя ' * 20}.txt": b"x" * 512,
    "files/empty": b"",
}
ODD_NAMES = [
    "/etc/passwd",
    "../up",
    "files/../../up",
    "files/",
    "files//a",
    "files/./a",
    "files/a/",
    "files/.mosty-replaced/a",
    "else",
]


def archive(path, members=STORED, **manifest):
    with path.open("w+b") as file:
        writer = Writer(file)
        for name, content in members.items():
            writer.add(name, [content[:5], content[5:]], mtime=1_700_000_000)
        writer.finish({"mosty": "0", "migrations": [], **manifest})
    return path


@pytest.fixture
def whole(tmp_path):
    return archive(tmp_path / "whole.tar")


def test_archive_is_a_tar_that_others_read(whole):
    with tarfile.open(whole) as tar:
        read = {about.name: tar.extractfile(about).read() for about in tar}

    assert json.loads(read.pop(MANIFEST)) == verified(whole)
    assert read == STORED


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.5, 0.8, 0.93])
def test_archive_that_was_cut_is_refused(whole, share):
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(BackupFault, match="another one"):
        verified(whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_archive_with_a_changed_byte_is_refused_or_the_same(whole, data):
    right = verified(whole)
    content = bytearray(whole.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    changed = whole.with_name("changed.tar")
    changed.write_bytes(content)

    try:
        found = verified(changed)
    except BackupFault:
        return
    assert found["members"] == right["members"]


def test_archive_with_a_wrong_hash_is_refused_by_name(whole):
    content = whole.read_bytes()
    whole.write_bytes(content.replace(b"%PDF", b"%PdF"))

    with pytest.raises(BackupFault, match="files/Письмо № 1.pdf is not what"):
        verified(whole)


def test_archive_without_a_member_that_it_promises_is_refused(tmp_path):
    path = tmp_path / "short.tar"
    with path.open("w+b") as file:
        writer = Writer(file)
        writer.add(DUMP, [b"x"], mtime=0)
        writer.members["files/a"] = {"size": 0, "sha256": ""}
        writer.finish({})

    with pytest.raises(BackupFault, match="files/a is not what"):
        verified(path)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_archive_with_an_odd_path_is_refused(tmp_path, name):
    assert not is_file_name(name)

    with pytest.raises(BackupFault, match="no backup of Mosty holds"):
        verified(archive(tmp_path / "odd.tar", {DUMP: b"x", name: b"y"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_archive_with_links_and_devices_is_refused(tmp_path, kind):
    path = tmp_path / "odd.tar"
    with tarfile.open(path, "w") as tar:
        about = tarfile.TarInfo("files/a")
        about.type, about.linkname = kind, "/etc/passwd"
        tar.addfile(about, io.BytesIO())

    with pytest.raises(BackupFault, match="no backup of Mosty holds"):
        verified(path)


def test_archive_of_another_format_is_refused(tmp_path):
    with pytest.raises(BackupFault, match="format 2"):
        verified(archive(tmp_path / "later.tar", format=2))


def test_file_that_is_no_archive_is_refused(tmp_path):
    (tmp_path / "page.html").write_text("<p>" * 2000)

    with pytest.raises(BackupFault, match="another kind of file"):
        verified(tmp_path / "page.html")


def test_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BackupFault, match="No such file"):
        verified(tmp_path / "nothing.tar")
