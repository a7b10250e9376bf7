"""pytest plugin: a real PostgreSQL in a scratch folder, ended with pytest.

Loaded by `-p mosty.config.testing`, before Django's settings are read. With
DATABASE_URL in the environment that server is used instead.
"""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from mosty.config.database import cluster as clusters

PREFIX = "mosty-test-"


def scratch_folder() -> Path:
    """A folder for this run; with xdist every worker has one of its own."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(remove, folder)
    return folder


def remove(folder: Path) -> None:
    """Remove a scratch folder and, as root, what belongs to it elsewhere."""
    shutil.rmtree(clusters.Place(folder).folder, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def remove_left_behind() -> None:
    """Remove the folders of runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            remove(folder)


# Migrations and tests make many classes and rows; looking through all of them each time
# for what may go costs more than the memory that it saves.
gc.freeze()
gc.set_threshold(50_000, 10, 10)

remove_left_behind()
SCRATCH = scratch_folder()
IS_OURS = not os.environ.get("DATABASE_URL")

os.environ["MOSTY_DATA"] = str(SCRATCH)
os.environ["MOSTY_DATABASE_ROLE"] = "owner"
os.environ["MOSTY_INVALID_VARIABLE"] = "UNDEFINED(%s)"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def cluster():
    """The scratch cluster, or None when a server is named."""
    if not IS_OURS:
        yield None
        return
    cluster = clusters.Cluster(SCRATCH, is_scratch=True)
    process = cluster.start()
    yield cluster
    clusters.stop(process)
