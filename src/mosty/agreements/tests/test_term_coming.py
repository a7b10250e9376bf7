"""Renewals, notices, amendments and what comes, as properties of plain functions."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.agreements.term import (
    Amendment,
    Event,
    EventKind,
    Seat,
    Term,
    alone_on,
    amended,
    end_after,
    end_precision,
    ends_on,
    events,
    is_endless,
    notice_deadline,
    period_on,
    renewals_before,
    standing,
)

DAY = datetime.date
days = st.dates(DAY(1990, 1, 1), DAY(2060, 12, 31))
amounts = st.none() | st.integers(1, 13)


@st.composite
def renewed(draw, **given_facts):
    facts = {
        "rule": "until",
        "signed_on": DAY(1989, 5, 31),
        "valid_until": draw(days),
        "renews_by_itself": True,
        "renewal_months": draw(st.integers(1, 61)),
        "renewal_limit": draw(st.none() | st.integers(1, 9)),
        "notice_months": draw(amounts),
        "notice_days": draw(st.none() | st.integers(1, 200)),
    }
    return Term(**{**facts, **given_facts})


YEARLY = Term(
    rule="until",
    signed_on=DAY(2020, 1, 1),
    valid_until=DAY(2020, 12, 31),
    renews_by_itself=True,
    renewal_months=12,
    notice_months=3,
)


@pytest.mark.parametrize(
    ("notice", "end"),
    [
        (DAY(2020, 9, 30), DAY(2020, 12, 31)),
        (DAY(2020, 10, 1), DAY(2021, 12, 31)),
        (DAY(2019, 1, 1), DAY(2020, 12, 31)),
        (DAY(2023, 9, 30), DAY(2023, 12, 31)),
        (DAY(2023, 12, 31), DAY(2024, 12, 31)),
    ],
)
def test_a_notice_stops_the_next_renewal_that_it_is_in_time_for(notice, end):
    term = replace(YEARLY, notices=(notice,))

    assert (ends_on(term), is_endless(term)) == (end, False)


def test_a_year_from_a_leap_day_comes_back_to_the_leap_day():
    term = replace(YEARLY, valid_until=DAY(2024, 2, 29))

    assert [end_after(term, n) for n in (1, 4)] == [DAY(2025, 2, 28), DAY(2028, 2, 29)]


def test_renewals_by_months_do_not_wear_a_month_end_off():
    term = replace(YEARLY, valid_until=DAY(2023, 1, 30), renewal_months=1)

    assert [end_after(term, n) for n in (1, 2)] == [DAY(2023, 2, 27), DAY(2023, 3, 30)]


def test_what_comes_in_a_year():
    assert events(YEARLY, DAY(2026, 1, 2), DAY(2027, 1, 1)) == [
        Event(DAY(2026, 9, 30), EventKind.NOTICE),
        Event(DAY(2027, 1, 1), EventKind.RENEWAL),
    ]


def test_what_comes_of_a_month_is_known_to_the_month():
    term = replace(YEARLY, renews_by_itself=False, precision="month")

    assert events(term, DAY(2020, 1, 1), DAY(2021, 1, 1)) == [
        Event(DAY(2020, 12, 31), EventKind.END, "month")
    ]
    assert end_precision(replace(term, replaced_on=DAY(2020, 6, 1))) == "day"


@pytest.mark.parametrize("rule", ["unknown", "length", "project"])
def test_nothing_comes_of_what_is_not_known(rule):
    term = Term(rule=rule, renews_by_itself=True, renewal_months=12)

    assert events(term, DAY(1900, 1, 1), DAY(2100, 1, 1)) == []


def test_a_project_lends_its_end():
    term = Term(rule="project", project_ends=DAY(2027, 6, 30))

    assert (ends_on(term), is_endless(term)) == (DAY(2027, 6, 30), False)


def test_a_replaced_agreement_ends_on_the_eve_even_if_its_term_is_unknown():
    term = Term(rule="unknown", replaced_on=DAY(2024, 3, 1))

    assert (ends_on(term), is_endless(term)) == (DAY(2024, 2, 29), False)


def test_renewals_past_the_calendar_stay_within_it():
    term = replace(YEARLY, renewal_months=1200, renewal_limit=1200)

    assert ends_on(term).year == 9999


@settings(max_examples=60)
@given(term=renewed(), notice=days)
def test_a_notice_never_prolongs_and_is_never_overheard(term, notice):
    stopped = replace(term, notices=(notice,))

    count = renewals_before(term, notice)
    assert notice_deadline(term, end_after(term, count)) >= notice
    assert count == 0 or notice_deadline(term, end_after(term, count - 1)) < notice
    assert not is_endless(stopped)
    assert is_endless(term) or ends_on(stopped) <= ends_on(term)


@settings(max_examples=60)
@given(
    term=renewed(),
    notices=st.lists(days, max_size=2),
    extensions=st.lists(days, max_size=2),
    since=days,
    span=st.integers(0, 800),
)
def test_what_comes_is_what_counting_one_by_one_finds(
    term, notices, extensions, since, span
):
    term = replace(term, notices=tuple(notices), extensions=tuple(extensions))
    until = since + datetime.timedelta(days=span)
    last, found = ends_on(term), []
    if last is not None:
        found.append(Event(last, EventKind.END))
    count = 0
    while (end := end_after(term, count)) <= until + datetime.timedelta(days=700):
        if last is not None and end >= last:
            break
        limits = [term.renewal_limit] if term.renewal_limit else []
        limits += [renewals_before(term, one) for one in term.notices]
        if limits and count >= min(limits):
            break
        found.append(Event(end + datetime.timedelta(days=1), EventKind.RENEWAL))
        if term.notice_months or term.notice_days:
            found.append(Event(notice_deadline(term, end), EventKind.NOTICE))
        count += 1

    expected = sorted(one for one in found if since <= one.on <= until)
    assert events(term, since, until) == expected


@settings(max_examples=60)
@given(term=renewed(), day=days)
def test_a_day_lies_in_one_renewed_term(term, day):
    end = period_on(term, day)

    if end is not None and day <= end:
        later = period_on(term, end)
        assert later == end
    else:
        assert ends_on(term) == end


def change(on, order=1, **facts):
    return Amendment(on, order, rule="until", **facts)


@given(on=st.lists(days, min_size=2, max_size=4, unique=True), data=st.data())
def test_the_last_amendment_has_the_last_word_in_whatever_order_they_came(on, data):
    told = [change(day, n, valid_until=day) for n, day in enumerate(on)]
    shuffled = data.draw(st.permutations(told))

    term = amended(Term(rule="unknown"), shuffled)

    assert term.valid_until == max(on)


def test_an_amendment_without_a_day_comes_before_those_with_one():
    told = [change(None, 9, valid_until=DAY(2040, 1, 1))]

    alone = amended(Term(rule="indefinite"), told)
    both = amended(alone, [*told, change(DAY(2020, 1, 1), valid_until=DAY(2030, 1, 1))])

    assert (alone.valid_until, both.valid_until) == (DAY(2040, 1, 1), DAY(2030, 1, 1))


def test_an_amendment_that_says_nothing_of_the_term_changes_nothing():
    assert amended(YEARLY, [Amendment(DAY(2021, 1, 1), 1)]) == YEARLY


def test_a_later_amendment_undoes_an_earlier_act_of_prolongation():
    acts = [
        (DAY(2021, 1, 1), DAY(2031, 1, 1)),
        (DAY(2023, 1, 1), DAY(2033, 1, 1)),
        (None, DAY(2029, 1, 1)),
    ]

    told = [change(DAY(2022, 1, 1), valid_until=DAY(2027, 1, 1))]

    assert standing(acts, told) == (DAY(2033, 1, 1), DAY(2029, 1, 1))


seats = st.builds(
    lambda came, stayed: Seat(
        came, (came or DAY(1990, 1, 1)) + stayed if stayed is not None else None
    ),
    st.none() | days,
    st.none() | st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=9000)),
)


@given(told=st.lists(seats, max_size=5), later=days)
def test_left_alone_is_the_first_day_from_which_fewer_than_two_are_bound(told, later):
    day = alone_on(told)

    def bound(on):
        return sum(one.is_bound(on) for one in told)

    if day is None:
        leaving = [one.withdrawn_on for one in told if one.withdrawn_on]
        assert not leaving or bound(DAY(2200, 1, 1)) >= 2
    else:
        assert all(bound(on) < 2 for on in (day, later, DAY(2200, 1, 1)) if on >= day)
        assert any(one.withdrawn_on == day for one in told)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ([Seat(), Seat()], None),
        ([Seat()], None),
        ([Seat(), Seat(None, DAY(2024, 2, 29))], DAY(2024, 2, 29)),
        ([Seat(), Seat(), Seat(None, DAY(2024, 2, 29))], None),
        ([Seat(), Seat(None, DAY(2024, 2, 29)), Seat(DAY(2024, 3, 31))], None),
        (
            [Seat(), Seat(None, DAY(2024, 2, 29)), Seat(None, DAY(2024, 1, 31))],
            DAY(2024, 2, 29),
        ),
    ],
)
def test_one_who_is_left_alone_is_bound_to_nobody(told, day):
    assert alone_on(told) == day
