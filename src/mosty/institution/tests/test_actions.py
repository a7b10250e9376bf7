"""One institution, founded once."""

import pytest
from django.db import IntegrityError, transaction

from mosty.institution import actions
from mosty.institution.models import Institution

pytestmark = pytest.mark.django_db

NAMES = {
    "name_ru": "Академия постдипломного образования",
    "short_name_ru": "Академия",
    "unit_ru": "Международное сотрудничество",
}


def test_founding_twice_keeps_the_first():
    first = actions.found(**NAMES)

    second = actions.found(**{**NAMES, "short_name_ru": "Другая"})

    assert second == first
    assert second.short_name_ru == "Академия"


def test_the_database_refuses_a_second_institution():
    Institution.objects.create(**NAMES)

    with pytest.raises(IntegrityError), transaction.atomic():
        Institution.objects.create(**NAMES)


def test_describing_changes_only_what_is_named():
    actions.found(**NAMES)

    actions.describe(city_ru="Санкт-Петербург")

    institution = Institution.objects.get()
    assert institution.city_ru == "Санкт-Петербург"
    assert institution.name_ru == NAMES["name_ru"]
