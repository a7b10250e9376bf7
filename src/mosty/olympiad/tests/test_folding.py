"""Answers out of the log: the same events, the same answers, whoever folds them."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.olympiad.chain import START, Event, link, unbroken
from mosty.olympiad.folding import Late, Standing, Terms, digest, fold, read, told

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


def test_clock_set_back_proves_nothing():
    events = said(("t1", "a", 40), ("t2", "b", 55, 110), ("t3", "c", 20, 110))

    told = standings(events)

    assert (told["t2"], told["t3"]) == (Standing.LATE_COUNTED, Standing.WAITS_FOR_JURY)


@pytest.mark.parametrize(
    ("value", "made", "allowed", "counts", "standing"),
    [
        ("old", 20, {}, "new", Standing.WAITS_FOR_JURY),
        ("new", 20, {}, "new", Standing.LATE_COUNTED),
        ("old", 20, {("phone", 2): True}, "old", Standing.LATE_COUNTED),
        ("newest", 58, {}, "newest", Standing.LATE_COUNTED),
    ],
)
def test_older_answer_that_comes_late_never_displaces_a_newer_one(
    value, made, allowed, counts, standing
):
    events = said(("t2", "x", 1), ("t1", value, made, 110))
    events += said(("t1", "new", 55), client="school", first=-9)

    answer, _other = fold(events, Terms(ENDS_AT, Late.GAP, allowed))

    assert answer.current.value == counts
    assert answer.versions[0].standing == standing


def test_answers_are_read_as_they_were_told():
    answers = fold(said(("t1", "a", 1), ("t2", "b", 70, 110)), Terms(ENDS_AT, Late.GAP))

    assert read(told(answers)) == answers


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
