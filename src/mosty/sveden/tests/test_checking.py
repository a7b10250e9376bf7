"""What the checker finds on a page, and where."""

import random
from datetime import date

import pytest

from mosty.sveden.checking.checker import CannotFetch, check
from mosty.sveden.spelling import spelling

GOOD = (
    '<tr itemprop="internationalDog"><td>1</td>'
    '<td itemprop="stateName">Республика Беларусь</td>'
    '<td itemprop="orgName">Академия образования</td>'
    '<td itemprop="dogReg">Договор от 12.03.2019 № 5, бессрочно</td></tr>'
)
NONE = (
    '<tr itemprop="internationalDog"><td itemprop="stateName">отсутствует</td>'
    '<td itemprop="orgName">отсутствует</td><td itemprop="dogReg">отсутствует</td></tr>'
)


def page(*rows: str) -> bytes:
    return ("<html><body><table>\n" + "\n".join(rows) + "\n</table></body>").encode()


def found(data: bytes, **options) -> list[tuple[str, int, str]]:
    return [(f.code, f.line, f.itemprop) for f in check(data, **options).faults]


def test_a_right_page_has_no_fault():
    findings = check(page(GOOD, GOOD.replace("№ 5", "№ 6")))

    assert (findings.agreements, findings.faults) == (2, [])


def test_a_page_that_says_there_are_none_has_no_fault():
    findings = check(page(NONE))

    assert (findings.agreements, findings.faults) == (0, [])


@pytest.mark.parametrize(
    ("was", "became", "expected"),
    [
        (' itemprop="orgName"', "", [("missing", 3, "orgName")]),
        (
            'itemprop="orgName"',
            'itemprop="stateName"',
            [
                ("missing", 3, "orgName"),
                ("duplicated", 3, "stateName"),
                ("state_unknown", 3, "stateName"),
            ],
        ),
        ("orgName", "оrgName", [("non_latin", 3, "оrgName")]),
        ("orgName", "orgname", [("wrong_case", 3, "orgname")]),
        ("orgName", "orgNmae", [("misspelt", 3, "orgNmae")]),
        ("internationalDog", "intermationalDog", [("misspelt", 3, "intermationalDog")]),
        (
            "orgName",
            "partnerFullTitle",
            [("unknown", 3, "partnerFullTitle"), ("missing", 3, "orgName")],
        ),
        ("Академия образования", " &nbsp; ", [("empty", 3, "orgName")]),
        ("Академия образования", "—", [("empty", 3, "orgName")]),
        ("Академия образования", "________", [("template", 3, "orgName")]),
        ("12.03.2019", "дд.мм.гггг", [("template", 3, "dogReg")]),
        ("Академия образования", "отсутствует", [("absent_partly", 3, "orgName")]),
        ("Академия образования", "Не заключены", [("absent_otherwise", 3, "orgName")]),
        ("12.03.2019", "31.02.2019", [("date_unreadable", 3, "dogReg")]),
        ("бессрочно", "до 01.02.2019", [("ends_before_signing", 3, "dogReg")]),
        ("бессрочно", "до 01.04.2019", [("ends_soon", 3, "dogReg")]),
        ("Республика Беларусь", "Россия", [("domestic", 3, "stateName")]),
        (
            'internationalDog"',
            'internationalDog" itemscope itemtype="http://schema.org/Thing"',
            [("scope", 3, "internationalDog")],
        ),
    ],
)
def test_one_fault_is_found_where_it_stands(was, became, expected):
    data = page(GOOD.replace("№ 5", "№ 6"), GOOD.replace(was, became))

    assert sorted(found(data)) == sorted(expected)


def test_a_marked_table_around_marked_rows_is_told_once():
    data = page(GOOD).replace(b"<table", b'<table itemprop="internationalDog"')

    assert found(data) == [("nested", 1, "internationalDog")]


def test_a_cell_outside_its_row_is_told():
    lost = '<div itemprop="internationalDog"></div><p itemprop="stateName">Китай</p>'
    loose = '<p itemprop="orgName">Университет</p>'

    codes = [code for code, *_ in found(f"{lost}\n<div>{loose}</div>".encode())]

    assert codes == ["after_parent", "missing", "missing", "missing", "orphan"]


def test_a_child_within_a_child_is_too_deep_and_a_plain_wrapper_is_not():
    deep = GOOD.replace(
        'stateName">Республика Беларусь',
        'stateName"><b itemprop="orgName">Беларусь</b>',
    )
    wrapped = GOOD.replace(
        '<td itemprop="orgName">Академия образования</td>',
        '<td><div><span itemprop="orgName">Академия</span></div></td>',
    )

    assert found(page(deep)) == [("too_deep", 2, "orgName")]
    assert found(page(wrapped)) == []


def test_headings_marked_as_data_are_no_agreements():
    heading = (
        GOOD.replace("Республика Беларусь", "Государство")
        .replace("Академия образования", "Наименование организации")
        .replace("Договор от 12.03.2019 № 5, бессрочно", "Реквизиты договора")
    )
    data = page(heading, GOOD)

    assert found(data) == [("heading_as_data", 2, "internationalDog")]
    assert check(data).agreements == 1


def test_no_agreements_beside_agreements_is_told():
    assert found(page(GOOD, NONE)) == [("absent_beside_rows", 3, "internationalDog")]


def test_a_page_without_markup_points_at_its_table():
    data = "<p>Договоры</p>\n\n<table><tr><td>Китай</td></tr></table>".encode()

    assert found(data) == [("no_markup", 3, "internationalDog")]


def test_the_former_accreditation_is_only_a_warning():
    old = (
        '<tr itemprop="internationalAccr"><td itemprop="eduCode">-</td>'
        '<td itemprop="orgName">нет</td></tr>'
    )

    findings = check(page(GOOD, old))

    assert (findings.agreements, findings.errors) == (1, [])
    assert [fault.code for fault in findings.warnings] == ["legacy"]


def test_markup_of_search_engines_elsewhere_on_the_page_is_left_alone():
    crumbs = (
        '<ol itemscope itemtype="https://schema.org/BreadcrumbList">'
        '<li itemprop="itemListElement"><a itemprop="item" href="/">x</a></li></ol>'
    )

    assert found(crumbs.encode() + page(GOOD)) == []


def test_a_row_that_nobody_marked_is_told():
    bare = "<tr><td>2</td><td>Китай</td><td>Университет</td><td>Договор 2019</td></tr>"

    assert found(page(GOOD, bare)) == [("unmarked_row", 3, "internationalDog")]


def test_further_pages_are_joined():
    link = '<tr><td><a itemprop="addRef" href="inter2.html">далее</a></td></tr>'
    pages = {"inter2.html": page(GOOD, GOOD.replace(' itemprop="dogReg"', ""))}

    def fetch(address):
        if address not in pages:
            raise CannotFetch("gone")
        return pages[address]

    findings = check(page(GOOD, link), fetch=fetch)
    (missing,) = findings.faults
    lost = link.replace("inter2", "inter3")

    assert findings.agreements == 3
    assert (missing.code, missing.page, missing.line) == ("missing", "inter2.html", 3)
    assert found(page(GOOD, lost), fetch=fetch) == [("page_missing", 3, "addRef")]
    assert found(page(GOOD, link)) == [("page_not_read", 3, "addRef")]


def test_lines_are_true_beyond_what_the_parser_counts():
    data = page(GOOD, "\n" * 70_000, GOOD.replace(' itemprop="orgName"', ""))

    assert found(data) == [("missing", 70_004, "orgName")]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16"])
def test_the_encoding_does_not_matter(encoding):
    data = page(GOOD, GOOD).decode().replace("№", "N").encode(encoding)

    assert (check(data).agreements, found(data)) == (2, [])


def test_any_bytes_give_an_answer():
    seed = 4
    rng = random.Random(seed)
    sound = page(GOOD, NONE)

    for _ in range(60):
        data = bytearray(sound)
        for _ in range(rng.randrange(1, 40)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        check(bytes(data[: rng.randrange(len(data))]))
    for data in (b"", b"\x00", b"\xff\xfe", b"<", b"PK\x03\x04", bytes(range(256))):
        assert not check(data).agreements


@pytest.mark.parametrize(
    ("printed", "meant", "fault"),
    [
        ("orgName", "orgName", ""),
        ("сopy", "copy", "non_latin"),
        ("internationalDоg", "internationalDog", "non_latin"),
        ("InternationalDog", "internationalDog", "wrong_case"),
        ("dog_Reg", "dogReg", "misspelt"),
        ("internationalDogs", "internationalDog", "misspelt"),
        ("internationalAcc", "internationalAccr", "misspelt"),
        ("dogovorInter", "", "unknown"),
        ("dogRegDate", "", "unknown"),
        ("educationPlan", "", "unknown"),
        ("страна", "", "non_latin"),
    ],
)
def test_a_wrong_name_is_understood(printed, meant, fault):
    spelt = spelling(printed)

    assert (spelt.meant, spelt.fault) == (meant, fault)


def test_an_agreement_that_nobody_sees_is_told_with_its_line():
    hidden = GOOD.replace("<tr ", '<tr style="display: none" ')
    tabs = f'<div class="tab-pane" style="display:none"><table>{GOOD}</table></div>'

    assert found(page(GOOD, hidden)) == [("hidden", 3, "internationalDog")]
    assert found(page(GOOD, GOOD.replace("<tr ", "<tr hidden ")))[0][0] == "hidden"
    assert found(page(GOOD) + tabs.encode()) == []


def test_a_signing_in_the_future_is_told():
    future = GOOD.replace("12.03.2019", "12.03.2031")

    assert found(page(future), today=date(2031, 3, 11)) == [
        ("signed_in_the_future", 2, "dogReg")
    ]
    assert found(page(future), today=date(2031, 3, 12)) == []
