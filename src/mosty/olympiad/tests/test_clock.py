"""Windows and deadlines in every zone there is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.olympiad.clock import Window, deadline, in_utc, late_by

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
TIMES = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1) + timedelta(minutes=minutes)
)


@given(TIMES, st.sampled_from(ZONES), st.sampled_from([0, 1]))
def test_local_time_is_told_again_or_was_leapt_over(local, name, fold):
    zone = ZoneInfo(name)

    moment = in_utc(local, zone, fold=fold)

    told = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    before = (moment - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    assert told == local or before < local < told


@given(TIMES, st.integers(1, 2000), st.sampled_from(ZONES))
def test_local_window_opens_before_it_closes(opens_at, minutes, name):
    window = Window(opens_at, opens_at + timedelta(minutes=minutes))

    opening, close = window.within(ZoneInfo(name))

    assert opening <= close


@pytest.mark.parametrize(
    ("local", "name", "fold", "expected"),
    [
        # Berlin leaps from 2:00 to 3:00 on 29 March 2026, at 1:00 UTC.
        ((2026, 3, 29, 2, 30), "Europe/Berlin", 0, (2026, 3, 29, 1, 0)),
        ((2026, 3, 29, 3, 0), "Europe/Berlin", 0, (2026, 3, 29, 1, 0)),
        # 2:30 comes twice on 25 October 2026.
        ((2026, 10, 25, 2, 30), "Europe/Berlin", 0, (2026, 10, 25, 0, 30)),
        ((2026, 10, 25, 2, 30), "Europe/Berlin", 1, (2026, 10, 25, 1, 30)),
        ((2026, 3, 2, 10, 0), "Asia/Vladivostok", 0, (2026, 3, 2, 0, 0)),
        ((2026, 3, 2, 10, 0), "Europe/Kaliningrad", 0, (2026, 3, 2, 8, 0)),
        # Half an hour of daylight saving.
        ((2026, 10, 4, 2, 15), "Australia/Lord_Howe", 0, (2026, 10, 3, 15, 30)),
    ],
)
def test_edges_of_daylight_saving(local, name, fold, expected):
    moment = in_utc(datetime(*local), ZoneInfo(name), fold=fold)

    assert moment == datetime(*expected, tzinfo=UTC)


def test_window_for_all_is_one_moment_everywhere():
    opens_at = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Moscow"))
    window = Window(opens_at, opens_at + timedelta(hours=3))

    both = {window.within(ZoneInfo(name)) for name in ("Asia/Tokyo", "Europe/Lisbon")}

    assert both == {
        (datetime(2026, 3, 2, 6, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC))
    }


@pytest.mark.parametrize("ends", [("a", None), (None, "a")])
def test_window_with_one_zone_is_refused(ends):
    zones = [UTC if one else None for one in ends]

    with pytest.raises(ValueError, match="both ends"):
        Window(
            datetime(2026, 3, 2, 9, tzinfo=zones[0]),
            datetime(2026, 3, 2, 10, tzinfo=zones[1]),
        )


def test_deadline_is_cut_by_the_window_and_prolonged_by_what_is_granted():
    start = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    told = {"duration": timedelta(minutes=60), "closes_at": start.replace(minute=50)}

    ends = deadline(start, **told), deadline(start, **told, extra=timedelta(minutes=15))

    assert ends == (start.replace(minute=50), start.replace(hour=10, minute=5))
    assert late_by(start, start) == timedelta(0)
    assert late_by(start + timedelta(seconds=7), start) == timedelta(seconds=7)
