"""No acknowledged answer is lost or doubled, whatever is killed meanwhile.

Ten kills here; `mosty bench olympiad --only kills` does a thousand.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from benchmarks.olympiad import kills, sitting
from django.db import connection

from mosty.config.database import addresses
from mosty.config.database import cluster as clusters
from mosty.config.database.binaries import find
from tests.ground.databases import owners_address

OWNER = {"MOSTY_DATABASE_ROLE": "owner"}
THERE = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


@pytest.fixture
def safe_copy(transactional_db):
    """The migrated database on a server of its own, which writes to the disk."""
    folder = Path(tempfile.mkdtemp(prefix="mosty-kills-"))
    folder.chmod(0o755)
    cluster = clusters.Cluster(folder)
    started = [cluster.start()]
    before = {name: connection.settings_dict[name] for name in THERE}
    try:
        copy(owners_address(before["NAME"]), addresses.address(OWNER, folder))
        connection.close()
        settings = addresses.django_databases(OWNER, folder)
        connection.settings_dict.update({name: settings[name] for name in THERE})
        sitting.refuse_unsafe()
        yield folder, started
    finally:
        connection.close()
        connection.settings_dict.update(before)
        clusters.stop(started[-1])
        shutil.rmtree(cluster.place.folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def copy(source, target) -> None:
    programs = find(os.environ.get("MOSTY_POSTGRES", ""))
    dumped = subprocess.run(
        [programs / "pg_dump", "--no-owner", "--no-privileges"],
        env={**os.environ, **source.for_tools()},
        check=True,
        capture_output=True,
    )
    restored = subprocess.run(
        [programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"],
        env={**os.environ, **target.for_tools()},
        input=dumped.stdout,
        capture_output=True,
    )
    assert not restored.returncode, restored.stderr.decode()


@pytest.mark.django_db(transaction=True)
def test_ten_kills_lose_no_answer(safe_copy):
    folder, started = safe_copy

    told = kills.survived(folder, 10, seed=7, started=started)

    assert sum(told["kills"].values()) == 10
    assert told["kills"]["database"]
    assert told["acknowledged"] == told["in the log"] > 100
    assert (told["lost"], told["doubled"], told["changed"]) == (0, 0, 0)
