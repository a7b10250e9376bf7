"""`mosty migrate`: bring the tables up to date and give the serving role its rights.

Run by the owner, one at a time on all nodes.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import ManagementUtility, call_command
from django.db import connection

from mosty.config import migrations
from mosty.config.database import DatabaseFault, addresses, rights
from mosty.journal import marks

ONE_AT_A_TIME = 5_220_180_441  # any number that nobody else uses


def main(arguments: list[str]) -> int:
    """Without arguments all of them; with some, what Django's `migrate` does."""
    if arguments:
        ManagementUtility(["mosty", "migrate", *arguments]).execute()
        grant()
        return 0
    refuse_poor_server()
    bring_up_to_date(verbosity=1)
    return 0


def refuse_poor_server() -> None:
    found = rights.faults(connection)
    if found:
        raise DatabaseFault(" ".join(found))


def bring_up_to_date(*, verbosity: int = 0) -> None:
    """Migrate where migrations wait, and grant. Others wait for us, then find it done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        if migrations.waiting(connection):
            with collecting_seldom():
                call_command("migrate", interactive=False, verbosity=verbosity)
        grant()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Migrations make classes by the thousand: looking each time for what may go costs
    a quarter of their time, and saves little memory."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def grant() -> None:
    """What every table has beside its columns: who may write it, and marks."""
    marks.put_on()
    rights.grant_app_rights(
        connection, settings.APPEND_ONLY_TABLES, role=serving_role()
    )


def serving_role() -> str:
    """Who serves: `mosty_app`, or whom DATABASE_URL names."""
    environ = {**os.environ, "MOSTY_DATABASE_ROLE": "app"}
    return addresses.address(environ, settings.DATA).user
