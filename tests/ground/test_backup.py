"""What is restored is what was backed up; a refusal changes nothing."""

import os
import resource
import signal
import stat
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import PaperFactory
from mosty.config.backup.archive import DUMP, Writer, verified
from mosty.config.backup.faults import BackupFault
from mosty.config.backup.programs import connect, programs_for
from mosty.config.backup.restoring import Target, loss, restore
from mosty.config.backup.writing import write
from mosty.config.commands import demo
from mosty.config.database import addresses
from mosty.config.database.borrowing import running
from mosty.config.testing import remove
from tests.ground.databases import (
    SMALL,
    database,
    files_in,
    owners_address,
    rows_at,
    url_of,
)

KNOWN = frozenset({"places.0001_initial"})
OCCUPIED = """
CREATE TYPE kind AS ENUM ('other');
CREATE TYPE pair AS (one int, two text);
CREATE DOMAIN positive AS int CHECK (value > 0);
CREATE TABLE places_country (id serial PRIMARY KEY, kind kind);
CREATE TABLE wish (id int GENERATED ALWAYS AS IDENTITY,
  country int REFERENCES places_country);
CREATE VIEW wishes AS SELECT * FROM wish;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM wishes;
CREATE SEQUENCE numbers;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER refuse BEFORE INSERT ON wish FOR EACH ROW EXECUTE FUNCTION refuse();
INSERT INTO wish DEFAULT VALUES;
INSERT INTO wish DEFAULT VALUES;
"""


@pytest.fixture(scope="module")
def source(cluster):
    with database("backup_source", SMALL) as there:
        yield there


@pytest.fixture
def target(cluster, tmp_path):
    with database("backup_target") as there:
        yield Target(there, tmp_path / "there", KNOWN)


@pytest.fixture
def occupied(target):
    """A target where somebody else has worked."""
    with connect(target.address) as entered:
        entered.execute(OCCUPIED)
    target.folder.mkdir()
    (target.folder / "old.pdf").write_bytes(b"old")
    return target


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "files"
    (folder / "documents" / "2026").mkdir(parents=True)
    (folder / "documents" / "2026" / "Письмо.pdf").write_bytes(os.urandom(100_000))
    (folder / "empty").touch()
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "documents" / ("имя " * 25)).write_bytes(b"long")
    return folder


@pytest.fixture
def archive(source, folder, tmp_path):
    path = tmp_path / "backup.tar"
    write(path, address=source, folder=folder)
    return path


def silent(_words):
    """Nobody listens."""


@contextmanager
def files_no_longer_than(size):
    """As on a full disk: whoever writes more fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_backup_restores_every_row_and_file(archive, source, folder, target):
    restore(archive, target, replace=False, tell=silent)

    assert rows_at(target.address) == rows_at(source)
    stored = files_in(folder)
    del stored["link"]
    assert files_in(target.folder) == stored
    letter = target.folder / "documents/2026/Письмо.pdf"
    assert stat.S_IMODE(letter.stat().st_mode) == 0o640
    assert int(letter.stat().st_mtime) == int(
        (folder / "documents/2026/Письмо.pdf").stat().st_mtime
    )


def test_backup_restores_what_tables_do(archive, target):
    restore(archive, target, replace=False, tell=silent)

    with connect(target.address) as entered:
        statement = "INSERT INTO partner (name) VALUES ('new') RETURNING id"
        assert entered.execute(statement).fetchone() == (2001,)
        with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            entered.execute("DELETE FROM letter")


def test_backup_is_for_its_owner_and_says_what_it_holds(archive):
    manifest = verified(archive)

    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert manifest["rows"] == {"django_migrations": 1, "letter": 7, "partner": 2000}
    assert manifest["migrations"] == ["places.0001_initial"]
    assert (manifest["files"], len(manifest["members"])) == (3, 4)
    assert manifest["postgresql"] // 10_000 >= 15


def test_backup_leaves_a_file_that_is_there(archive, source, folder):
    before = archive.read_bytes()

    with pytest.raises(BackupFault, match="there already"):
        write(archive, address=source, folder=folder)

    assert archive.read_bytes() == before


def test_backup_refuses_to_be_a_part_of_itself(source, folder):
    with pytest.raises(BackupFault, match="part of itself"):
        write(folder / "backup.tar", address=source, folder=folder)


@pytest.mark.parametrize("size", [20_000, 90_000])
def test_backup_onto_a_full_disk_leaves_nothing(source, folder, tmp_path, size):
    place = tmp_path / "full"
    place.mkdir()

    with files_no_longer_than(size), pytest.raises(BackupFault, match="more space"):
        write(place / "backup.tar", address=source, folder=folder)

    assert list(place.iterdir()) == []


def test_backup_of_a_server_that_is_away_says_so(source, folder, tmp_path):
    away = replace(source, host="127.0.0.1", port="1")

    with pytest.raises(BackupFault, match="does not answer"):
        write(tmp_path / "backup.tar", address=away, folder=folder)


def test_programs_are_never_older_than_the_server():
    with pytest.raises(BackupFault, match="postgresql-99"):
        programs_for(99)


def test_restore_refuses_what_is_occupied_and_names_it(archive, occupied):
    before = rows_at(occupied.address)

    with pytest.raises(BackupFault, match=r"already: wish 2, files 1\. With --replace"):
        restore(archive, occupied, replace=False)

    assert rows_at(occupied.address) == before
    assert files_in(occupied.folder) == {"old.pdf": b"old"}


def test_restore_replaces_when_told_and_says_what_is_lost(archive, source, occupied):
    heard = []
    occupied.folder.chmod(0o711)

    restore(archive, occupied, replace=True, tell=heard.append)

    assert heard == ["Replaced and lost: wish 2, files 1."]
    assert rows_at(occupied.address) == rows_at(source)
    assert "old.pdf" not in files_in(occupied.folder)
    assert stat.S_IMODE(occupied.folder.stat().st_mode) == 0o711
    assert not [path for path in occupied.folder.iterdir() if path.name[0] == "."]


@pytest.mark.django_db
def test_database_that_was_only_prepared_counts_as_empty(tmp_path):
    with connect(owners_address(connection.settings_dict["NAME"])) as entered:
        assert loss(entered, tmp_path) == []


def test_restore_refuses_a_backup_of_a_newer_mosty(archive, target):
    older = replace(target, known_migrations=frozenset())

    with pytest.raises(BackupFault, match="does not know places.0001_initial"):
        restore(archive, older, replace=True)


def test_restore_refuses_a_backup_of_a_newer_server(tmp_path, target):
    path = made_up(tmp_path / "newer.tar", postgresql=990_001)

    with pytest.raises(BackupFault, match="PostgreSQL 99"):
        restore(path, target, replace=True)


def test_restore_refuses_while_somebody_works(archive, target):
    with connect(target.address), pytest.raises(BackupFault, match="1 connections"):
        restore(archive, target, replace=True)


def test_restore_of_a_damaged_archive_changes_nothing(archive, occupied):
    before = rows_at(occupied.address)
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"PGDMP", b"PGDUM"))

    with pytest.raises(BackupFault, match=f"{DUMP} is not what"):
        restore(archive, occupied, replace=True)

    assert rows_at(occupied.address) == before


@pytest.mark.parametrize("share", [0, 0.2, 0.6, 0.95])
def test_restore_of_a_cut_dump_changes_nothing(archive, tmp_path, occupied, share):
    before = rows_at(occupied.address)
    with tarfile.open(archive) as tar:
        dump = tar.extractfile(DUMP).read()
    path = made_up(tmp_path / "bad.tar", dump=dump[: int(len(dump) * share)])

    with pytest.raises(BackupFault, match="pg_restore failed"):
        restore(path, occupied, replace=True, tell=silent)

    assert rows_at(occupied.address) == before
    assert files_in(occupied.folder) == {"old.pdf": b"old"}


def test_restore_onto_a_full_disk_changes_nothing(archive, occupied):
    before = rows_at(occupied.address)

    with files_no_longer_than(4_000), pytest.raises(BackupFault, match="Make room"):
        restore(archive, occupied, replace=True, tell=silent)

    assert rows_at(occupied.address) == before
    assert files_in(occupied.folder) == {"old.pdf": b"old"}


def made_up(path, *, dump=b"x", postgresql=150_000):
    with path.open("w+b") as file:
        writer = Writer(file)
        writer.add(DUMP, [dump], mtime=0)
        about = {"mosty": "9", "migrations": [], "postgresql": postgresql}
        writer.finish({**about, "rows": {}, "files": 0})
    return path


def mosty(*words, data, url=""):
    environ = {**os.environ, "MOSTY_DATA": str(data), "DATABASE_URL": url}
    environ.pop("MOSTY_DATABASE_ROLE")
    environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-m", "mosty.config.cli", *map(str, words)],
        env=environ,
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.fixture
def elsewhere(tmp_path):
    """Another data folder, with an embedded server of its own."""
    yield tmp_path / "elsewhere"
    remove(tmp_path / "elsewhere")


@pytest.mark.walk
@pytest.mark.django_db(transaction=True)
def test_commands_carry_a_register_to_another_server(elsewhere, tmp_path, data_folder):
    here, archive = tmp_path / "here", tmp_path / "backup.tar"
    demo.load(demo.EXAMPLE)
    PaperFactory(agreement=Agreement.objects.first())
    (here / "files" / "documents").mkdir(parents=True)
    (here / "files" / "documents" / "Договор.pdf").write_bytes(b"%PDF-1.7")
    url = url_of(owners_address(connection.settings_dict["NAME"]))

    backed_up = mosty("backup", archive, data=here, url=url)
    restored = mosty("restore", archive, data=elsewhere)
    replaced = mosty("restore", archive, "--replace", data=elsewhere)

    assert (backed_up.returncode, backed_up.stderr) == (0, "")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert (replaced.returncode, "lost: " in replaced.stderr) == (0, True)
    assert files_in(elsewhere / "files") == files_in(here / "files")
    with running({}, elsewhere):
        there = addresses.address({"MOSTY_DATABASE_ROLE": "owner"}, elsewhere)
        assert lasting(rows_at(there)) == lasting(
            rows_at(owners_address(connection.settings_dict["NAME"]))
        )
        serving_role_may_add_to_the_journal_only(elsewhere)


def lasting(rows: dict) -> dict:
    """The rows but for marks of changes: each server counts its own."""
    return {name: rows[name] for name in rows if name != "journal_datachange"}


def serving_role_may_add_to_the_journal_only(data: Path):
    with connect(addresses.address({}, data)) as entered:
        entered.autocommit = True
        assert entered.execute("SELECT count(*) FROM journal_entry").fetchone()[0] > 0
        entered.execute("UPDATE agreements_agreement SET number = number")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            entered.execute("UPDATE journal_entry SET verb = ''")
