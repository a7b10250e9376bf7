"""The composed rows: pure, and right for every state of the register."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mosty.sveden import block
from mosty.sveden.checking.checker import check
from mosty.sveden.models import Publishing
from mosty.sveden.rows import (
    AccreditationRow,
    Both,
    Content,
    Known,
    LinkedPaper,
    Partner,
    changes,
    composed,
)
from mosty.sveden.standing import Shown

BELARUS = Partner(
    Both("Республика Беларусь", "Republic of Belarus"),
    Both("Минский институт", ""),
    is_foreign=True,
)
KIND = Both("Договор", "Contract")
TITLES = ["", "О сотрудничестве", "Договор о дружбе", "«Мост»", "Об обмене, 2-я часть"]
TERMS = ("until", "length", "indefinite", "project", "unknown")
RENEWALS = ("none", "automatic", "by_act", "unknown")
STATES = [
    "Республика Беларусь",
    "Республика Казахстан",
    "Федеративная Республика Германия",
]


def details(**known):
    given = {"number": 1, "is_foreign": True, "kind": KIND, "partners": (BELARUS,)}
    return composed(Known(**given | known)).details.ru


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Договор, дата не указана, номер не указан, срок действия не указан"),
        (
            {"paper_number": "б/н"},
            "Договор, дата не указана, б/н, срок действия не указан",
        ),
        (
            {
                "title": Both("О дружбе", ""),
                "paper_number": "№ 5/2",
                "signed_on": date(2024, 3, 12),
                "signed_precision": "day",
                "term_rule": "until",
                "valid_until": date(2029, 12, 31),
                "valid_precision": "day",
            },
            "Договор «О дружбе» от 12.03.2024 № 5/2, срок действия: до 31.12.2029",
        ),
        (
            {
                "signed_on": date(2024, 3, 1),
                "signed_precision": "month",
                "term_rule": "indefinite",
            },
            "Договор от 03.2024, номер не указан, срок действия: бессрочно",
        ),
        (
            {
                "signed_on": date(2006, 1, 1),
                "signed_precision": "year",
                "paper_number": "б/н",
                "term_rule": "length",
                "term_months": 18,
                "renewal_rule": "by_act",
            },
            "Договор от 2006 б/н, срок действия: 18 месяцев, с возможностью продления "
            "по соглашению сторон",
        ),
        (
            {"term_rule": "length", "term_months": 36, "renewal_rule": "none"},
            "Договор, дата не указана, номер не указан, срок действия: 3 года, без "
            "продления",
        ),
        (
            {
                "term_rule": "length",
                "term_months": 12,
                "renewal_rule": "automatic",
                "renewal_months": 24,
                "renewal_limit": 2,
            },
            "Договор, дата не указана, номер не указан, срок действия: 1 год, с "
            "автоматическим продлением на 2 года, не более 2 раз",
        ),
        ({"is_planned": True}, "Договор, планируется к заключению"),
        (
            {"is_planned": True, "term_rule": "length", "term_months": 60},
            "Договор, планируется к заключению, срок действия: 5 лет",
        ),
        (
            {"term_text": "до исполнения обязательств"},
            "Договор, дата не указана, номер не указан, срок действия: до исполнения "
            "обязательств",
        ),
        (
            {"title": Both("Договор о дружбе", "")},
            "Договор о дружбе, дата не указана, номер не указан, срок действия не "
            "указан",
        ),
    ],
)
def test_particulars_say_what_is_known_and_what_is_not(known, expected):
    assert details(**known) == expected


def both(texts):
    return st.builds(Both, texts, st.sampled_from(["", "In English"]))


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]),
    min_size=1,
    max_size=40,
).map(lambda text: f"Институт {text}")
PARTNERS = st.builds(
    Partner,
    state=both(st.sampled_from(STATES)),
    name=both(WORDS),
    is_foreign=st.just(True),
    is_international=st.booleans(),
)
NEAR = st.builds(
    Partner,
    state=st.just(Both("Российская Федерация", "Russian Federation")),
    name=both(WORDS),
    is_foreign=st.just(False),
)


@st.composite
def knowns(draw):
    """Any agreement that the register's constraints let in."""
    signed_on = draw(DAYS)
    length = st.timedeltas(timedelta(days=40), timedelta(days=9000))
    until = None
    if draw(st.booleans()):
        until = (signed_on or date(2020, 5, 5)) + draw(length)
    rule = draw(st.sampled_from(TERMS))
    known = st.sampled_from(("day", "month", "year"))
    return Known(
        number=0,
        is_foreign=draw(st.booleans()),
        kind=draw(st.sampled_from([KIND, Both("Меморандум", "Memorandum")])),
        title=Both(draw(st.sampled_from(TITLES)), ""),
        paper_number=draw(st.sampled_from(["", "5", "б/н", "№ 02-МД-24", "7/2024"])),
        is_planned=draw(st.booleans()),
        signed_on=signed_on,
        signed_precision=draw(known) if signed_on else "unknown",
        term_rule=rule if rule != "until" or until else "unknown",
        term_months=draw(st.none() | st.integers(0, 240)),
        valid_until=until,
        valid_precision=draw(known) if until else "unknown",
        renewal_rule=draw(st.sampled_from(RENEWALS)),
        renewal_months=draw(st.none() | st.integers(0, 60)),
        renewal_limit=draw(st.none() | st.integers(1, 5)),
        partners=tuple(draw(st.lists(PARTNERS | NEAR, max_size=3))),
    )


PAPERS = st.builds(
    LinkedPaper,
    key=st.uuids().map(str),
    title=both(WORDS),
    purpose=both(st.just("подтверждает договор")),
)


@st.composite
def contents(draw):
    drawn = draw(
        st.lists(st.tuples(knowns(), st.lists(PAPERS, max_size=1)), max_size=5)
    )
    rows = [
        composed(Known(**vars(known) | {"number": number}), papers)
        for number, (known, papers) in enumerate(drawn, start=1)
    ]
    accredited = AccreditationRow("44.04.01", "Педагогика", "AQAS", "30.06.2027")
    return Content(
        rows=tuple(rows),
        suspension=draw(st.none() | st.just(Both("Приостановлено", ""))),
        accreditation=draw(st.sampled_from([None, (), (accredited,)])),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents(), st.sampled_from(["ru", "en"]))
def test_our_page_passes_the_check_for_every_state_of_the_register(content, language):
    page = drawn_page(content, language)

    found = check(page.encode())

    assert found.errors == [], page
    assert found.agreements == len(content.marked)


def drawn_page(content, language):
    shown = Shown(Publishing(), content, timezone.now())
    name = {"name": "Академия", "short_name": "Академия"}
    return block.whole_page(shown, language=language, institution=name)


@settings(max_examples=40, deadline=None)
@given(contents())
def test_what_an_edition_keeps_comes_back_the_same(content):
    again = Content.of(content.as_json())

    assert again == content
    assert again.sha256() == content.sha256()


@settings(max_examples=30, deadline=None)
@given(contents(), contents())
def test_changes_name_exactly_what_differs(before, after):
    found = changes(before, after)

    was = {row.number: row for row in before.rows}
    now = {row.number: row for row in after.rows}
    differing = {number for number in was | now if was.get(number) != now.get(number)}
    assert found.keys() - {0} == differing
    assert changes(after, after) == {}
