"""Registers of other institutions, in the shapes in which they publish them."""

import datetime

from mosty.documents.reading import read
from mosty.imports.page.output import as_json
from mosty.imports.page.reader import read_page

TODAY = datetime.date(2026, 11, 24)


def page_of(text, name="page.html"):
    return as_json(read_page(read(text.encode(), name=name), today=TODAY))


def short(page):
    """For each agreement what tells it from the others."""
    return [
        (a["row"], a["section"], a["state_code"], a["organisation"], a["signed_on"])
        for a in page["agreements"]
    ]


def codes(page):
    return [(flag["row"], flag["code"]) for flag in page["flags"]]


def test_statutory_page_with_details_in_one_cell():
    page = page_of(
        "<table itemprop='internationalDog'><tr><th>№ п/п<th>Государство"
        "<th>Наименование организации<th>Реквизиты договора</tr>"
        "<tr><td>1<td>2<td>3<td>4</tr>"
        "<tr itemprop='internationalDog'><td>1<td>ФРГ, г. Йена<td>Университет Йены"
        "<td>Договор о сотрудничестве от 12.04.2018 № 5, срок действия 5 лет</tr>"
        "<tr itemprop='internationalDog'><td>2<td>КНР<td>Шэньянский университет"
        "<td>Меморандум, октябрь 2019, бессрочный</tr></table>"
    )

    first, second = page["agreements"]

    assert short(page) == [
        (1, "foreign", "DE", "Университет Йены", "2018-04-12"),
        (2, "foreign", "CN", "Шэньянский университет", "2019-10-01"),
    ]
    assert (first["kind"], first["term"]) == ("Договор о сотрудничестве", "length")
    assert (first["paper"]["number"], first["paper"]["term_months"]) == ("5", 60)
    assert first["paper"]["city"] == "Йена"
    assert (second["signed_precision"], second["term"]) == ("month", "indefinite")
    assert page["flags"] == []
    assert page["unread"] == []


def test_two_level_heading_and_columns_for_date_number_and_term():
    page = page_of(
        "<table><tr><th rowspan=2>№<th rowspan=2>Страна<th rowspan=2>Вуз-партнёр"
        "<th colspan=3>Договор</tr><tr><th>Дата<th>Номер<th>Срок действия</tr>"
        "<tr><td>1<td>Республика Беларусь<td>БГПУ<td>01.09.2020<td>б/н<td>31.08.2025"
        "<tr><td>2<td>Турция, г. Стамбул<td>Йылдыз<td>2006 г.<td>17/а<td>бессрочно"
        "<tr><td>3<td>Сербия<td>Университет в Нише<td>не указана<td>-<td>2022</table>"
    )

    assert [
        (a["signed_on"], a["signed_precision"], a["paper"]["number"], a["valid_until"])
        for a in page["agreements"]
    ] == [
        ("2020-09-01", "day", "б/н", "2025-08-31"),
        ("2006-01-01", "year", "17/а", None),
        (None, "unknown", "", "2022-12-31"),
    ]
    assert codes(page) == [(None, "agreements_without_dates")]


def test_details_within_the_column_for_the_kind():
    page = page_of(
        "Страна;Организация;Форма сотрудничества\n"
        "Казахстан;Университет;Договор от 05.02.2019 № 3, 5 лет\n",
        "page.csv",
    )

    (agreement,) = page["agreements"]
    assert (agreement["kind"], agreement["signed_on"]) == ("Договор", "2019-02-05")


def test_merged_cells_make_an_agreement_of_each_row():
    page = page_of(
        "<table><tr><td>Страна<td>Организация<td>Реквизиты"
        "<tr><td rowspan=2>КНР<td rowspan=2>Университет<td>Договор от 01.02.2019"
        "<tr><td>Меморандум от 03.04.2020</table>"
    )

    assert short(page) == [
        (1, "foreign", "CN", "Университет", "2019-02-01"),
        (2, "foreign", "CN", "Университет", "2020-04-03"),
    ]


def test_without_group_rows_the_state_tells_the_section():
    page = page_of(
        "Страна | Организация | Форма |\n---|---|---|\n"
        "Россия | Институт развития образования Омской области | Договор |\n"
        "Армения | Педагогический университет | Договор |\n"
    )

    assert [a["section"] for a in page["agreements"]] == ["interregional", "foreign"]
    assert page["agreements"][0]["region"] == "RU-OMS"


def test_countries_may_stand_in_group_rows():
    page = page_of(
        "<table><tr><td>№<td>Организация<td>Вид документа"
        "<tr><td colspan=3>Республика Казахстан<tr><td>1<td>Университет<td>Договор"
        "<tr><td colspan=3>Китай<tr><td>1<td>Академия<td>Соглашение</table>"
    )

    assert short(page) == [
        (1, "foreign", "KZ", "Университет", None),
        (2, "foreign", "CN", "Академия", None),
    ]


def test_vertical_tables_and_lists_of_terms_are_turned():
    for wrapped in (
        "<dl><dt>Государство<dd>КНР<dt>Наименование организации<dd>Университет"
        "<dt>Реквизиты договора<dd>от 01.02.2019 № 4</dl>",
        "<table><tr><th>Государство<td>КНР<tr><th>Наименование организации"
        "<td>Университет<tr><th>Реквизиты договора<td>от 01.02.2019 № 4</table>",
    ):
        page = page_of(wrapped)

        assert short(page) == [(1, "foreign", "CN", "Университет", "2019-02-01")]
        assert page["agreements"][0]["paper"]["number"] == "4"


def test_planned_agreement_is_told():
    page = page_of(
        "Государство | Наименование организации | Реквизиты договора |\n---|---|---|\n"
        "КНР | Университет | планируется к заключению |\n"
    )

    (agreement,) = page["agreements"]
    assert agreement["planned"]
    assert agreement["signed_on"] is None
    assert page["flags"] == []


def test_what_cannot_be_known_is_flagged_and_not_guessed():
    page = page_of(
        "№ | Страна | Организация | Дата | Срок |\n---|---|---|---|---|\n"
        "1 | Неведомия | Университет | 12.04.2018 | 5 лет |\n"
        "2 | КНР | Академия | 31.02.2019 | |\n"
        "3 | Сербия | Школа № 5 | 01.02.2020 | 01.02.2019 |\n"
        "4 | Сербия | Лицей | 01.02.2020 | 20.02.2020 |\n"
        "5 | Сербия | Гимнaзия | 01.02.2020 | 01.02.2030 |\n"
        "6 | Сербия | Школа № 6 | 01.02.2040 | 01.02.2050 |\n"
    )

    assert codes(page) == [
        (1, "state_unknown"),
        (2, "date_unreadable"),
        (3, "ends_before_it_begins"),
        (4, "ends_soon_after_signing"),
        (5, "look_alike_letters"),
        (6, "signed_in_the_future"),
        (None, "agreements_without_dates"),
    ]
    assert page["agreements"][0]["state_code"] is None
    assert page["agreements"][1]["signed_on"] is None


def test_russian_organisation_among_foreign_ones_is_flagged():
    page = page_of(
        "№ | Страна | Организация | Форма |\n---|---|---|---|\n"
        "Зарубежные организации | |||\n"
        "1 | Российская Федерация | Посольство | Соглашение |\n"
        "2 | КНР | Академия | Соглашение |\n"
    )

    assert (1, "home_among_foreign") in codes(page)
    assert page["agreements"][0]["section"] == "foreign"


def test_empty_registers_of_every_kind_give_nothing_and_no_complaint():
    head = "<table><tr><th>Государство<th>Организация<th>Реквизиты</tr>"
    for row in (
        "<tr><td>отсутствует<td>отсутствует<td>отсутствует",
        "<tr><td>-<td>-<td>-",
        "<tr><td>Нет<td>Нет<td>Нет",
        "<tr><td colspan=3>Договоры не заключены",
        "<tr><td colspan=3>Информация будет размещена",
        "<tr><td><td><td>",
    ):
        page = page_of(f"{head}{row}</table>")

        assert page["agreements"] == []
        assert page["unread"] == []


def test_projects_may_stand_in_a_table():
    page = page_of(
        "<p>Договоры</p><table><tr><td>Страна<td>Организация<td>Форма<tr><td>КНР"
        "<td>Университет<td>Договор</table><h2>Проекты</h2><table><tr><td>№<td>Название"
        "<td>Сроки<td>Страны<tr><td>1<td>Мост<td>2019 – 2021 гг.<td>Россия, КНР</table>"
    )

    (found,) = page["projects"]
    assert found["title"] == "Мост"
    assert found["phases"] == [["2019", "2021", "planned"]]
    assert found["countries"] == ["RU", "CN"]
    assert page["unread"] == []


def test_paragraphs_without_marks_form_lists_too():
    page = page_of(
        "<h1>Сотрудничество</h1><p>Цель сотрудничества</p><p>Дружба народов.</p>"
        "<p>Направления деятельности:</p><p>обмен опытом;</p><p>совместные труды.</p>"
        "<p>Институт создаёт условия для участия педагогов в проектах города.</p>"
        "<table><tr><td>Страна<td>Организация<td>Форма<tr><td>КНР<td>Вуз<td>Договор"
        "</table><p>Проекты</p><p>Мост. 2019 – 2030 гг.</p><p>Свет</p>"
    )

    assert page["title"] == "Сотрудничество"
    assert [(s["kind"], s["text"]) for s in page["statements"]] == [
        ("goal", "Дружба народов."),
        ("direction", "обмен опытом"),
        ("direction", "совместные труды."),
        (
            "promise",
            "Институт создаёт условия для участия педагогов в проектах города.",
        ),
    ]
    assert [project["title"] for project in page["projects"]] == ["Мост", "Свет"]


def test_row_numbers_that_begin_anew_do_not_repeat():
    page = page_of(
        "№ | Страна | Организация | Форма |\n---|---|---|---|\n"
        "1 | КНР | А | Договор |\n2 | КНР | Б | Договор |\n"
        "№ | Страна | Организация | Форма |\n"
        "1 | Сербия | В | Договор |\n"
    )

    assert [agreement["row"] for agreement in page["agreements"]] == [1, 2, 3]


def test_register_in_a_western_workbook_language():
    page = page_of(
        "Country | Organisation | Date | Term |\n---|---|---|---|\n"
        "Germany | University of Jena | 12 April 2018 | 5 years |\n"
    )

    (agreement,) = page["agreements"]
    assert (agreement["state_code"], agreement["signed_on"]) == ("DE", "2018-04-12")
    assert agreement["paper"]["term_months"] == 60
