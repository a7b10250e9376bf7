"""From the page to the register: once, completely, and back again."""

import datetime

import pytest
from django.db import IntegrityError, connection

from mosty.activities.actions import reword
from mosty.activities.models import CooperationForm, Direction
from mosty.agreements.actions import describe
from mosty.agreements.models import Agreement
from mosty.documents.refusals import UnreadableFile
from mosty.imports import exports
from mosty.imports.actions import (
    ChangedSince,
    accept_flag,
    import_page,
    preview_page,
    refuse_flag,
    settle,
    undo,
)
from mosty.imports.actions.deciding import (
    AlreadyDecided,
    ImportUndone,
    NotCorrectedHere,
    NothingProposed,
    UnknownRegion,
)
from mosty.imports.actions.undoing import AlreadyUndone
from mosty.imports.models import Flag, Import, ImportedRecord
from mosty.imports.tests import formats
from mosty.journal.models import Entry
from mosty.pages.models import Statement
from mosty.partners.models import Organisation
from mosty.projects.models import Phase, Project

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)
SEED = formats.seed_text()
TABLES = (Agreement, Organisation, Project, Statement, Direction, CooperationForm)


def put(text=SEED, **options):
    return import_page(text.encode(), name="page.txt", today=TODAY, **options)


def everything():
    """How many rows each table has, and what stands in the register."""
    counts = [model.objects.count() for model in (*TABLES, Phase, Flag, ImportedRecord)]
    names = Organisation.objects.order_by("pk").values_list("name_ru", "region")
    return counts, list(names), list(Agreement.objects.order_by("pk").values())


def table_of(text):
    return [line for line in text.splitlines() if "|" in line]


def flag_of(made, code, row):
    return made.flags.get(code=code, row=row)


def test_import_writes_every_record_with_its_source():
    made = put(by="coordinator")

    assert made.is_new
    assert made.made_by == "coordinator"
    assert [model.objects.count() for model in TABLES] == [18, 18, 5, 2, 4, 3]
    agreement = Agreement.objects.get(register_number=9)
    assert (agreement.section, agreement.region_id) == ("interregional", "RU-KHA")
    assert (agreement.stage, agreement.origin) == ("signed", "registered")
    assert (agreement.signed_on, agreement.term_rule) == (None, "unknown")
    assert (agreement.source_name, agreement.source_row) == ("page.txt", 9)
    assert agreement.source_line == 26
    assert agreement.source_text in SEED.splitlines()[25]
    assert agreement.source_sha256 == made.sha256
    project = Project.objects.get(
        activity__title_ru="Школьный экологический сертификат"
    )
    assert [(p.since_year, p.until_year, p.kind) for p in project.phases.all()] == [
        (2014, 2016, "planned"),
        (2017, 2018, "prolonged"),
    ]
    assert project.activity.state == "finished"
    assert set(project.activity.countries.values_list("pk", flat=True)) == {"RU", "AT"}
    assert Statement.objects.get(kind="goal").text_ru.startswith("использование")
    assert Direction.objects.get(number=1).title_ru.startswith("Продвижение")


def test_import_stores_flags_open_with_their_proposals():
    made = put()

    assert made.flags.count() == 13
    assert {flag.decision for flag in made.flags.all()} == {"open"}
    flag = flag_of(made, "unbalanced_quotes", 11)
    assert flag.original == "Институт развития образования» Краснодарского края"
    assert flag.proposed == "«Институт развития образования» Краснодарского края"
    assert Agreement.objects.get(pk=flag.object_id).counterpart.name_ru == flag.original


def test_second_import_of_the_same_page_changes_nothing():
    first = put()
    before, entries = everything(), Entry.objects.count()

    second = import_page(formats.as_html(SEED), name="other.html", today=TODAY)

    assert second == first
    assert not second.is_new
    assert everything() == before
    assert (Import.objects.count(), Entry.objects.count()) == (1, entries)


def test_preview_writes_nothing():
    before, entries = everything(), Entry.objects.count()

    preview = preview_page(SEED.encode(), name="page.txt", today=TODAY)

    assert preview.counts["read"]["agreements"] == 18
    assert preview.counts["made"] == 55
    assert everything() == before
    assert (Import.objects.count(), Entry.objects.count()) == (0, entries)


def test_edited_page_changes_only_what_differs():
    put()
    text = SEED.replace("Орловской области ДПО", "Тульской области ДПО").replace(
        "2017 – 2019 гг. Россия – Австрия", "2017 – 2019 гг. Россия – Австрия. Завершен"
    )
    text = text.replace(
        "Проекты\n",
        "19. | Российская Федерация | Центр образования города Омска | Договор |\n"
        "Проекты\n",
    )

    second = put(text)

    assert second.counts["gone"] == ["Соглашение о сотрудничестве № 18"]
    assert Agreement.objects.count() == 20
    project = Project.objects.get(activity__title_ru__startswith="Развитие")
    assert project.activity.state == "finished"
    changed = second.records.filter(change="changed")
    assert {record.kind.model for record in changed} == {"activity", "project"}
    assert not put(text).is_new


def test_dates_added_to_the_page_reach_the_standing_agreement():
    put()
    text = SEED.replace(
        "Институт развития образования Республики Татарстан | Соглашение о "
        "сотрудничестве |",
        "Институт развития образования Республики Татарстан | Соглашение о "
        "сотрудничестве от 12.04.2018 № 5, срок 5 лет |",
    )

    put(text)

    agreement = Agreement.objects.get(register_number=12)
    assert Agreement.objects.count() == 18
    assert agreement.signed_on == datetime.date(2018, 4, 12)
    assert (agreement.number, agreement.term_months) == ("5", 60)
    assert agreement.ends_on == datetime.date(2023, 4, 11)


def test_what_a_person_changed_is_not_overwritten_by_an_edited_page():
    put()
    agreement = Agreement.objects.get(register_number=2)
    describe(agreement, by="coordinator", kind_text_ru="Рамочный договор")
    text = SEED.replace("Договор о сотрудничестве |", "Меморандум |")

    second = put(text)

    agreement.refresh_from_db()
    assert agreement.kind_text_ru == "Рамочный договор"
    assert second.counts["kept"] == ["Рамочный договор № 2"]


def test_planned_row_is_entered_as_an_idea_shown_as_planned():
    text = SEED.replace("Договор о сотрудничестве |", "Договор (планируется) |")

    put(text)

    agreement = Agreement.objects.get(register_number=2)
    assert (agreement.stage, agreement.is_shown_as_planned) == ("idea", True)


def test_failure_in_the_last_record_leaves_nothing_behind():
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE projects_project ADD CONSTRAINT only_four CHECK (position < 5)"
        )

    with pytest.raises(IntegrityError):
        put()

    assert everything() == ([0] * 9, [], [])
    assert Import.objects.count() == 0
    assert not Entry.objects.filter(verb__startswith="agreement").exists()


def test_unreadable_file_leaves_nothing_behind():
    with pytest.raises(UnreadableFile):
        import_page(b"\x00\x01\x02\x03" * 99, name="page.txt", today=TODAY)

    assert everything() == ([0] * 9, [], [])


def test_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        import_page(tmp_path / "none.txt", today=TODAY)

    assert (refusal.value.code, refusal.value.place) == ("missing", "none.txt")


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
