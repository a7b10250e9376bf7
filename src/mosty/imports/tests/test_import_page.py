"""From the page to the register: once, completely."""

import datetime

import pytest
from django.db import IntegrityError, connection

from mosty.activities.models import Direction
from mosty.agreements.actions import describe
from mosty.agreements.models import Agreement
from mosty.documents.refusals import UnreadableFile
from mosty.imports.actions import (
    import_page,
    preview_page,
)
from mosty.imports.models import Import
from mosty.imports.tests import formats
from mosty.imports.tests.putting import (
    SEED,
    TABLES,
    TODAY,
    everything,
    flag_of,
    put,
)
from mosty.journal.models import Entry
from mosty.pages.models import Statement
from mosty.projects.models import Project

pytestmark = pytest.mark.django_db


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
