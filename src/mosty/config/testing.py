"""pytest plugin: a real PostgreSQL in a scratch folder, ended with pytest.

Loaded by `-p mosty.config.testing`, before Django's settings are read. With
DATABASE_URL in the environment that server is used instead.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

SCRATCH = Path(tempfile.mkdtemp(prefix="mosty-test-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

os.environ["MOSTY_DATA"] = str(SCRATCH)
os.environ["MOSTY_DATABASE_ROLE"] = "owner"
os.environ["MOSTY_INVALID_VARIABLE"] = "UNDEFINED(%s)"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
IS_OURS = not os.environ.get("DATABASE_URL")


@pytest.fixture(scope="session")
def cluster():
    """The scratch cluster, or None when a server is named."""
    if not IS_OURS:
        yield None
        return
    from mosty.config.cluster import Cluster  # noqa: PLC0415 - after the environment

    cluster = Cluster(SCRATCH, is_scratch=True)
    process = cluster.start()
    yield cluster
    process.terminate()
    process.wait(timeout=30)
    shutil.rmtree(cluster.place, ignore_errors=True)
