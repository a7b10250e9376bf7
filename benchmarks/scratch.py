"""A database for a bench, beside the named one or on a server of its own."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from mosty.config.database import addresses
from mosty.config.database import cluster as clusters
from mosty.journal import marks
from mosty.partners.models import Organisation


@contextlib.contextmanager
def database(
    load: Callable[[], None], *, name: str, keeps: bool = False, is_safe: bool = False
) -> Iterator[Path]:
    """Enter a migrated database that `load()` has filled; gives a scratch folder.

    With `keeps` it is left behind and, found again, taken as it is: only on a
    server that DATABASE_URL names. With `is_safe` a server of our own writes to the
    disk as that of an institution does.
    """
    folder = Path(tempfile.mkdtemp(prefix="mosty-bench-"))
    folder.chmod(0o755)
    environment = {**os.environ, "MOSTY_DATABASE_ROLE": "owner"}
    try:
        with (
            _server(environment, folder, is_safe),
            override_settings(STATIC_ROOT=folder / "static"),
        ):
            there = addresses.django_databases(environment, folder)
            connection.close()
            connection.settings_dict.update(there)
            with _filled(load, name=name, keeps=keeps):
                yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment_of(folder: Path) -> dict[str, str]:
    """What a server that serves this database needs in its environment."""
    there = connection.settings_dict
    user = f"{quote(there['USER'])}:{quote(there['PASSWORD'])}"
    place = f"host={quote(there['HOST'])}&port={there['PORT'] or 5432}"
    return {
        **os.environ,
        "DATABASE_URL": f"postgresql://{user}@/{there['NAME']}?{place}",
        "MOSTY_DATABASE_ROLE": "app",
        "MOSTY_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "mosty.config.settings",
    }


@contextlib.contextmanager
def _server(environment, folder, is_safe) -> Iterator[None]:
    if not addresses.is_embedded(environment):
        yield
        return
    cluster = clusters.Cluster(folder, is_scratch=not is_safe)
    process = cluster.start()
    try:
        yield
    finally:
        clusters.stop(process)
        shutil.rmtree(cluster.place.folder, ignore_errors=True)


@contextlib.contextmanager
def _filled(load, *, name, keeps) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(
        verbosity=0, autoclobber=True, keepdb=keeps, serialize=False
    )
    call_command("messages", compile=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        if not Organisation.objects.exists():
            print("loading …", file=sys.stderr, flush=True)
            load()
        marks.put_on()
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0, keepdb=keeps)
