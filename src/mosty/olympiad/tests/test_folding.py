"""Answers out of the log: the same events, the same answers, whoever folds them."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.olympiad.chain import START, Event, link, unbroken
from mosty.olympiad.folding import Late, Standing, Terms, digest, fold

START_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENDS_AT = START_AT + timedelta(hours=1)
ATTEMPT = "0" * 32


def said(*answers, client="phone", ahead=timedelta(0), first=0):
    """Events of one device: triples of item, value and minutes, with the minutes after
    which the server got them where that was later."""
    events, before = [], START
    for seq, (item, value, made, *got) in enumerate(answers, 1):
        made_at = START_AT + timedelta(minutes=made)
        event = Event(
            attempt=ATTEMPT,
            client=client,
            seq=seq,
            item=item,
            value=value,
            client_time=(made_at + ahead).isoformat(),
            prev_hash=before,
            arrival=first + seq,
            received_at=START_AT + timedelta(minutes=(got or [made])[0]),
        )
        before = link(event)
        events.append(event)
    return events


def standings(events, policy=Late.GAP, allowed=None):
    answers = fold(events, Terms(ENDS_AT, policy, allowed or {}))
    return {one.item: one.versions[0].standing for one in answers}


def test_last_answer_counts():
    answers = fold(
        said(("t1", "a", 1), ("t2", "b", 2), ("t1", "c", 3)), Terms(ENDS_AT, Late.GAP)
    )

    assert [(one.item, one.current.value) for one in answers] == [
        ("t1", "c"),
        ("t2", "b"),
    ]


def test_second_device_keeps_both_versions_and_counts_the_later_heard():
    events = said(("t1", "a", 1)) + said(("t1", "b", 5), client="school", first=10)

    (answer,) = fold(events, Terms(ENDS_AT, Late.GAP))

    assert answer.current.value == "b"
    assert [one.value for one in answer.versions] == ["a", "b"]
    assert answer.is_disputed


@pytest.mark.parametrize("ahead_h", [-24, -3, 0, 5, 24])
@pytest.mark.parametrize(
    ("made", "policy", "expected"),
    [
        (59, Late.GAP, Standing.LATE_COUNTED),
        (61, Late.GAP, Standing.WAITS_FOR_JURY),
        (59, Late.JURY, Standing.WAITS_FOR_JURY),
        (59, Late.REJECT, Standing.TOO_LATE),
    ],
)
def test_hour_without_link_across_the_end(made, policy, expected, ahead_h):
    events = said(
        ("t1", "a", 1), ("t2", "b", made, 110), ahead=timedelta(hours=ahead_h)
    )

    assert standings(events, policy) == {"t1": Standing.IN_TIME, "t2": expected}


def test_jury_decides_of_each():
    events = said(("t1", "a", 1), ("t2", "b", 70, 110), ("t3", "c", 71, 110))

    told = standings(events, allowed={("phone", 2): True, ("phone", 3): False})

    assert (told["t2"], told["t3"]) == (Standing.LATE_COUNTED, Standing.TOO_LATE)


def test_broken_chain_proves_nothing():
    one, two, three = said(("t1", "a", 1), ("t2", "b", 50, 110), ("t3", "c", 55, 110))

    assert standings([one, three])["t3"] == Standing.WAITS_FOR_JURY
    assert unbroken([one, three]) == 1
    assert unbroken([three, two, one]) == 3


def test_device_never_heard_in_time_proves_nothing():
    events = said(("t1", "a", 1)) + said(("t2", "b", 50, 110), client="tablet", first=9)

    assert standings(events)["t2"] == Standing.WAITS_FOR_JURY


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["t1", "t2", "t3"]),
            st.text(max_size=5),
            st.integers(0, 120),
            st.integers(0, 120),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_reading_changes_nothing(answers, chance: random.Random):
    events = said(
        *[(item, value, made, made + late) for item, value, made, late in answers]
    )
    terms = Terms(ENDS_AT, Late.GAP)
    told = digest([(ATTEMPT, fold(events, terms))])

    chance.shuffle(events)

    assert digest([(ATTEMPT, fold(events, terms))]) == told
