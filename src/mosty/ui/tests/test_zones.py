"""Time zones by the names that people know."""

import datetime

import pytest

from mosty.ui import zones

WINTER = datetime.datetime(2026, 1, 15, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Europe/Moscow", "ru", "Москва, UTC+3"),
        ("Europe/Moscow", "en", "Moscow, UTC+3"),
        ("Asia/Kolkata", "en", "Kolkata, UTC+5:30"),
        ("America/St_Johns", "en", "St. John’s, UTC−3:30"),
        ("Europe/Nowhere", "ru", "Europe/Nowhere"),
    ],
)
def test_zone_is_told_by_its_city(name, language, said):
    assert zones.spoken(name, language=language, at=WINTER) == said


def test_former_name_is_offered_only_where_it_stands():
    names = [name for name, _said in zones.choices("ru", at=WINTER)]
    kept = zones.choices("ru", at=WINTER, kept="Europe/Kiev")

    assert "Europe/Moscow" in names
    assert "Europe/Kiev" not in names
    assert kept[0][0] == "Europe/Kiev"
