"""Which rule asks for a conclusion on a day, why, and by when an answer is due."""

import datetime
from dataclasses import replace

import pytest

from mosty.agreements.clearance import shipped
from mosty.agreements.clearance.asking import Case, Pack, Why, verdict
from mosty.agreements.clearance.clock import Pause, Term, due_on

DAY = datetime.date
START = DAY(2021, 6, 1)
PACK = Pack(
    key="ru",
    jurisdiction="RU",
    starts_on=START,
    ends_on=DAY(2028, 3, 1),
    subjects=("education", "science"),
)
CASE = Case(
    jurisdiction="RU",
    is_foreign=True,
    kind="contract",
    subject="education",
    on=DAY(2026, 3, 12),
)


@pytest.mark.parametrize(
    ("told", "is_asked", "why"),
    [
        ({}, True, [Why.FOREIGN, Why.SUBJECT, Why.SINCE]),
        ({"subject": ""}, True, [Why.FOREIGN, Why.NO_SUBJECT, Why.SINCE]),
        ({"on": None}, True, [Why.FOREIGN, Why.SUBJECT, Why.NO_DAY]),
        ({"on": START}, True, [Why.FOREIGN, Why.SUBJECT, Why.SINCE]),
        ({"on": DAY(2028, 3, 1)}, True, [Why.FOREIGN, Why.SUBJECT, Why.SINCE]),
        ({"on": DAY(2021, 5, 31)}, False, [Why.BEFORE]),
        ({"on": DAY(2028, 3, 2)}, False, [Why.OVER]),
        ({"is_foreign": False}, False, [Why.DOMESTIC]),
        ({"subject": "other"}, False, [Why.OTHER_SUBJECT]),
        (
            {"subject": "other", "is_foreign": False},
            False,
            [Why.DOMESTIC, Why.OTHER_SUBJECT],
        ),
        ({"jurisdiction": "KZ"}, False, [Why.NO_PACK]),
    ],
)
def test_a_pack_asks_with_its_reasons(told, is_asked, why):
    found = verdict(replace(CASE, **told), [PACK])

    assert (found.is_asked, [one.why for one in found.reasons]) == (is_asked, why)
    assert all(str(one) for one in found.reasons)


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ({"kinds": ("memorandum",)}, False),
        ({"kinds": ("memorandum", "contract")}, True),
        ({"subjects": ()}, True),
        ({"exempt": ("государственная организация",)}, False),
        ({"starts_on": None, "ends_on": None}, True),
        ({"jurisdiction": "BY"}, False),
    ],
)
def test_a_pack_tells_of_whom_it_asks(told, is_asked):
    assert verdict(CASE, [replace(PACK, **told)]).is_asked == is_asked


def test_another_pack_of_the_country_may_ask_where_the_first_does_not():
    late = replace(PACK, key="late", starts_on=DAY(2027, 1, 1))

    assert verdict(CASE, [late, PACK]).key == "ru"


@pytest.mark.parametrize(
    ("sent", "term", "pauses", "due"),
    [
        (DAY(2026, 3, 2), Term(30), [], DAY(2026, 4, 1)),
        (DAY(2026, 3, 2), Term(10, "working"), [], DAY(2026, 3, 17)),
        (
            DAY(2026, 3, 2),
            Term(30),
            [Pause(DAY(2026, 3, 5), DAY(2026, 3, 15))],
            DAY(2026, 4, 11),
        ),
        (DAY(2026, 3, 2), Term(30), [Pause(DAY(2026, 3, 5))], None),
        (
            DAY(2026, 3, 2),
            Term(10, "working"),
            [Pause(DAY(2026, 3, 3), DAY(2026, 3, 5))],
            DAY(2026, 3, 19),
        ),
        (DAY(2031, 3, 3), Term(10, "working"), [], None),
        (DAY(2031, 3, 3), Term(30), [], DAY(2031, 4, 2)),
        (None, Term(30), [], None),
        (DAY(2026, 3, 2), Term(None), [], None),
    ],
)
def test_clock_counts_the_term_without_the_days_it_stood(sent, term, pauses, due):
    assert due_on(sent, term, pauses) == due


def test_shipped_pack_of_russia_says_what_the_law_does():
    [pack] = [one for one in shipped.packs() if one["jurisdiction"] == "RU"]

    assert pack["starts_on"] == START
    assert (pack["term_count"], pack["term_unit"]) == (30, "calendar")
    assert "статья 105" in pack["source_ru"]
    assert [one["kind"] for one in pack["papers"]] == [
        "letter",
        "draft",
        "translation",
        "partner",
    ]
    assert len(pack["exemptions"]) == 2
