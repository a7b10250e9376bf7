"""The register printed back as the page it came from."""

import pytest

from mosty.imports import exports
from mosty.imports.actions import (
    accept_flag,
)
from mosty.imports.tests.putting import SEED, flag_of, put, table_of

pytestmark = pytest.mark.django_db


def test_register_is_printed_back_line_for_line():
    put()

    assert exports.register_as_text().splitlines() == table_of(SEED)


def test_printed_register_differs_only_by_accepted_corrections():
    made = put()
    for flag in made.flags.filter(record="agreement").exclude(proposed=""):
        accept_flag(flag, by="coordinator")

    printed = exports.register_as_text().splitlines()

    changed = {
        old: new for old, new in zip(table_of(SEED), printed, strict=True) if old != new
    }
    assert [old.split(" | ")[0] for old in changed] == ["7.", "11.", "14.", "18."]
    assert list(changed.values()) == [
        "7. | Республика Казахстан | Жетысуский государственный университет им. "
        "И. Жансугурова | Соглашение о сотрудничестве |",
        "11. | Российская Федерация | «Институт развития образования» Краснодарского "
        "края | Соглашение о сотрудничестве |",
        "14. | Российская Федерация | ДПО «Институт развития образования» "
        "Калининградской области | Соглашение о сотрудничестве |",
        "18. | Российская Федерация | ДПО «Институт развития образования» Орловской "
        "области | Соглашение о сотрудничестве |",
    ]


def test_printed_register_can_be_read_again_without_a_change():
    made = put()
    accept_flag(flag_of(made, "unbalanced_quotes", 11), by="coordinator")

    again = put(exports.register_as_text())

    assert not again.is_new
