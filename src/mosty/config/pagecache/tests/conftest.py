import pytest
from django.db import connections

from mosty.config.pagecache.door import PageCache
from mosty.config.pagecache.store import PageStore
from mosty.config.pagecache.tests.factories import known_address, wait_until
from mosty.config.pagecache.watch import Watcher


@pytest.fixture
def node(django_db_setup):
    """Make nodes: each a cache with a watcher of its own, already trusted."""
    made = []

    def make(application, *, wait=True, limit_bytes=10**6, **watching):
        store = PageStore(limit_bytes=limit_bytes)
        watcher = Watcher(store, **watching)
        made.append(watcher)
        cache = PageCache(
            application, store=store, watcher=watcher, address=known_address
        )
        watcher.ensure()
        if wait:
            wait_until(lambda: store.is_trusted)
        return cache

    yield make
    for watcher in made:
        watcher.stop()


@pytest.fixture
def target(django_db_setup):
    """Where the database answers over TCP, or the path of its socket."""
    given = connections["default"].get_connection_params()
    return given["host"], int(given.get("port") or 5432)
