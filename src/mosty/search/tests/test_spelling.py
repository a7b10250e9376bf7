"""One slip of the finger is forgiven."""

from hypothesis import given
from hypothesis import strategies as st

from mosty.search.spelling import deletions, nearest, nearest_beginnings

WORDS = st.text("абвгдежзиклмнопрст", min_size=3, max_size=14)


@given(WORDS, st.data())
def test_two_words_one_edit_apart_share_a_deletion(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("абвгд"))
    spoilt = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )

    assert set(deletions(word)) & set(deletions(spoilt))


def test_nearest_words_come_first_and_far_ones_not_at_all():
    known = ["минск", "пинск", "минска", "омск", "гимназия"]

    assert nearest("минск", known) == ["минск", "минска", "пинск"]


def test_long_words_bear_two_edits():
    assert nearest("педогогичиский", ["педагогический"]) == ["педагогический"]
    assert nearest("мтнкс", ["минск"]) == []


def test_beginnings_bear_one_edit():
    known = ["институт", "институция", "инспекция"]

    assert nearest_beginnings("инстет", known) == ["институт", "институция"]
