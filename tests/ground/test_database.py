"""The embedded server: where it stands, who enters, what it refuses."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import psycopg
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from mosty.config.database import DatabaseFault, addresses, binaries, rights
from mosty.config.database.cluster import Cluster, stop
from mosty.config.database.place import LONGEST_SOCKET, ROOTS_PLACE, SOCKET_FILE, Place
from tests.ground.serving import environment, eventually, is_alive, mosty, remove


@pytest.fixture(scope="module")
def own():
    """A running server of its own; the path of its data folder is too long."""
    folder = Path(tempfile.mkdtemp(prefix="mosty-database-"))
    data = folder / ("deep" * 30) / "данные"
    cluster = Cluster(data, is_scratch=True)
    process = cluster.start()
    yield cluster
    stop(process)
    shutil.rmtree(cluster.place.socket)
    remove(data)
    shutil.rmtree(folder)


def connected(cluster, user=addresses.OWNER, name=addresses.NAME):
    return psycopg.connect(host=str(cluster.place.socket), user=user, dbname=name)


def answer(cluster, statement, user=addresses.OWNER):
    with connected(cluster, user) as entered:
        return entered.execute(statement).fetchone()[0]


def test_long_path_has_a_short_socket(own):
    assert len(os.fsencode(own.place.socket / SOCKET_FILE)) <= LONGEST_SOCKET
    assert own.answers()


def test_server_knows_cyrillic(own):
    assert answer(own, "SELECT lower('Ё')") == "ё"
    assert answer(own, "SELECT to_tsvector('russian', 'Мосты')::text") == "'мост':1"


def test_server_listens_nowhere_but_at_its_socket(own):
    assert answer(own, "SHOW listen_addresses") == ""
    assert own.place.socket.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("user", [addresses.OWNER, addresses.SERVING])
def test_neither_role_is_superuser(own, user):
    assert answer(own, "SHOW is_superuser", user) == "off"


def test_nobody_enters_as_the_keeper(own):
    with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
        connected(own, "postgres")


def test_place_depends_on_who_runs(own):
    expected = ROOTS_PLACE if os.geteuid() == 0 else own.data
    owner = own.place.files.stat().st_uid

    assert own.place.folder.is_relative_to(expected)
    assert owner == own.place.user.pw_uid != 0


def test_no_mode_is_changed_that_was_there(tmp_path):
    data = tmp_path / "var"
    data.mkdir(mode=0o755)
    data.chmod(0o775)

    Place(data).make()

    assert data.stat().st_mode & 0o7777 == 0o775
    remove(data)


def test_place_moves_with_its_data_folder(tmp_path):
    before = Place(tmp_path / "here").key
    (tmp_path / "here").rename(tmp_path / "there")

    assert Place(tmp_path / "there").key == before
    assert Place(tmp_path / "here").key != before


def test_another_major_version_is_told(tmp_path):
    cluster = Cluster(tmp_path / "var")
    cluster.place.make()
    cluster.place.files.mkdir()
    (cluster.place.files / "PG_VERSION").write_text("15\n")

    said = mosty(tmp_path / "var", "migrate")

    assert said.returncode == 1
    assert "was made by PostgreSQL 15" in said.stderr
    assert "mosty restore old.tar" in said.stderr
    assert "Traceback" not in said.stderr
    remove(tmp_path / "var")


def test_server_that_does_not_know_cyrillic_is_refused(own):
    with connected(own, name="postgres") as entered:
        entered.autocommit = True
        entered.execute("CREATE DATABASE poor TEMPLATE template0 LOCALE 'C'")

    with connected(own, name="poor") as poor:
        found = rights.faults(poor)

    assert len(found) == 1
    assert "lower('Ё') is not 'ё'" in found[0]
    url = f"postgresql://{addresses.OWNER}@/poor?host={own.place.socket}"
    said = mosty(own.data, "prepare", DATABASE_URL=url)
    assert said.returncode == 1
    assert "does not know Cyrillic letters" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("postgresql://nobody@127.0.0.1:1/none", "The database does not answer"),
        ("mysql://localhost/none", "is not the address of a PostgreSQL database"),
    ],
)
def test_server_that_is_not_there_is_told(tmp_path, url, word):
    said = mosty(tmp_path, "prepare", DATABASE_URL=url)

    assert said.returncode == 1
    assert word in said.stderr
    assert "Traceback" not in said.stderr


def borrower(data, code=""):
    """A command that uses the database until its input is closed."""
    words = f"print('in', flush=True); import sys; sys.stdin.readline(); {code}"
    command = [sys.executable, "-m", "mosty.config.cli", "shell", "-c", words]
    process = subprocess.Popen(
        command, env=environment(data), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    for line in process.stdout:
        if line == b"in\n":
            return process
    raise AssertionError(f"it ended with {process.wait()}")


def test_borrowed_server_dies_with_its_borrower(tmp_path):
    data = tmp_path / "var"
    with borrower(data) as first:
        server = psutil.Process(Cluster(data).former())
        first.kill()

    eventually(lambda: not is_alive(server), what="no server")
    remove(data)


@pytest.mark.walk
def test_first_borrower_waits_for_the_second(tmp_path):
    data = tmp_path / "var"
    use = "from django.db import connection as c; c.ensure_connection()"
    with borrower(data) as first, borrower(data, use) as second:
        server = psutil.Process(Cluster(data).former())
        first.stdin.close()
        with pytest.raises(subprocess.TimeoutExpired):
            first.wait(timeout=1)
        assert is_alive(server)
        second.stdin.close()

        assert (second.wait(), first.wait()) == (0, 0)

    assert not is_alive(server)
    remove(data)


@pytest.mark.django_db
def test_serving_role_writes_every_table_and_only_adds_to_logs():
    lacking = {}
    with connection.cursor() as cursor:
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                "AND relkind IN ('r', 'p') AND NOT has_table_privilege('mosty_app', oid, %s)",
                [right],
            )
            lacking[right] = {name for (name,) in cursor.fetchall()}

    logs = set(settings.APPEND_ONLY_TABLES)
    assert lacking == {"SELECT": set(), "INSERT": set(), "UPDATE": logs, "DELETE": logs}


@pytest.mark.parametrize(
    ("environ", "user"),
    [
        ({"DATABASE_URL": "postgres://app:p%40ss@db:5433/m"}, "app"),
        (
            {
                "DATABASE_URL": "postgres://app@db/m",
                "DATABASE_OWNER_URL": "postgres://boss@db/m",
                "MOSTY_DATABASE_ROLE": "owner",
            },
            "boss",
        ),
        (
            {"DATABASE_URL": "postgres://app@db/m", "MOSTY_DATABASE_ROLE": "owner"},
            "app",
        ),
        ({}, "mosty_app"),
        ({"MOSTY_DATABASE_ROLE": "owner"}, "mosty_owner"),
    ],
)
def test_address_is_of_the_role(tmp_path, environ, user):
    assert addresses.address(environ, tmp_path).user == user


def test_address_is_read_whole():
    url = "postgresql://a%40b:p%2Fw@db.example.org:5433/m%20y?sslmode=require"

    there = addresses.read("DATABASE_URL", url)

    assert there.for_tools() == {
        "PGDATABASE": "m y",
        "PGUSER": "a@b",
        "PGPASSWORD": "p/w",
        "PGHOST": "db.example.org",
        "PGPORT": "5433",
        "PGSSLMODE": "require",
    }
    assert "p/w" not in repr(there)


def test_odd_role_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="app or owner"):
        addresses.address({"MOSTY_DATABASE_ROLE": "boss"}, tmp_path)


def test_newest_installed_server_is_found(tmp_path):
    for major in ("9.6", "13", "15", "17"):
        folder = tmp_path / major / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()

    assert binaries.newest_of(tmp_path) == tmp_path / "17" / "bin"


def test_no_server_at_all_is_told(tmp_path):
    with pytest.raises(DatabaseFault, match="There is no PostgreSQL here"):
        binaries.newest_of(tmp_path)


def test_copied_programs_are_readable(tmp_path):
    program = tmp_path / "bin" / "postgres"
    program.parent.mkdir(mode=0o700)
    program.touch(mode=0o700)
    library = tmp_path / "library.so"
    library.touch(mode=0o600)

    binaries.let_read(tmp_path)

    assert program.stat().st_mode & 0o777 == 0o755
    assert library.stat().st_mode & 0o777 == 0o644
