"""The composed rows: pure, and right for every state of the register."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mosty.sveden import block
from mosty.sveden.checking.checker import check
from mosty.sveden.models import Publishing
from mosty.sveden.reading.output import read_bytes
from mosty.sveden.rows import (
    Both,
    Content,
    Known,
    Partner,
    changes,
    composed,
)
from mosty.sveden.standing import Shown
from mosty.sveden.tests.strategies import KIND, contents, knowns

BELARUS = Partner(
    Both("Республика Беларусь", "Republic of Belarus"),
    Both("Минский институт", ""),
    is_foreign=True,
)


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


@settings(max_examples=60, deadline=None)
@given(knowns())
def test_concluded_agreements_are_read_back_as_the_register_has_them(known):
    known = replace(known, is_planned=False)
    row = composed(known)
    content = Content(rows=(replace(row, is_marked=True),))

    (read,) = read_bytes(drawn_page(content, "ru").encode())["agreements"]

    signed = told_day(known.signed_on, known.signed_precision)
    assert (read["signed_on"], read["signed_precision"]) == signed
    assert read["planned"] is False
    number = known.paper_number.removeprefix("№").strip()
    assert read["number"] == (None if number in {"", "б/н"} else number)
    rule = known.term_rule
    is_told = rule != "length" or known.term_months
    assert read["term"] == (rule if is_told else "unknown")


def told_day(day, precision):
    """A day as the reader tells it: the first of what is known of it."""
    if day is None:
        return None, "unknown"
    first = {"day": day, "month": day.replace(day=1)}
    return first.get(precision, date(day.year, 1, 1)).isoformat(), precision
