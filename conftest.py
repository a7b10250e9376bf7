"""What every test finds: static files, compiled messages, the serving role's rights."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from tests import found_again

from mosty.config import static
from mosty.config.database.rights import grant_app_rights, make_app_role
from mosty.journal import marks, snapshots


@pytest.fixture(scope="session", autouse=True)
def built_assets():
    """Static files with their manifest and compiled messages, as `serve` makes them."""
    static.compile_messages()
    static.collect()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster):
    """The server runs before the test database is made."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with the rights that the serving role has."""
    with django_db_blocker.unblock():
        make_app_role(connection)
        grant_app_rights(connection, settings.APPEND_ONLY_TABLES)
        marks.put_on()
        snapshots.current()
        found_again.keep()
    TransactionTestCase._fixture_teardown = lambda _test: found_again.again()


@pytest.fixture(autouse=True)
def emptied_queue(request):
    """Jobs go when real transactions are cleaned up.

    Django's flush passes by the queue's tables, because it does not manage them.
    """
    marker = request.node.get_closest_marker("django_db")
    is_real = marker is not None and marker.kwargs.get("transaction")
    if not is_real and "transactional_db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture
def data_folder(tmp_path, settings) -> Path:
    """A folder of its own for files and letters."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_FOLDER = tmp_path / "letters"
    return tmp_path


@pytest.fixture(autouse=True)
def russian_again():
    """A request in English leaves its language behind in the process."""
    yield
    translation.activate(settings.LANGUAGE_CODE)
