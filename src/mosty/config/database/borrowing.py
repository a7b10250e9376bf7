"""A running database for the time of one command.

While `mosty serve` runs, a command uses its server. Else the first command
starts one, later ones join it, and the first waits for them before it stops it.
"""

import time
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path

from mosty.config.database.addresses import is_embedded
from mosty.config.database.cluster import START_S, Cluster, stop
from mosty.config.database.faults import DatabaseFault
from mosty.config.locks import FileLock


def cluster_of(environ: Mapping[str, str], data: Path) -> Cluster:
    return Cluster(data, chosen_binaries=environ.get("MOSTY_POSTGRES", ""))


def serving_lock(data: Path) -> FileLock:
    """Held by `mosty serve` for as long as it runs."""
    return FileLock(data / "serve.lock")


def starting_lock(data: Path) -> FileLock:
    """Held while a server is started or stopped."""
    return FileLock(data / "database.lock")


def users_lock(data: Path) -> FileLock:
    """Shared by the commands that use a server."""
    return FileLock(data / "database.users")


@contextmanager
def running(environ: Mapping[str, str], data: Path):
    """Make sure that the database runs."""
    if not is_embedded(environ):
        yield
        return
    cluster = cluster_of(environ, data)
    cluster.place.make()
    users = users_lock(data)
    process = joined(cluster, data, users)
    try:
        yield
    finally:
        users.release()
        if process is not None:
            with starting_lock(data), users:
                stop(process)


def joined(cluster: Cluster, data: Path, users: FileLock):
    """Become a user of the server that runs (None), or of one started here.

    While `mosty serve` is starting its own, wait for that.
    """
    serving = serving_lock(data)
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        with starting_lock(data):
            answers = cluster.answers()
            if answers or not serving.is_held():
                process = None if answers else cluster.start()
                users.take(shared=True)
                return process
        time.sleep(0.1)
    raise DatabaseFault(
        f"`mosty serve` runs (process {serving.holder()}), but its database does not "
        f"answer; see {cluster.place.log}."
    )
