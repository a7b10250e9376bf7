"""Probes tell the truth, and no more than it."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from mosty.config import health

READY = {
    "ready": True,
    "database": "ready",
    "migrations": "ready",
    "storage": "ready",
}


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(health, "tables", health.Tables())


@pytest.fixture
def dead_database(settings):
    """A database that nobody answers for."""
    there = {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
    connection.close()
    connection.settings_dict.update({"HOST": "127.0.0.1", "PORT": "1"})
    yield
    connection.close()
    connection.settings_dict.update(there)


def test_healthz_asks_nothing(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_is_ready(client, data_folder):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, READY)


@pytest.mark.django_db
def test_readyz_asks_for_migrations_until_none_waits(
    client, data_folder, django_assert_num_queries
):
    client.get("/readyz")

    with django_assert_num_queries(1):
        client.get("/readyz")


@pytest.mark.django_db
def test_readyz_is_not_ready_while_a_migration_waits(client, data_folder):
    MigrationRecorder(connection).record_unapplied("places", "0001_initial")
    before = client.get("/readyz")
    MigrationRecorder(connection).record_applied("places", "0001_initial")
    after = client.get("/readyz")

    assert before.status_code == 503
    assert before.json() == READY | {"ready": False, "migrations": "not ready"}
    assert after.json() == READY


@pytest.mark.django_db(transaction=True)
def test_readyz_is_not_ready_without_a_database(client, data_folder, dead_database):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == READY | {
        "ready": False,
        "database": "not ready",
        "migrations": "not ready",
    }
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_readyz_is_not_ready_where_nothing_can_be_stored(client, settings, tmp_path):
    (tmp_path / "files").write_text("a file where a folder should be")
    settings.MEDIA_ROOT = tmp_path / "files"

    answer = client.get("/readyz")

    assert answer.json() == READY | {"ready": False, "storage": "not ready"}


def test_storage_with_hardly_any_space_is_not_ready(tmp_path, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)

    assert not health.has_storage(tmp_path)
