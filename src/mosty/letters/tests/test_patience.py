from hypothesis import given
from hypothesis import strategies as st

from mosty.letters.patience import ATTEMPTS, is_over, wait_s


@given(st.integers(min_value=1, max_value=ATTEMPTS))
def test_waits_only_grow(attempts):
    assert wait_s(attempts) <= wait_s(attempts + 1)


def test_patience_lasts_about_two_days():
    hours = sum(wait_s(n) for n in range(1, ATTEMPTS)) / 3600

    assert 47 < hours < 50
    assert (is_over(ATTEMPTS - 1), is_over(ATTEMPTS)) == (False, True)
