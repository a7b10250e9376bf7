"""What a visitor may not see helps nobody who looks for it."""

import datetime

import pytest

from mosty.access.roles import Audience
from mosty.search.actions import forget, index, index_many
from mosty.search.finding import Results, find, suggest
from mosty.search.tests.conftest import NOW
from mosty.search.tests.factories import Note, note, remark

DAY = datetime.timedelta(days=1)
SECRET = "Верлибрия"
ASKED = [
    "Верлибрия",
    "верлибрии",
    "верл",
    "верлибр",
    "верлибряи",
    "веролибрия",
    "dthkb,hbz",
    "verlibriya",
    "договор верлибрия",
    "договор верлибряи",
    "договор верлибрия открытый",
    "в",
    "ве",
]
STAFF = {Audience.PUBLIC, Audience.STAFF}


def hidden_notes():
    """Four ways to be out of a visitor's sight."""
    return {
        "staff": note(f"{SECRET} первая", audience=Audience.STAFF),
        "confidential": note("Черновик", body_ru=SECRET, audience="confidential"),
        "scheduled": note(f"{SECRET} вторая", visible_from=NOW + DAY),
        "expired": note(f"{SECRET} третья", visible_until=NOW),
    }


@pytest.mark.parametrize("asked", [find, suggest])
@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("hidden", hidden_notes())
def test_hidden_word_changes_no_answer(ask, hidden, text, asked):
    index_many([note("Договор открытый"), note("Договор вечный")])
    before = ask(text, asked=asked)

    index(hidden_notes()[hidden])

    assert ask(text, asked=asked) == before
    assert SECRET.lower()[:5] not in repr(before.hits).lower()


def test_hidden_words_are_found_by_those_who_may(ask, titles):
    index_many(hidden_notes().values())

    assert set(titles("верлибряи", audience=STAFF)) == {"Верлибрия первая"}
    assert len(titles("верлибряи", audience=set(Audience))) == 2
    assert titles("верлибряи", at=NOW + DAY) == ["Верлибрия вторая"]
    assert titles("верлибряи", at=NOW - DAY) == ["Верлибрия третья"]


def test_snippet_of_another_language_is_not_mixed_in(ask):
    index(note("Открытое", body_ru="мосты", audience=Audience.PUBLIC))
    index(note("Закрытое", body_ru=f"мосты {SECRET}", audience=Audience.STAFF))

    results = ask("мосты")

    assert results.total == 1
    assert SECRET not in repr(results)


def test_word_hidden_later_helps_nobody(ask):
    secret = note(SECRET)
    index(secret)
    assert ask("верлибряи").total == 1

    secret.fields["audience"] = Audience.CONFIDENTIAL
    index(secret)

    assert ask("верлибряи") == Results()
    assert ask(SECRET) == Results()


def test_word_of_a_forgotten_thing_helps_nobody(ask):
    secret = note(SECRET)
    index(secret)

    forget(secret)

    assert ask("верлибряи") == Results()


def test_hidden_masses_do_not_make_a_visible_one_disappear(ask):
    index_many([remark(f"Школа {one}", audience="staff") for one in range(1500)])
    index(remark("Школа видимая"))

    results = ask("школа")

    assert (results.total, results.is_capped) == (1, False)


def test_doc_of_nobody_is_not_indexed(ask):
    index(Note(SECRET, is_findable=False))

    assert ask(SECRET, audience=set(Audience)) == Results()
