import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.config.pagecache.page import OVERHEAD_BYTES, Page
from mosty.config.pagecache.store import SHARE_OF_ONE, PageStore
from mosty.config.pagecache.tests.factories import HTML


def page(size=100):
    return Page(b"x" * size, HTML)


def trusted(limit_bytes=10**6, now=lambda: 0.0, ticks=lambda: 0.0):
    store = PageStore(limit_bytes=limit_bytes, now=now, ticks=ticks)
    store.empty(expires_at=100.0)
    store.trust(until=1.0)
    return store


def test_page_is_given_again():
    store, kept = trusted(), page()

    assert store.put(("a",), kept, generation=store.generation)
    assert store.get(("a",)) is kept


def test_new_store_gives_and_takes_nothing():
    store = PageStore()

    assert not store.put(("a",), page(), generation=0)
    assert store.get(("a",)) is None


@pytest.mark.parametrize(("now", "ticks"), [(100.0, 0.0), (0.0, 1.0)])
def test_nothing_is_given_after_its_time(now, ticks):
    clock = {"now": 0.0, "ticks": 0.0}
    store = trusted(now=lambda: clock["now"], ticks=lambda: clock["ticks"])
    store.put(("a",), page(), generation=store.generation)

    clock.update(now=now, ticks=ticks)

    assert store.get(("a",)) is None
    assert not store.put(("b",), page(), generation=store.generation)


def test_page_rendered_before_the_store_was_emptied_is_not_taken():
    store = trusted()
    generation = store.generation

    store.empty()

    assert not store.put(("a",), page(), generation=generation)


def test_page_that_would_push_out_many_is_not_taken():
    store = trusted(limit_bytes=160_000)

    assert not store.put(
        ("a",), page(160_000 // SHARE_OF_ONE), generation=store.generation
    )


def test_compressed_forms_are_counted():
    store, kept = trusted(), page(5000)
    store.put(("a",), kept, generation=store.generation)

    kept.form("br")
    store.weigh(("a",), kept)

    assert store.size_bytes == kept.size_bytes


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12), st.integers(0, 3000))))
def test_store_holds_the_most_recently_used_within_its_limit(steps):
    limit = 20 * OVERHEAD_BYTES * 4
    store = trusted(limit_bytes=limit)
    recent, sizes = [], {}
    for is_put, key, size in steps:
        if is_put:
            kept = page(size)
            store.put((key,), kept, generation=store.generation)
            sizes[key] = kept.size_bytes
            recent = [one for one in recent if one != key] + [key]
            while sum(sizes[one] for one in recent) > limit:
                recent.pop(0)
        else:
            found = store.get((key,))
            assert (found is not None) == (key in recent)
            if found:
                recent = [one for one in recent if one != key] + [key]

    assert len(store) == len(recent)
    assert store.size_bytes == sum(sizes[one] for one in recent) <= limit
