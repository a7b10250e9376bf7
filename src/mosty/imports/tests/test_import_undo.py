"""Taking an import back as a whole."""

import pytest

from mosty.activities.actions import reword
from mosty.activities.models import Direction
from mosty.agreements.actions import describe
from mosty.agreements.models import Agreement
from mosty.imports.actions import (
    ChangedSince,
    accept_flag,
    settle,
    undo,
)
from mosty.imports.actions.undoing import AlreadyUndone
from mosty.imports.tests.putting import SEED, TABLES, everything, flag_of, put
from mosty.projects.models import Phase

pytestmark = pytest.mark.django_db


def test_undoing_takes_out_all_that_was_made():
    made = put()

    undo(made, by="coordinator")

    assert [model.objects.count() for model in (*TABLES, Phase)] == [0] * 7
    made.refresh_from_db()
    assert made.state == "undone"
    with pytest.raises(AlreadyUndone):
        undo(made, by="coordinator")


def test_undone_page_can_be_imported_again():
    undo(put(), by="coordinator")

    again = put()

    assert again.is_new
    assert [a.register_number for a in Agreement.objects.all()] == list(range(1, 19))


def test_undoing_takes_accepted_corrections_back_too():
    made = put()
    accept_flag(flag_of(made, "unbalanced_quotes", 11), by="coordinator")
    accept_flag(flag_of(made, "past_end_not_marked_finished", 2), by="coordinator")
    accept_flag(flag_of(made, "region_unknown", 13), by="me", value="Санкт-Петербург")

    undo(made, by="coordinator")

    assert [model.objects.count() for model in (*TABLES, Phase)] == [0] * 7


def test_undoing_a_second_import_puts_back_what_stood_before():
    put()
    before = everything()
    text = SEED.replace("2017 – 2019 гг.", "2017 – 2021 гг.").replace(
        "им. И.Жансугурова", "им. И. Жансугурова"
    )
    second = put(text)
    assert Phase.objects.filter(until_year=2021).exists()

    undo(second, by="coordinator")

    changed_at = [row.pop("changed_at") for row in (*before[2], *everything()[2])]
    assert len(changed_at) == 36
    after = everything()
    assert after[0][:7] == before[0][:7]
    assert after[1] == before[1]
    assert Phase.objects.filter(until_year=2019).exists()


def test_undoing_is_refused_when_a_person_changed_a_record_since():
    made = put()
    agreement = Agreement.objects.get(register_number=5)
    describe(agreement, by="coordinator", number="17")

    with pytest.raises(ChangedSince) as refusal:
        undo(made, by="coordinator")

    assert refusal.value.things == [agreement]
    assert "№ 5" in str(refusal.value)
    assert Agreement.objects.count() == 18


def test_what_completed_an_import_is_undone_with_it_once_settled():
    made = put()
    reword(Direction.objects.get(number=1), text_en="promoting Russian education")
    with pytest.raises(ChangedSince):
        undo(made, by="demo")

    settle(made)
    undo(made, by="demo")

    assert [model.objects.count() for model in (*TABLES, Phase)] == [0] * 7


def test_undoing_is_refused_when_a_record_is_used_by_a_later_import():
    made = put()
    row = (
        "19. | Республика Беларусь | Государственное учреждение образования «Минский "
        "областной институт развития образования» | Договор № 7 |\nПроекты\n"
    )
    put(SEED.replace("Проекты\n", row))

    with pytest.raises(ChangedSince) as refusal:
        undo(made, by="coordinator")

    assert [str(thing) for thing in refusal.value.things] == [
        "Государственное учреждение образования «Минский областной институт развития "
        "образования»"
    ]
