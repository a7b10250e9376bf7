"""Periods as addresses name them."""

import datetime

import pytest

from mosty.agreements import periods
from mosty.agreements.periods import Period

DAY = datetime.date


@pytest.mark.parametrize(
    ("key", "since", "until"),
    [
        ("2026", DAY(2026, 1, 1), DAY(2026, 12, 31)),
        ("2024-q1", DAY(2024, 1, 1), DAY(2024, 3, 31)),
        ("2026-Q4", DAY(2026, 10, 1), DAY(2026, 12, 31)),
        ("2026-02-03--2026-02-03", DAY(2026, 2, 3), DAY(2026, 2, 3)),
        ("this-quarter", DAY(2026, 1, 1), DAY(2026, 3, 31)),
        ("last-quarter", DAY(2025, 10, 1), DAY(2025, 12, 31)),
        ("last-year", DAY(2025, 1, 1), DAY(2025, 12, 31)),
    ],
)
def test_key_names_its_days(key, since, until):
    period = periods.understood(key, on=DAY(2026, 2, 14))

    assert period == Period(since, until)
    assert periods.understood(period.key, on=DAY(2026, 2, 14)) == period


@pytest.mark.parametrize(
    "key",
    ["", "0", "99999", "2026-q5", "2026-02-30--2026-03-01", "2026-03-01--2026-02-01"],
)
def test_what_names_no_days_is_none(key):
    assert periods.understood(key, on=DAY(2026, 2, 14)) is None


def test_year_before_keeps_whole_quarters_whole():
    assert periods.year_before(periods.quarter_of(2024, 1)) == periods.quarter_of(
        2023, 1
    )
    leap = Period(DAY(2024, 2, 29), DAY(2024, 2, 29))
    assert periods.year_before(leap) == Period(DAY(2023, 2, 28), DAY(2023, 2, 28))
    months = Period(DAY(2025, 2, 1), DAY(2025, 2, 28))
    assert periods.year_before(months).until == DAY(2024, 2, 29)
