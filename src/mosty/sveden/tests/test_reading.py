"""What the reader makes of pages: one rule of reading each."""

import base64

from mosty.sveden.checking.source import parse
from mosty.sveden.reading.output import read_bytes
from mosty.sveden.reading.papers import read_paper

HEAD = "<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'></head><body>"


def page(body: str) -> dict:
    return read_bytes(f"{HEAD}<h1>Международное сотрудничество</h1>{body}".encode())


def table(heading: str, *rows: str) -> str:
    """A table of cells that a bar divides."""
    lines = [f"<tr>{_cells(heading, 'th')}</tr>"]
    lines += [f"<tr>{_cells(row, 'td')}</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"


def _cells(row: str, tag: str) -> str:
    return "".join(f"<{tag}>{cell}</{tag}>" for cell in row.split("|"))


def told(made: dict, *names: str) -> list[tuple]:
    return [tuple(each[name] for name in names) for each in made["agreements"]]


def test_state_within_the_column_of_the_partner():
    headings = ("Наименование организации, страна", "Партнер (страна)")
    for heading in (*headings, "Организация / государство"):
        made = page(
            table(
                f"№|{heading}|Договор|Срок",
                "1|Полоцкий университет, Беларусь|Договор № 45 от 11.02.2022|5 лет",
                "2|Университет Белграда (Сербия)|Соглашение от 02.03.2021|5 лет",
                "3|Школа № 5|Соглашение от 02.03.2021|5 лет",
            )
        )
        assert told(made, "state_code", "organisation") == [
            ("BY", "Полоцкий университет"),
            ("RS", "Университет Белграда"),
            (None, "Школа № 5"),
        ]


def test_what_stands_under_planned_is_not_signed():
    heading = "№|Государство|Наименование организации|Реквизиты договора"
    row = "1|Армения|Колледж Еревана|Договор о сотрудничестве, май 2097 г."
    planned = "Планируемые к заключению договоры"
    for body in (
        f"<h2>{planned}</h2>{table(heading, row)}",
        f"<h3>Планируемые к подписанию</h3>{table(heading, row)}",
        table(heading, row).replace("<tr>", f"<caption>{planned}</caption><tr>", 1),
        table(heading, row).replace("<tr><td>", f"<tr><td colspan=4>{planned}</td></tr><tr><td>"),
    ):  # fmt: skip
        assert told(page(body), "planned", "signed_on") == [(True, None)]

    made = page(f"<h3>О заключенных и планируемых договорах</h3>{table(heading, row)}")
    assert told(made, "planned", "flags") == [(False, ["signed_in_the_future"])]


def items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def test_line_has_its_own_partner_or_none():
    made = page(
        "<p>Школой заключены следующие договоры:</p>"
        + items(
            "Договор с ГУО «Школа № 15 г. Полоцка» (Беларусь) от 17.09.2022 № 3",
            "Соглашение с Goethe-Institut (Германия) № б/н от 01.02.2018",
            "Договор № 8 от 02.04.2020 с обществом дружбы",
            "Меморандум с КГУ «Гимназия №5» (г. Семей, Казахстан), октябрь 2023 года",
        )
    )
    assert told(made, "state", "organisation", "number") == [
        ("Беларусь", "ГУО «Школа № 15 г. Полоцка»", "3"),
        ("Германия", "Goethe-Institut", None),
        ("Казахстан", "КГУ «Гимназия №5»", None),
    ]


def test_state_over_a_list_is_that_of_its_lines():
    made = page(
        "<h3>Узбекистан</h3>"
        + items(
            "Наманганский университет — договор от 14.06.2021 № 8, 5 лет",
            "Ферганский институт — меморандум от 20.06.2021, бессрочно",
        )
        + "<p>Другие партнёры</p>"
        + items("Институт развития — договор от 03.04.2019")
    )
    assert [code for (code,) in told(made, "state_code")] == ["UZ", "UZ", None]


def test_ended_and_suspended_papers_are_kept_and_flagged():
    made = page(
        items(
            "Договор с Университетом Белграда (Сербия) от 14.03.2019, прекращён",
            "Финляндия, Финская школа, соглашение от 01.06.2016, приостановлено",
            "Договор с Университетом Загреба (Хорватия) от 16.03.2019",
        )
    )
    flags = [flags for (flags,) in told(made, "flags")]
    assert flags == [["ended_or_suspended"], ["ended_or_suspended"], []]


def test_marks_of_a_cell_win_over_those_of_the_column():
    cells = (("stateName", "Куба"), ("orgName", "Школа"), ("dogReg", "Договор № 1"))
    marked = [f'<td itemprop="{name}">{text}</td>' for name, text in cells]
    tag = '<tr itemprop="internationalDog">'
    usual = f"{tag}<td>1</td>{''.join(marked)}</tr>"
    turned = f"{tag}<td>2</td>{''.join(reversed(marked))}</tr>"
    stray = '<tr><td itemprop="stateName">Чили</td></tr>'
    made = page(f"<table>{usual}{stray}{usual}{turned}</table>")
    assert set(told(made, "state", "organisation", "number")) == {
        ("Куба", "Школа", "1")
    }
    assert len(made["agreements"]) == 3


def test_statement_that_there_are_none_outweighs_news():
    none = "<p>Договоры с иностранными организациями не заключены.</p>"
    news = items(
        "Договор с Минским колледжем (Беларусь), 2015 год",
        "Договор с Университетом Нанта (Франция) от 04.02.2010",
    )
    assert page(f"{none}<h3>Новости</h3>{news}")["agreements"] == []
    assert len(page(f"{none}<h3>Прежние договоры</h3>{news}")["agreements"]) == 2


def test_page_saved_as_one_file_is_unpacked():
    heading = "Государство|Наименование организации|Реквизиты договора"
    body = table(heading, "Сербия|Университет Белграда|Договор № 4 от 01.03.2020")
    part = base64.encodebytes(f"{HEAD}{body}".encode())
    saved = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\tboundary="B"\r\n\r\n--B\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n"
    ) % part
    assert told(read_bytes(saved, name="p.mhtml"), "number") == [("4",)]
    assert parse(saved).root.find(".//table") is not None
    pictures = saved.replace(b"text/html", b"image/png")
    assert read_bytes(pictures, name="p.mht")["flags"] == ["format_not_read"]


def test_page_that_was_not_understood_does_not_say_that_it_has_none():
    assert page("<p>Договоры не заключены.</p>")["flags"] == ["no_agreements"]
    assert page("<p>О нас</p>")["flags"] == ["no_agreements"]
    lines = "<p>Договор № 4 от 01.03.2020 с партнёрами.</p>"
    assert page(lines)["flags"] == ["not_understood"]


def test_years_additions_and_orders_are_told_apart():
    prolonged = "Договор от 15.06.2020, доп. соглашение № 2 от 01.06.2022 о продлении до 15.06.2027"  # fmt: skip
    made = page(
        table(
            "Государство|Наименование организации|Реквизиты договора",
            "ОАЭ|Школа Дубая|Соглашение о намерениях, 2021-2024 гг.",
            "Южная Корея|Школа Сеула|Договор 15/06 от 15.06.2020 (приказ № 77)",
            f"Тайвань|Школа Тайбэя|{prolonged}",
            "Молдова, Приднестровье|Лицей|Договор от 15.06.2020, три учебных года",
        )
    )
    names = ("state_code", "city", "number", "signed_on", "valid_until", "term")
    assert told(made, *names) == [
        ("AE", None, None, None, "2024-12-31", "until"),
        ("KR", None, "15/06", "2020-06-15", None, "unknown"),
        ("TW", None, None, "2020-06-15", "2027-06-15", "until"),
        ("MD", None, None, "2020-06-15", None, "length"),
    ]


def test_home_in_a_marked_row_is_flagged():
    cells = ("stateName|Россия", "orgName|Посольство Кубы", "dogReg|Договор № 3")
    marked = ['<td itemprop="{}">{}</td>'.format(*cell.split("|")) for cell in cells]
    row = f'<tr itemprop="internationalDog">{"".join(marked)}</tr>'
    made = page(f"<table>{row}{row}</table>")
    assert told(made, "flags") == [(["home_among_foreign"],)] * 2


def test_cards_under_the_name_of_a_partner():
    card = "<h3>{}</h3><p>Страна: {}</p><p>Договор № {} от 14.03.2019 г.</p><p>Срок действия: до 14.03.2024</p>"  # fmt: skip
    one = card.format("Университет Белграда", "Сербия", 12)
    other = card.format("Университет Скопье", "Северная Македония", 13)
    made = page(f"{one}{other}")
    names = ("state_code", "organisation", "number", "valid_until")
    assert told(made, *names) == [
        ("RS", "Университет Белграда", "12", "2024-03-14"),
        ("MK", "Университет Скопье", "13", "2024-03-14"),
    ]


def test_two_partners_with_a_paper_each():
    papers = "Договор № 1 от 01.02.2023;<br>Договор № 2 от 01.03.2023"
    for partners in (
        "СШ «Север»; СШ «Юг»",
        "Школа А;<br>Школа Б",
        "Школа А<br>Лицей Б",
    ):
        heading = "Государство|Наименование организации|Реквизиты договора"
        made = page(table(heading, f"Беларусь|{partners}|{papers}"))
        assert len({name for (name,) in told(made, "organisation")}) == 2


def test_address_and_contacts_are_no_state_of_the_lines_below():
    made = page(
        "<p>Россия, г. Псков</p><p>Контакты</p>"
        + items("Институт — договор № 5 от 01.02.2020", "Школа — договор № 6")
    )
    assert {code for (code,) in told(made, "state_code")} <= {None}


def test_leases_and_supplies_are_no_agreements_of_a_list():
    lines = (
        "Институт — договор аренды № 5 от 01.02.2020",
        "ООО — договор поставки № 6",
    )
    assert page(items(*lines))["agreements"] == []


def test_words_behind_a_comma_are_no_part_of_a_label():
    said = "номер не указан, срок действия: на срок действия проекта, с участием: Лицей"

    paper = read_paper(f"Договор, дата не указана, {said}")

    assert (paper.number, paper.term, paper.unreadable) == ("", "project", "")


def test_days_and_keys_of_a_database_are_nothing_of_the_paper():
    made = page(
        table(
            "ID|№|Страна|Организация|Реквизиты договора|Дата обновления|Кем изменено",
            "4103|1|Армения|Институт «Арарат»|Соглашение, 2019|11.09.2024|admin",
            "4107|2|Сербия|Школа «Сава»|Договор № 5, размещён 3.02.2024|11.09.2024|admin",
        )
        + "<p>Страница обновлена 12.09.2024</p>"
    )

    assert told(made, "number", "signed_on") == [(None, "2019-01-01"), ("5", None)]


def test_number_and_day_beside_the_name_of_the_paper():
    made = page(
        table(
            "№|Партнёр, его местонахождение|Наименование документа|Рег. № и дата",
            "1|Школа «Сава»<br>Сербия, г. Ниш|Договор о дружбе|б/н, май 2016",
            "2|Институт им. Ә. Марғұлан<br>Казахстан|Соглашение|14/2 от « 3 » мая 2017 г.",
        )
    )

    assert told(made, "city", "organisation", "details", "number", "signed_on") == [
        ("Ниш", "Школа «Сава»", "Договор о дружбе", None, "2016-05-01"),
        (None, "Институт им. Ә. Марғұлан", "Соглашение", "14/2", "2017-05-03"),
    ]


def test_numbers_of_schools_are_not_those_of_papers():
    numbers = {
        "Договор о дружбе школ № 7 от 12.03.2020": "7",
        "Договор о дружбе школ № 5 и № 7 от 12.03.2020": "",
        "Договор со школой № 7 от 12.03.2020": "",
        "Договор школ № 5, № 6 и № 7 № 12/3 от 01.02.2020": "12/3",
    }

    assert {text: read_paper(text).number for text in numbers} == numbers


def test_columns_that_mean_other_things_do_not_hide_a_register():
    made = page(
        table(
            "Ответственный|Код|С кем заключён|Гос-во|Форма реализации|Предмет договора|"
            "Дата, №|Количество участников|Истекает",
            "Петров П.П.|22|Школа «Сава»|Сербия|конференции|Договор о дружбе|"
            "2019/04/26 № 7|12|26.IV.2024",
            "УМС|23|Лицей Ниша|Сербия|конференции|Соглашение|б/н, 15 окт. 2020|5|3 года",
        )
    )

    names = ("organisation", "title", "number", "signed_on", "valid_until", "term")
    assert told(made, *names) == [
        ("Школа «Сава»", "Договор о дружбе", "7", "2019-04-26", "2024-04-26", "until"),
        ("Лицей Ниша", "Соглашение", None, "2020-10-15", None, "length"),
    ]
