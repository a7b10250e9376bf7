"""Working days of Russia, compared with the published production calendars."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from mosty.places.workdays import (
    YearNotLoaded,
    add_workdays,
    is_workday,
    lacking_years,
    last_known_workday,
    loaded_years,
    workdays_between,
)

DAYS = st.dates(date(2024, 1, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2024, [17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21]),
        (2025, [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22]),
        (2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]),
    ],
)
def test_months_have_the_working_days_of_the_published_calendar(year, months):
    day, found = date(year, 1, 1), [0] * 12
    while day.year == year:
        found[day.month - 1] += is_workday(day)
        day += timedelta(days=1)

    assert found == months


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 24), date(2026, 12, 8)),
        (date(2026, 10, 30), date(2026, 11, 16)),  # over 4 November
        (date(2025, 10, 24), date(2025, 11, 10)),  # Saturday 1 November is worked
        (date(2024, 4, 26), date(2024, 5, 16)),  # April's transfers and May
        (date(2025, 12, 30), date(2026, 1, 23)),  # over the New Year
    ],
)
def test_ten_working_days_go_over_transferred_days(day, expected):
    assert add_workdays(day, 10) == expected


@given(DAYS, st.integers(0, 30))
def test_counting_back_gives_the_number_that_was_added(day, count):
    assert workdays_between(day, add_workdays(day, count)) == count


@given(DAYS, DAYS)
def test_the_other_way_round_is_the_same_with_a_minus(first, last):
    assert workdays_between(first, last) == -workdays_between(last, first)


def test_a_year_that_is_not_loaded_is_never_guessed():
    following = max(loaded_years()) + 1

    with pytest.raises(YearNotLoaded, match=str(following)):
        add_workdays(date(following - 1, 12, 25), 10)
    with pytest.raises(YearNotLoaded, match="2023"):
        is_workday(date(2023, 5, 5))


def test_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="forwards"):
        add_workdays(date(2026, 5, 5), -1)


def test_the_last_known_workday_is_a_working_one():
    assert last_known_workday() == date(2026, 12, 30)
    assert is_workday(last_known_workday())


HOLIDAYS = "".join(f"2027-01-0{day},off\n" for day in range(1, 9))


def test_house_loads_a_year_and_it_holds_at_once(tmp_path, settings, capsys):
    settings.MEDIA_ROOT = tmp_path
    file = tmp_path / "2027.csv"
    file.write_text(f"day,is\n{HOLIDAYS}2027-02-20,work\n2027-02-22,off\n")
    assert lacking_years(date(2026, 10, 1)) == [2027]
    assert lacking_years(date(2026, 9, 30)) == []

    call_command("workdays", str(file))

    assert "2024, 2025, 2026, 2027" in capsys.readouterr().out
    assert lacking_years(date(2026, 10, 1)) == []
    assert is_workday(date(2027, 2, 20))
    assert not is_workday(date(2027, 2, 22))
    assert is_workday(date(2026, 1, 12))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day\n2027-01-01\n",
        "day,is\n01.01.2027,off\n",
        "day,is\n2027-01-01,free\n",
        "day,is\n2027-01-01,off\n",
        f"day,is\n{HOLIDAYS}2028-01-01,off\n",
    ],
)
def test_what_is_no_whole_year_is_refused(text, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    file = tmp_path / "year.csv"
    file.write_text(text)

    with pytest.raises(CommandError):
        call_command("workdays", str(file))
    assert 2027 not in loaded_years()
