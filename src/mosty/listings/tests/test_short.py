"""The question of a short list, its groups and chips."""

from dataclasses import dataclass

from django.http import QueryDict

from mosty.listings import short


@dataclass(frozen=True)
class Asked(short.Question):
    kind: str = ""


def test_words_are_looked_for_in_any_order_and_part():
    asked = Asked(q="Мост малый")

    assert asked.says("Малый мостик через Мойку")
    assert not asked.says("Большой мост")
    assert Asked().says("что угодно")


def test_typed_words_are_read_and_bounded():
    assert short.words_of(QueryDict("q= мост ")) == "мост"
    assert len(short.words_of(QueryDict("q=" + "а" * 999))) == short.LONGEST_TEXT
    assert short.words_of(QueryDict("")) == ""


def test_address_has_the_answers_that_were_given():
    asked = Asked(q="мост", kind="new")

    assert asked.address() == "?q=%D0%BC%D0%BE%D1%81%D1%82&kind=new"
    assert asked.address(q="") == "?kind=new"
    assert asked.kept("kind") == [("kind", "new")]
    assert Asked().kept("kind", "q") == []


def test_one_choice_of_a_group_is_chosen():
    group = short.group("kind", "Kind", "new", [("new", "New", 3)])

    assert [(one["value"], one["is_chosen"]) for one in group["choices"]] == [
        ("", False),
        ("new", True),
    ]


def test_each_answer_has_a_chip_that_takes_it_away():
    asked = Asked(q="мост", kind="new")

    assert short.chips(asked, kind="New") == [
        {"title": "«мост»", "url": "?kind=new"},
        {"title": "New", "url": "?q=%D0%BC%D0%BE%D1%81%D1%82"},
    ]
    assert short.chips(Asked(), kind="") == []
