"""A change is recorded with what was and what is, and can be taken back."""

import pytest

from mosty.access.refusals import ChangedMeanwhile
from mosty.institution.models import Institution
from mosty.journal.actions import history
from mosty.journal.changing import change
from mosty.journal.former import former_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return Institution.objects.create(name_ru="Академия", short_name_ru="Ак")


def test_change_writes_and_records_what_differs(house):
    row, changes = change(
        house,
        {"name_ru": "Академия наук", "short_name_ru": "Ак"},
        by="test",
        verb="thing.described",
    )

    assert changes == {"name_ru": ["Академия", "Академия наук"]}
    row.refresh_from_db()
    assert row.name_ru == "Академия наук"
    assert history(house).first().detail == {"changes": changes}


def test_change_of_nothing_is_not_recorded(house):
    _row, changes = change(
        house, {"name_ru": "Академия"}, by="test", verb="thing.described"
    )

    assert changes == {}
    assert not history(house).exists()


def test_change_of_what_another_changed_is_refused(house):
    change(house, {"name_ru": "Другая"}, by="other", verb="thing.described")

    with pytest.raises(ChangedMeanwhile):
        change(
            house,
            {"name_ru": "Моя"},
            by="test",
            verb="thing.described",
            expected={"name_ru": "Академия"},
        )


def test_record_returns_to_what_it_was_before_an_entry(house):
    change(house, {"name_ru": "Вторая"}, by="test", verb="thing.described")
    change(house, {"name_ru": "Третья"}, by="test", verb="thing.described")
    first = history(house).last()

    values = former_values(Institution, list(history(house)), first)

    assert values == {"name_ru": "Академия"}
