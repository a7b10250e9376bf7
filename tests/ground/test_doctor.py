"""The doctor finds what is wrong and says what to do."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as house
from django.db import connection
from django.utils.timezone import localdate

from mosty.config import leash
from mosty.config.backup.programs import connect
from mosty.config.checkup import machine, server
from mosty.config.commands import doctor
from mosty.config.database import addresses
from mosty.config.database.cluster import KEEPER, Cluster, plain_environment, stop
from mosty.config.testing import remove
from mosty.letters.tests.factories import Box, free_port, smtp_server
from mosty.places.tests.calendars import load_what_lacks
from tests.ground.databases import database, owners_address, url_of

LOGS = ["journal_entry", "journal_seal"]
TABLES = """
CREATE TABLE journal_entry (id int);
CREATE TABLE journal_seal (id int);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON journal_entry
  FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON journal_seal
  FOR EACH ROW EXECUTE FUNCTION refuse();
GRANT SELECT, INSERT ON journal_entry, journal_seal TO mosty_app;
"""
NO_GUARD = "ALTER TABLE journal_seal DISABLE TRIGGER guard"
MAY_CHANGE = "GRANT UPDATE (id) ON journal_seal TO mosty_app"


@pytest.fixture(scope="module")
def small(cluster):
    with database("doctor", TABLES) as there:
        yield there


@contextmanager
def serving(there, statement=""):
    """A connection of the serving role, after a change that is taken back."""
    with connect(there) as entered:
        if statement:
            entered.execute(statement)
        entered.execute("SET LOCAL ROLE mosty_app")
        yield entered
        entered.rollback()


def told(finding):
    return finding.state, finding.said


def test_role_that_only_adds_to_logs_is_fine(small):
    with serving(small) as entered:
        finding = server.roles(entered, LOGS)

    assert finding.state == "fine"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (MAY_CHANGE, "the serving role mosty_app may change rows of journal_seal"),
        (
            "GRANT TRUNCATE ON journal_entry TO PUBLIC",
            "may change rows of journal_entr",
        ),
        (NO_GUARD, "no trigger refuses changes of journal_seal"),
        ("DROP TABLE journal_seal", "there is no table journal_seal"),
    ],
)
def test_role_that_may_change_a_log_is_a_fault(small, statement, said):
    with serving(small, statement) as entered:
        finding = server.roles(entered, LOGS)

    assert finding.state == "fault"
    assert said in finding.said
    assert finding.remedy


def test_owner_who_serves_is_a_fault(small):
    with connect(small) as entered:
        finding = server.roles(entered, LOGS)

    assert finding.state == "fault"
    assert "owns journal_entry, journal_seal" in finding.said
    assert "DATABASE_OWNER_URL" in finding.remedy


def test_superuser_who_serves_is_a_fault(tmp_path):
    cluster = Cluster(tmp_path, is_scratch=True)
    cluster.make()
    command = [cluster.binaries / "postgres", "--single", "-D", cluster.place.files]
    leash.run(
        [*command, KEEPER],
        user=cluster.place.user,
        words="ALTER ROLE mosty_app SUPERUSER;\n",
        env=plain_environment(),
    )
    process = cluster.start()
    try:
        with connect(addresses.address({}, tmp_path)) as entered:
            finding = server.roles(entered, LOGS)
    finally:
        stop(process)
        remove(tmp_path)

    assert told(finding) == ("fault", "the serving role mosty_app is superuser")


def test_server_without_cyrillic_is_a_fault(cluster):
    with (
        database("doctor_c", locale="C") as there,
        connect(there) as entered,
    ):
        finding = server.locale(entered)

    assert finding.state == "fault"
    assert "C.UTF-8" in finding.remedy


def test_database_without_tables_is_a_fault(small):
    with connect(small) as entered:
        finding = server.tables(entered)

    assert told(finding) == ("fault", "there are no tables yet")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0001%'",
            "1 wait: journal.0001_initial",
        ),
        (
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('journal', '9999_later', now())",
            "the database is newer than this Mosty: it had journal.9999_later",
        ),
    ],
)
def test_tables_of_another_version_are_a_fault(statement, said):
    with connect(owners_address(connection.settings_dict["NAME"])) as entered:
        entered.execute(statement)
        finding = server.tables(entered)
        entered.rollback()

    assert told(finding) == ("fault", said)


def test_clocks_that_differ_are_a_fault(small, monkeypatch):
    monkeypatch.setattr(server, "LARGEST_DRIFT", timedelta(seconds=-1))

    with connect(small) as entered:
        assert server.clock(entered).state == "fault"


def test_mail_server_that_answers_is_fine():
    port = free_port()
    running = smtp_server(Box(), port)
    try:
        found = machine.mail_server(f"smtp://127.0.0.1:{port}", sender="a@school.ru")
        by_nobody = machine.mail_server(
            f"smtp://127.0.0.1:{port}", sender="m@localhost"
        )
        strict = machine.mail_server(
            f"smtp://127.0.0.1:{port}?tls=starttls", sender="a@school.ru"
        )
        with_name = machine.mail_server(f"smtp://u:p@127.0.0.1:{port}", sender="a@b.ru")
    finally:
        running.stop()

    assert told(found) == ("fine", f"127.0.0.1:{port} answers")
    assert by_nobody.state == "warning"
    assert strict.state == with_name.state == "fault"


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:1", "imap://127.0.0.1"])
def test_mail_server_that_is_away_is_a_fault(url):
    assert machine.mail_server(url, sender="a@school.ru").state == "fault"


def site(**more):
    usual = {
        "PUBLIC_URL": "https://m.example.ru",
        "ALLOWED_HOSTS": ["m.example.ru"],
        "PROXIES": ["127.0.0.1"],
        "IS_LOCAL": False,
        "EMAIL_URL": "",
    }
    return SimpleNamespace(**usual | more)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "fine"),
        ({"PROXIES": []}, "warning"),
        ({"ALLOWED_HOSTS": ["localhost"]}, "fault"),
        ({"PUBLIC_URL": "http://m.example.ru"}, "fault"),
        ({"PUBLIC_URL": "m.example.ru"}, "fault"),
        ({"PUBLIC_URL": "http://m.example.ru", "IS_LOCAL": True}, "fine"),
    ],
)
def test_address_of_the_site_is_looked_at(more, state):
    assert machine.address(site(**more)).state == state


def test_letters_into_a_folder_are_a_warning_outside_localhost(tmp_path):
    here = {"EMAIL_FOLDER": tmp_path / "letters"}
    (tmp_path / "file").touch()

    assert machine.mail(site(**here)).state == "warning"
    assert machine.mail(site(**here, IS_LOCAL=True)).state == "fine"
    assert machine.mail(site(EMAIL_FOLDER=tmp_path / "file" / "x")).state == "fault"


def test_storage_that_is_away_or_nearly_full_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    assert machine.storage(tmp_path / "new").state == "fine"
    assert machine.storage(tmp_path / "file").state == "fault"

    monkeypatch.setattr(machine, "COMFORTABLE_BYTES", 10**18)

    assert machine.storage(tmp_path).state == "warning"


def test_secret_key_that_others_read_is_a_fault(tmp_path):
    path = tmp_path / "secret-key"
    path.write_text("k" * 64 + "\n")
    path.chmod(0o600)
    assert machine.key(tmp_path, "k" * 64).state == "fine"

    path.chmod(0o640)

    assert machine.key(tmp_path, "k" * 64).state == "fault"
    assert machine.key(tmp_path, "e" * 64).said == "given by SECRET_KEY"
    assert machine.key(tmp_path, "short").state == "fault"


def test_data_folder_of_another_user_is_a_fault(tmp_path, monkeypatch):
    assert machine.data_folder(tmp_path).state == "fine"
    assert machine.data_folder(tmp_path / "none").state == "warning"

    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)

    assert machine.data_folder(tmp_path).state == "fault"


def test_fonts_that_the_stylesheet_names_must_be_there(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "css" / "site.css").write_text("src:url(../fonts/a.woff2)")
    assert machine.fonts(tmp_path).said == "fonts are not there: a.woff2"

    (tmp_path / "fonts" / "a.woff2").write_bytes(b"wOF2...")

    assert machine.fonts(tmp_path).state == "fine"


def test_static_files_must_be_collected_and_whole(tmp_path):
    assert machine.static(tmp_path).state == "fault"

    (tmp_path / "staticfiles.json").write_text('{"paths": {"a.css": "a.1.css"}}')
    assert machine.static(tmp_path).said == "1 are gone, such as a.1.css"

    (tmp_path / "a.1.css").touch()
    assert machine.static(tmp_path).state == "fine"


def test_doctor_does_not_make_a_database_that_was_never_made(tmp_path):
    environ = {**os.environ, "MOSTY_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    environ["PYTHONPATH"] = os.pathsep.join(sys.path)

    done = subprocess.run(
        [sys.executable, "-m", "mosty.config.cli", "doctor", "--json"],
        env=environ,
        capture_output=True,
        check=False,
    )

    answer = json.loads(done.stdout)
    assert (done.returncode, answer["ok"]) == (1, False)
    assert answer["findings"][0] == {
        "part": "database",
        "state": "fault",
        "said": "there is none yet",
        "remedy": "`mosty serve` makes it.",
    }
    assert [found["state"] for found in answer["findings"][1:5]] == [
        "not looked at"
    ] * 4
    assert not (tmp_path / "data" / "database").exists()


@pytest.mark.django_db
def test_doctor_finds_nothing_where_all_is_well(
    monkeypatch, capsys, tmp_path, settings
):
    monkeypatch.setattr(machine, "COMFORTABLE_BYTES", 0)
    settings.DATA = tmp_path
    settings.SECRET_KEY = "k" * 64
    settings.EMAIL_FOLDER = tmp_path / "letters"
    settings.MEDIA_ROOT = tmp_path / "files"
    load_what_lacks(localdate())
    url = url_of(owners_address(connection.settings_dict["NAME"]))
    monkeypatch.setenv("DATABASE_URL", url + "&options=-c%20role%3Dmosty_app")

    code = doctor.main([])

    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"ok"}
    assert (code, len(lines)) == (0, 13)


def test_doctor_says_that_a_server_is_away(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "postgresql://mosty_app@127.0.0.1:1/mosty")

    code = doctor.main(["--json"])

    first = json.loads(capsys.readouterr().out)["findings"][0]
    assert (code, first["part"], first["state"]) == (1, "database", "fault")
    assert "does not answer" in first["said"]


def test_every_part_that_is_promised_is_looked_at(small):
    with connect(small) as entered:
        entered.autocommit = True
        found = [*server.findings(entered, LOGS), *machine.findings(house)]

    assert {finding.part for finding in found} >= {
        "database",
        "locale",
        "roles",
        "mail",
        "storage",
        "fonts",
        "clock",
        "migrations",
        "secret key",
        "static files",
    }
    assert all(finding.remedy for finding in found if finding.state != "fine")
