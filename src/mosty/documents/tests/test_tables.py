"""Tables: spans, order, places; whatever the file."""

import io

import docx
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.documents.delimiters import delimiter_of, rows_of
from mosty.documents.faults import CannotRead
from mosty.documents.reading import read
from mosty.documents.tables import html, plaintext, sheets
from mosty.documents.tables.shapes import Line, RawCell, Table, from_json, lay_out
from mosty.documents.tables.shapes import to_json as as_json


def texts(table):
    return [[cell.text for cell in row] for row in table.grid()]


RAW = st.builds(
    RawCell,
    text=st.text(max_size=3),
    rowspan=st.integers(-1, 9),
    colspan=st.integers(-1, 9),
    column=st.none() | st.integers(0, 6),
)


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.lists(RAW, max_size=6), max_size=7))
def test_cells_cover_the_grid_once(rows):
    table = lay_out(rows)

    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    grid = {(row, col) for row in range(table.height) for col in range(table.width)}
    assert sorted(covered) == sorted(grid)
    assert sum(1 for cell in table.cells if cell.text) == sum(
        1 for row in rows for raw in row if raw.text
    )


@settings(max_examples=200, deadline=None)
@given(
    data=st.binary(max_size=400)
    | st.text(alphabet="<>/tabledhr=\"' ж|;\t\n,", max_size=400).map(str.encode)
)
def test_any_bytes_give_blocks_or_a_known_refusal(data):
    try:
        document = read(data)
    except CannotRead:
        return
    assert from_json(as_json(document)) == document
    for table in document.tables():
        assert len(table.grid()) == table.height


def test_bars_part_cells_and_edges_are_free():
    text = "| № | Страна |\n|---|:--:|\n| 1 | Бе\\|л |\n\nпосле"

    table, after = plaintext.blocks(text)

    assert texts(table) == [["№", "Страна"], ["1", "Бе|л"]]
    assert [cell.is_header for cell in table.cells] == [True, True, False, False]
    assert [cell.line for cell in table.cells] == [1, 1, 3, 3]
    assert after == Line("после", 5)


def test_single_bar_in_prose_is_no_table():
    assert plaintext.blocks("а | б") == [Line("а | б", 1)]


def test_tabs_part_cells_too():
    (table,) = plaintext.blocks("Страна\tГород\nБеларусь\tМинск")

    assert texts(table) == [["Страна", "Город"], ["Беларусь", "Минск"]]


def test_html_spans_breaks_and_entities():
    page = (
        "<table><tr><th rowspan=2>Страна<th colspan=2>Договор</tr>"
        "<tr><th>дата<th>номер</tr>"
        "<tr><td>КНР,<br>г.&nbsp;Пекин<td><p>12.04.2018</p><td>5</tr></table>"
    )

    _, (table,) = html.read(page)

    assert texts(table) == [
        ["Страна", "Договор", "Договор"],
        ["Страна", "дата", "номер"],
        ["КНР,\nг. Пекин", "12.04.2018", "5"],
    ]


def test_html_menus_scripts_and_hidden_parts_are_left_out():
    page = (
        "<body><nav>Меню</nav><p>раз<script>x</script> два</p>хвост"
        "<div style='display: none'>тайна</div><ul><li>один<li>два</ul></body>"
    )

    _, blocks = html.read(page)

    assert [(line.text, line.is_item) for line in blocks] == [
        ("раз два", False),
        ("хвост", False),
        ("один", True),
        ("два", True),
    ]


def test_main_part_of_a_page_is_read_alone():
    page = "<title> Сайт </title><div>Шапка</div><main><p>Суть</p></main>"

    assert html.read(page) == ("Сайт", [Line("Суть", 1)])


def test_layout_table_is_no_table_but_the_one_within_is():
    page = (
        "<table><tr><td>Меню<td><p>Заголовок</p><table><tr><td>Страна<td>Название"
        "<tr><td>Беларусь<td>Минский городской институт</table></table>"
    )

    _, blocks = html.read(page)

    assert [each.text for each in blocks[:2]] == ["Меню", "Заголовок"]
    assert texts(blocks[2]) == [
        ["Страна", "Название"],
        ["Беларусь", "Минский городской институт"],
    ]


def test_small_table_within_a_cell_follows_the_outer_one():
    page = (
        "<table><tr><td>Страна<td>Название организации-партнёра</tr><tr><td>Беларусь"
        "<td>Институт<table><tr><td>x</table></table>"
    )

    _, (outer, inner) = html.read(page)

    assert texts(outer)[1] == ["Беларусь", "Институт"]
    assert texts(inner) == [["x"]]


def test_definition_list_is_a_table_of_two_columns():
    _, (table,) = html.read("<dl><dt>Государство<dd>КНР<dt>Договор<dd>№ 1<dd>№ 2</dl>")

    assert texts(table) == [["Государство", "КНР"], ["Договор", "№ 1\n№ 2"]]


def test_monstrous_spans_are_cut():
    _, (table,) = html.read(
        "<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c</table>"
    )

    assert (table.height, table.width) == (2, 1001)


def test_docx_cells_merged_both_ways():
    document = docx.Document()
    document.add_paragraph("Реестр")
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "широкая"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "высокая"
    stream = io.BytesIO()
    document.save(stream)

    line, read_table = read(stream.getvalue()).blocks

    assert line.text == "Реестр"
    assert texts(read_table) == [
        ["0", "широкая", "широкая"],
        ["высокая", "4", "5"],
        ["высокая", "7", "8"],
    ]


def test_workbook_gives_dates_numbers_sheets_and_merges():
    book = openpyxl.Workbook()
    book.active.title = "Договоры"
    book.active.append(["Страна", "Дата", "Срок"])
    book.active.append(["КНР", None, 5])
    book.active["B2"] = openpyxl.utils.datetime.from_excel(43202)
    book.active["A4"] = "Группа"
    book.active.merge_cells("A4:C4")
    book.active["A5"], book.active["B5"] = "ФРГ", 43520.0
    book.create_sheet("Ещё")["B2"] = "одна строка"
    stream = io.BytesIO()
    book.save(stream)

    table, line = read(stream.getvalue()).blocks

    assert table.sheet == "Договоры"
    assert texts(table)[1] == ["КНР", "12.04.2018", "5"]
    assert texts(table)[3] == ["Группа"] * 3
    assert texts(table)[4][:2] == ["ФРГ", "43520"]
    assert line == Line("одна строка", 2, sheet="Ещё")


def test_sheet_without_columns_is_text():
    assert sheets.blocks([(1, ["- один", ""]), (2, ["", "два"])]) == [
        Line("один", 1, is_item=True),
        Line("два", 2),
    ]


def test_delimiter_is_the_sign_that_gives_even_rows():
    assert delimiter_of("a;b,c;d\ne;f;g\n") == ";"
    assert delimiter_of("a\tb, c\nd\te\n") == "\t"
    assert delimiter_of("Проза, в которой запятые.\nИ всё.", is_sure=False) == ""


def test_rows_keep_the_line_each_begins_on():
    assert rows_of('a;"b\nc"\nd;e', ";") == [(1, ["a", "b\nc"]), (3, ["d", "e"])]


def test_blocks_stand_in_the_order_of_the_file():
    blocks = plaintext.blocks("до\nа|б\nв|г\nпосле")

    assert [type(block) for block in blocks] == [Line, Table, Line]
