"""What a person decides about what looked odd."""

import pytest

from mosty.agreements.models import Agreement
from mosty.imports.actions import (
    accept_flag,
    refuse_flag,
    undo,
)
from mosty.imports.actions.deciding import (
    AlreadyDecided,
    ImportUndone,
    NotCorrectedHere,
    NothingProposed,
    UnknownRegion,
)
from mosty.imports.models import Flag
from mosty.imports.tests.putting import SEED, flag_of, put

pytestmark = pytest.mark.django_db


def test_accepted_corrections_of_one_name_add_up_in_any_order():
    made = put()
    accept_flag(flag_of(made, "straight_quotes", 14), by="coordinator")
    accept_flag(flag_of(made, "inverted_name", 14), by="coordinator")

    agreement = Agreement.objects.get(register_number=14)
    name = "ДПО «Институт развития образования» Калининградской области"
    assert agreement.counterpart.name_ru == name
    assert agreement.parties.get().name_at_signing == name
    assert agreement.counterpart.names.get().full_name == name
    assert not put().is_new


def test_proposal_sent_back_as_it_was_shown_undoes_nothing():
    made = put()
    for code in ("straight_quotes", "inverted_name"):
        flag = flag_of(made, code, 14)
        accept_flag(flag, by="coordinator", value=flag.proposed)

    name = "ДПО «Институт развития образования» Калининградской области"
    assert Agreement.objects.get(register_number=14).counterpart.name_ru == name


def test_name_that_is_right_is_not_asked_about_again():
    made = put()
    name = "ДПО «Институт развития образования» Калининградской области"

    accept_flag(flag_of(made, "inverted_name", 14), by="coordinator", value=name)

    assert not Flag.objects.waiting().filter(row=14).exists()


def test_person_may_know_better_than_the_proposal():
    made = put()
    flag = flag_of(made, "inverted_name", 18)

    accept_flag(flag, by="coordinator", value="Институт развития образования г. Орла")

    agreement = Agreement.objects.get(register_number=18)
    assert agreement.counterpart.name_ru == "Институт развития образования г. Орла"


def test_region_is_accepted_only_from_a_person():
    made = put()
    flag = flag_of(made, "region_unknown", 13)

    with pytest.raises(NothingProposed):
        accept_flag(flag, by="coordinator")
    with pytest.raises(UnknownRegion):
        accept_flag(flag, by="coordinator", value="Атлантида")
    accept_flag(flag, by="coordinator", value="RU-SPE")

    agreement = Agreement.objects.get(register_number=13)
    assert agreement.region_id == agreement.counterpart.region_id == "RU-SPE"


def test_decided_flags_are_not_decided_again():
    made = put()
    flag = flag_of(made, "no_dates", 3)
    refuse_flag(flag, by="coordinator")

    with pytest.raises(AlreadyDecided):
        accept_flag(flag, by="coordinator", value="2020")


def test_findings_about_the_page_are_those_of_its_newest_reading():
    put()
    text = SEED.replace("Договор о сотрудничестве |", "Договор от 12.04.2018 |")

    second = put(text)

    waiting = Flag.objects.waiting().get(code="agreements_without_dates")
    assert (waiting.of_import, waiting.detail["count"]) == (second, 17)
    undo(second, by="coordinator")
    waiting = Flag.objects.waiting().get(code="agreements_without_dates")
    assert waiting.detail["count"] == 18


def test_row_of_an_unknown_state_is_left_out_and_the_rest_entered():
    text = SEED.replace("2. | Республика Беларусь", "2. | Неведомия")

    made = put(text)

    assert Agreement.objects.count() == 17
    flag = Flag.objects.waiting().get(code="state_unknown")
    assert (flag.original, flag.object_id) == ("Неведомия", None)
    assert not put(text).is_new
    assert put().counts["made"] == 2
    assert made.flags.count() == 14
    assert not Flag.objects.waiting().filter(code="state_unknown").exists()


def test_flags_that_need_more_than_a_word_say_so():
    made = put()

    with pytest.raises(NotCorrectedHere):
        accept_flag(flag_of(made, "possibly_same_organisation", 1), by="me", value="да")


def test_flags_of_an_undone_import_are_not_accepted():
    made = put()
    undo(made, by="coordinator")

    with pytest.raises(ImportUndone):
        accept_flag(flag_of(made, "unbalanced_quotes", 11), by="coordinator")
