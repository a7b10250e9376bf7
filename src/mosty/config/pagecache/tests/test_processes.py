"""Two real servers before one database."""

import os
import subprocess
import sys
import time
import urllib.request
from urllib.parse import quote

import pytest
from django.db import connection

from mosty.config.pagecache.tests.factories import free_port, wait_until
from mosty.config.pagecache.watch import PROMISE_S
from mosty.institution.actions import describe, found

pytestmark = pytest.mark.django_db(transaction=True)


def database_address():
    given = connection.settings_dict
    place = f"host={quote(given['HOST'])}&port={given['PORT'] or 5432}"
    user = f"{quote(given['USER'])}:{quote(given['PASSWORD'])}"
    return f"postgresql://{user}@/{given['NAME']}?{place}"


@pytest.fixture
def servers():
    """Addresses of two servers that answer."""
    environment = {**os.environ, "DATABASE_URL": database_address()}
    ports = [free_port(), free_port()]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    started = [
        subprocess.Popen(
            [*command, "--port", str(port), "mosty.config.wsgi:application"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    ]
    addresses = [f"http://127.0.0.1:{port}" for port in ports]
    try:
        for address in addresses:
            wait_until(lambda address=address: answers(address), seconds=60)
        yield addresses
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=20)


def answers(address):
    try:
        page(address)
    except OSError:
        return False
    return True


def page(address, **headers):
    request = urllib.request.Request(f"{address}/directions/", headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


def quietly_rename(name):
    """Change the row and tell nobody."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE institution_institution SET short_name_ru = %s", [name])


def test_change_is_seen_on_every_server_within_a_second(servers):
    found(name_ru="Академия", short_name_ru="Прежняя", unit_ru="Отдел")
    time.sleep(PROMISE_S)
    for server in servers:
        page(server)

    quietly_rename("Тихая")
    kept = [page(server) for server in servers]
    with_session = page(servers[0], Cookie="sessionid=anything")
    describe(short_name_ru="Новая")

    assert all("Прежняя" in one for one in kept)
    assert "Тихая" in with_session
    for server in servers:
        assert wait_until(lambda server=server: "Новая" in page(server)) < PROMISE_S
