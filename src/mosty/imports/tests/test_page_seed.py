"""The institution's real page, in every format and encoding, gives what it must."""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.documents.reading import read
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import read_foreign
from mosty.imports.page.output import as_json
from mosty.imports.page.reader import read_page
from mosty.imports.tests import formats

TODAY = datetime.date(2026, 11, 24)
EXPECTED = json.loads(formats.SEED.with_name("expected.json").read_text("utf-8"))
SEED = formats.seed_text()
IN_KOI8 = SEED.translate(str.maketrans({"«": '"', "»": '"', "–": "-", "№": "N"}))

FILES = {
    "text": ("page.txt", SEED.encode()),
    "html": ("page.html", formats.as_html(SEED)),
    "docx": ("page.docx", formats.as_docx(SEED)),
    "xlsx": ("page.xlsx", formats.as_xlsx(SEED)),
    "csv ;": ("page.csv", formats.as_csv(SEED)),
    "csv ,": ("page.csv", formats.as_csv(SEED, delimiter=",")),
    "csv tab, utf-16": (
        "page.csv",
        formats.as_csv(SEED, delimiter="\t", encoding="utf-16"),
    ),
    "utf-8 with a mark": ("page.txt", SEED.encode("utf-8-sig")),
    "utf-16": ("page.txt", SEED.encode("utf-16")),
    "utf-16 without a mark": ("page.txt", SEED.encode("utf-16-be")),
    "cp1251": ("page.txt", SEED.encode("cp1251")),
    "csv, cp1251": ("page.csv", formats.as_csv(SEED, encoding="cp1251")),
    "html, cp1251": ("page.html", formats.as_html(SEED, charset="cp1251")),
    "html, koi8-r": ("page.html", formats.as_html(SEED, charset="koi8-r")),
    "no name": ("", formats.as_html(SEED)),
}


def reading_of(data, name="page.txt"):
    return as_json(read_page(read(data, name=name), today=TODAY))


def only_expected(records, expected):
    """The records with the keys that the expectation names."""
    assert len(records) == len(expected)
    return [
        {key: record[key] for key in wanted}
        for record, wanted in zip(records, expected, strict=True)
    ]


@pytest.mark.parametrize("case", FILES)
def test_seed_gives_exactly_what_is_expected_in_every_format(case):
    name, data = FILES[case]

    reading = reading_of(data, name)

    assert reading["counts"] == EXPECTED["counts"]
    for part in ("agreements", "projects", "flags", "suggestions"):
        assert only_expected(reading[part], EXPECTED[part]) == EXPECTED[part]


@pytest.mark.parametrize("case", FILES)
def test_every_format_gives_the_same_records(case):
    name, data = FILES[case]

    assert without_places(reading_of(data, name)) == without_places(
        reading_of(SEED.encode())
    )


def without_places(reading):
    """The reading without lines, sheets and the row as it was printed."""
    plain = json.loads(json.dumps(reading))
    for record in [*plain["statements"], *plain["agreements"], *plain["projects"]]:
        del record["source"]
    return plain


def test_koi8_text_is_read_as_the_same_text_in_utf8():
    koi8 = IN_KOI8.encode("koi8-r")

    assert reading_of(koi8) == reading_of(IN_KOI8.encode())


def test_reading_in_the_sandbox_gives_the_same_document():
    data = formats.as_html(SEED)

    assert read_foreign(data, name="page.html") == read(data, name="page.html")


def test_every_record_keeps_its_line_and_words():
    lines = SEED.splitlines()

    reading = reading_of(SEED.encode())

    for agreement in reading["agreements"]:
        source = agreement["source"]
        assert lines[source["line"] - 1] == source["text"] + " |"
    for record in [*reading["statements"], *reading["projects"]]:
        assert record["source"]["text"] in lines[record["source"]["line"] - 1]


def test_past_end_is_told_by_the_day_that_is_passed_in():
    page = read_page(read(SEED.encode()), today=datetime.date(2019, 6, 1))

    codes = [flag.code for flag in page.flags if flag.record == "project"]

    assert codes == ["no_dates"] * 3


def test_every_flag_has_its_original_and_names_repairs_a_proposal():
    flags = reading_of(SEED.encode())["flags"]

    proposed = {(f["row"], f["code"]): f["proposed"] for f in flags if f["proposed"]}

    assert proposed == {
        (7, "missing_space_after_initial"): (
            "Жетысуский государственный университет им. И. Жансугурова"
        ),
        (11, "unbalanced_quotes"): (
            "«Институт развития образования» Краснодарского края"
        ),
        (14, "inverted_name"): (
            'ДПО "Институт развития образования" Калининградской области'
        ),
        (14, "straight_quotes"): (
            "Калининградской области ДПО «Институт развития образования»"
        ),
        (18, "inverted_name"): "ДПО «Институт развития образования» Орловской области",
        (2, "past_end_not_marked_finished"): (
            "Развитие системы сопровождения молодых учителей. 2017 – 2019 гг. "
            "Россия – Австрия. Закончен"
        ),
    }
    assert all(flag["original"] for flag in flags if flag["record"] != "page")


def test_lines_nobody_understood_are_reported_with_their_place():
    text = SEED.replace("Проекты\n", "Контакты отдела\nПроекты\n")

    reading = reading_of(text.encode())

    assert reading["unread"] == [{"line": 36, "text": "Контакты отдела"}]
    assert reading["counts"]["unread"] == 1


def test_page_without_a_table_says_so():
    lines = "\n".join(line for line in SEED.splitlines() if "|" not in line)

    with pytest.raises(UnreadableFile) as refusal:
        reading_of(lines.encode())

    assert refusal.value.code == "no_table"
    assert refusal.value.remedy


def test_page_whose_tables_are_no_register_says_so():
    text = "Расписание\nДень | Время |\n---|---|\nПонедельник | 10:00 |\n"

    with pytest.raises(UnreadableFile) as refusal:
        reading_of(text.encode())

    assert refusal.value.code == "no_register"


def test_empty_register_is_read_as_no_agreements():
    text = (
        "Государство | Наименование организации | Реквизиты договора |\n"
        "---|---|---|\nотсутствует | отсутствует | отсутствует |\n"
    )

    reading = reading_of(text.encode())

    assert reading["agreements"] == []
    assert reading["unread"] == []


@settings(max_examples=60, deadline=None)
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 6000), st.integers(0, 400), st.text(max_size=6)),
        max_size=4,
    )
)
def test_mutated_seed_is_read_or_refused_and_never_crashes(cuts):
    text = SEED
    for start, length, other in cuts:
        text = text[:start] + other + text[start + length :]
    text = text.encode("utf-8", errors="replace").decode()
    if not text.strip():
        return
    reading, refused = outcome_of(text)

    assert (reading is None) == (refused in {"no_table", "no_register"})
    rows = [each["row"] for each in reading["agreements"]] if reading else []
    assert len(rows) == len(set(rows))


def outcome_of(text):
    """The reading, or the code of its refusal."""
    try:
        return reading_of(text.encode()), ""
    except UnreadableFile as refusal:
        return None, refusal.code
