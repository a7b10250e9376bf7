"""Pages whose agreements stand otherwise than in one plain table."""

import pytest

from mosty.documents.reading import read
from mosty.documents.tables.shapes import Line, Table
from mosty.sveden.reading.output import read_bytes
from mosty.sveden.reading.partner import Named, named_in
from mosty.sveden.tests.test_reading import page, table, told

SERBIAN = ("Сербия", "Нови-Сад", "Академия искусств", "12", "2019-03-14")
TURKISH = ("Турция", "Измир", "Эгейский университет", "13", "2020-02-03")
FIELDS = ("state", "city", "organisation", "number", "signed_on")
PAPERS = ("Договор № 12 от 14.03.2019", "Меморандум № 13 от 03.02.2020")

CARDS = """
<h2>Партнёры по договорам</h2>
<div><b>Академия искусств</b></div><div>Сербия, Нови-Сад<br>{0}</div>
<div><b>Эгейский университет</b></div><div>Турция, Измир<br>{1}</div>"""
NESTED = """
<h2>Наши договоры</h2>
<ul><li>Сербия<ul><li>Академия искусств, Нови-Сад<ul><li>{0}</li></ul></li></ul></li>
<li>Турция<ul><li>Эгейский университет, Измир<ul><li>{1}</li></ul></li></ul></li></ul>"""
FOLDED = """
<h2>Договоры</h2>
<button data-bs-toggle="collapse">Сербия</button>
<div class="collapse" style="display: none"><p>Академия искусств, Нови-Сад — {0}</p></div>
<button data-bs-toggle="collapse">Турция</button>
<div class="collapse" style="display: none"><p>Эгейский университет, Измир — {1}</p></div>"""
BROKEN = """
<h2>Договоры</h2><div>1) Сербия, г. Нови-Сад, Академия</div><div>искусств: {0}</div>
<div>2) Турция, г. Измир, Эгейский университет:</div><div>{1}</div>"""
TABLES = """
<h3>Академия искусств (Сербия, г. Нови-Сад)</h3>
<table><tr><th>Документ</th><th>№</th><th>Дата</th></tr>
<tr><td>Договор</td><td>12</td><td>14.03.2019</td></tr></table>
<h3>Эгейский университет (Турция, г. Измир)</h3>
<table><tr><th>Документ</th><th>№</th><th>Дата</th></tr>
<tr><td>Меморандум</td><td>13</td><td>03.02.2020</td></tr></table>"""
GRID = """
<div class="row"><div class="col">Страна, город</div><div class="col">Партнёр</div>
<div class="col">Договор</div></div>
<div class="row"><div class="col">Сербия, Нови-Сад</div>
<div class="col">Академия искусств</div><div class="col">{0}</div></div>
<div class="row"><div class="col">Турция, Измир</div>
<div class="col">Эгейский университет</div><div class="col">{1}</div></div>"""
TERMS = """
<h2>Договоры</h2><dl><dt>Академия искусств (Сербия, Нови-Сад)</dt><dd>{0}</dd>
<dt>Эгейский университет (Турция, Измир)</dt><dd>{1}</dd></dl>"""
TYPED = """
<pre>
Договоры:
1. Сербия, г. Нови-Сад, Академия искусств - {0}
2. Турция, г. Измир, Эгейский университет - {1}
</pre>"""
BEHIND = """
<h2>Договоры</h2><ul><li>{0} — Академия искусств (Сербия, г. Нови-Сад)</li>
<li>{1} — Эгейский университет (Турция, г. Измир)</li></ul>"""
LABELS = """
<h2>Договоры</h2>
<p>Договор: {0}</p><p>Партнёр: Академия искусств</p><p>Страна: Сербия, Нови-Сад</p>
<p>Договор: {1}</p><p>Партнёр: Эгейский университет</p><p>Страна: Турция, Измир</p>"""


@pytest.mark.parametrize(
    "body",
    [CARDS, NESTED, FOLDED, BROKEN, TABLES, GRID, TERMS, TYPED, BEHIND, LABELS],
    ids=[
        "cards",
        "nested",
        "folded",
        "broken",
        "tables",
        "grid",
        "terms",
        "typed",
        "behind",
        "labels",
    ],
)
def test_layout_is_read(body):
    assert told(page(body.format(*PAPERS)), *FIELDS) == [SERBIAN, TURKISH]


def test_states_of_headings_end_with_what_the_headings_rule():
    made = page(
        "<h2>Договоры</h2><h3>Сербия</h3><p>Академия искусств — договор № 1</p>"
        "<p>Факультет музыки — договор № 2</p><h3>Другие партнёры</h3>"
        "<p>Институт развития — договор № 3</p>"
    )

    assert [code for (code,) in told(made, "state_code")] == ["RS", "RS", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Минский институт (Беларусь, г. Минск)",
         Named("Беларусь, г. Минск", "", "Минский институт")),
        ("г. Минск, Беларусь, УО «БГПУ им. М. Танка»",
         Named("Беларусь", "Минск", "УО «БГПУ им. М. Танка»")),
        ("АО «НЦПК «Өрлеу», г. Алматы, Казахстан",
         Named("Казахстан", "Алматы", "АО «НЦПК «Өрлеу»")),
        ("КНР, провинция Хэйлунцзян, г. Харбин, Харбинский институт",
         Named("КНР", "Харбин", "Харбинский институт")),
        ("Институт экологии НАН Таджикистана",
         Named("", "", "Институт экологии НАН Таджикистана")),
        ("Минский институт (МИ)", Named("", "", "Минский институт (МИ)")),
    ],
)  # fmt: skip
def test_partner_and_its_place_are_taken_apart(text, expected):
    assert named_in(text) == expected


OF_OTHERS = {
    "members": table(
        "Организация|Страна|Год вступления",
        "Европейская ассоциация университетов|Бельгия|2010",
    ),
    "projects": table(
        "Название проекта|Партнёры|Страна|Сроки",
        "«Эразмус+»|Университет Йены|Германия|2018–2021",
    ),
    "visits": table(
        "Дата|Страна|Организация|Цель визита",
        "12.04.2023|Китай|Харбинский университет|Подписание договора о сотрудничестве",
    ),
    "exchange": table(
        "Программа|Университет|Страна|Срок обмена",
        "Семестр в Китае|Даляньский университет|Китай|сентябрь 2023 — январь 2024",
    ),
    "theses": table(
        "Название статьи|Соавторы|Организация, страна|Год",
        "О договорах в праве|Петров И.|Минский университет, Беларусь|2021",
    ),
    "partners": table("Партнёр|Страна|Сайт", "Минский университет|Беларусь|bspu.by"),
    "grants": "<h3>Проекты</h3><ul><li>«Эразмус+», Университет Йены (Германия), "
    "соглашение о гранте № 2018-1234, 2018–2021</li></ul>",
    "law": "<ol><li>Российская Федерация содействует сотрудничеству организаций, в том "
    "числе: договор о взаимном признании № 5 от 12.03.2019</li></ol>",
    "statement": "<p>Информация о заключённых и планируемых к заключению договорах с "
    "иностранными и (или) международными организациями: отсутствует</p>",
    "orders": table(
        "№ и дата приказа|Страна|Принимающая организация",
        "№ 55 от 12.03.2024|Беларусь|Минский университет",
    ),
    "news": "<ul><li>12.04.2023 — конференция, Минский университет (Беларусь)</li>"
    "<li>20.06.2023 — подписание соглашения с Университетом Белграда (Сербия)</li></ul>",
}


@pytest.mark.parametrize("name", OF_OTHERS)
@pytest.mark.parametrize("says", ["", "<p>Договоры не заключены.</p>"])
def test_nothing_is_invented(name, says):
    title = "<h2>Информация о заключенных и планируемых к заключению договорах</h2>"

    assert page(f"{title}{says}{OF_OTHERS[name]}")["agreements"] == []


def test_two_dates_of_a_column_are_signing_and_end():
    made = page(
        table(
            "Страна|Партнёр|Договор|Дата заключения / дата окончания",
            "Сербия|Школа № 5|Договор|04.02.2019<br>03.02.2024",
            "Сербия|Школа № 6|Договор|04.02.2019, бессрочно",
        )
    )

    assert told(made, "signed_on", "valid_until", "term") == [
        ("2019-02-04", "2024-02-03", "until"),
        ("2019-02-04", None, "indefinite"),
    ]


def test_rows_that_nobody_sees_are_left_out_and_told():
    row = (
        '<tr{} itemprop="internationalDog"><td itemprop="stateName">Куба</td>'
        '<td itemprop="orgName">Школа</td><td itemprop="dogReg">Договор № {}</td></tr>'
    )
    hidden = row.format(' style="display: none"', 2)
    made = page(f"<table>{row.format('', 1)}{hidden}</table>")

    assert (told(made, "number"), made["flags"]) == ([("1",)], ["hidden_agreements"])


def test_columns_of_spaces_and_a_day_of_excel_are_read():
    text = (
        "Договоры\n\n"
        "Страна       Партнёр                Реквизиты договора\n"
        "Сербия       Академия искусств      Договор № 12 от 43538\n"
        "Турция       Эгейский университет   Меморандум № 13\n"
        "                                    от 03.02.2020\n"
    )
    made = read_bytes(text.encode(), name="page.txt")

    assert told(made, "organisation", "number", "signed_on") == [
        ("Академия искусств", "12", "2019-03-14"),
        ("Эгейский университет", "13", "2020-02-03"),
    ]


def test_lines_know_their_heading_and_their_list():
    body = "<h3>Китай</h3><p><b>Школа</b></p><ul><li>А<ul><li>Б</li></ul></li></ul>"
    lines = read(body.encode(), name="a.html").lines()
    marked = read("## Китай\n\n- **А**\n  - Б\n".encode(), name="a.md").blocks

    assert [(one.text, one.level, one.depth) for one in lines] == [
        ("Китай", 3, 0),
        ("Школа", 7, 0),
        ("А", 0, 1),
        ("Б", 0, 2),
    ]
    assert marked == (
        Line("Китай", 1, level=2),
        Line("А", 3, is_item=True, depth=1),
        Line("Б", 4, is_item=True, depth=2),
    )


def test_what_a_hostile_page_may_cost_is_bounded():
    papers = "Договор № 5 от 12.03.2019; " * 200
    row = f"<tr><td>Куба</td><td>Школа</td><td>{papers}</td></tr>"
    heading = "<tr><th>Государство</th><th>Организация</th><th>Договор</th></tr>"
    made = page(f"<table>{heading}{row * 40}</table>")

    assert len(made["agreements"]) <= 1_600
    assert "too_many_rows" in made["flags"]
    assert not any(isinstance(one, Table) for one in read(b"<p>a</p>").blocks)
