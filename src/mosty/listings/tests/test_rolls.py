"""Sets of rows as bits, against plain lists."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from mosty.listings.rolls import KEYS_AT_ONCE, Roll, as_rows, keyed

KEYS = st.sampled_from(["by", "kz", "cn", None])
ROWS = st.lists(st.tuples(KEYS, st.booleans()), max_size=200)


@given(ROWS, st.booleans())
def test_rows_of_a_key_stand_in_order_either_way(rows, is_backwards):
    roll = Roll(array("q", range(100, 100 + len(rows))), 0, {})
    by_key = keyed([key for key, _ in rows], str)
    chosen = as_rows(bytes(flag for _, flag in rows))

    for key, bits in by_key.items():
        found = list(roll.in_order(bits & chosen, is_backwards=is_backwards))

        wanted = [
            number
            for number, (own, flag) in enumerate(rows, 100)
            if str(own) == key and flag
        ]
        assert found == (wanted[::-1] if is_backwards else wanted)
        assert len(found) == (bits & chosen).bit_count()
    assert sum(by_key.values()) == roll.whole


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_rows_among_ids_are_those_of_both(ids, wanted):
    roll = Roll(array("q", sorted(ids)), 0, {})

    assert list(roll.in_order(roll.among(wanted))) == sorted(ids & wanted)


def test_more_keys_than_a_byte_has_are_kept_apart():
    column = [number % (3 * KEYS_AT_ONCE) for number in range(4 * KEYS_AT_ONCE)]

    by_key = keyed(column, str)

    assert {key: bits.bit_count() for key, bits in by_key.items()} == {
        str(key): column.count(key) for key in set(column)
    }


@given(
    st.sets(st.integers(0, 300)), st.sets(st.integers(0, 400)), st.integers(1, 10**6)
)
def test_many_rows_among_ids_are_found_as_few_are(ids, wanted, spread):
    ids, wanted = [one * spread for one in ids], {one * spread for one in wanted}
    roll = Roll(array("q", ids), 0, {})

    found = roll.among(wanted)

    assert list(roll.in_order(found)) == [one for one in ids if one in wanted]
