"""What an address asks, and the canonical form that links and caches use."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from mosty.listings.asked import remarks, understood
from mosty.listings.filters import NONE, Choice, Years
from mosty.listings.listing import Column, Empty, Listing, Viewing, Way
from mosty.ui.ledger import Cell

LISTING = Listing(
    name="papers",
    title="Papers",
    visible=lambda viewing: None,
    way=Way(),
    columns=(
        Column("title", "Title", lambda row, viewing: Cell(row), way=Way()),
        Column("kind", "Kind", lambda row, viewing: Cell(row)),
    ),
    filters=(
        Choice(
            "kind",
            "Kind",
            lambda viewing: {"a": "Letter", "b": "Note", NONE: "not stated"},
            lambda viewing: F("kind"),
        ),
        Years("made", "Year", "made_on"),
    ),
    empty=Empty("Nothing"),
    search_kind="paper",
)


def asker():
    return Viewing(
        AnonymousUser(),
        datetime.date(2026, 11, 24),
        datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC),
        "ru",
    )


def ask(address):
    return understood(LISTING, QueryDict(address), asker())


@pytest.mark.parametrize(
    ("address", "pairs"),
    [
        ("", []),
        ("q=+two++words+", [("q", "two words")]),
        ("kind=b&kind=a&kind=b", [("kind", "a"), ("kind", "b")]),
        ("kind=a&utm=1&fbclid=2", [("kind", "a")]),
        ("sort=-title&kind=none", [("kind", "none"), ("sort", "-title")]),
        (
            "made_to=2015&made_from=2018",
            [("made_from", "2015"), ("made_to", "2018")],
        ),
        (
            "made=none&made_from=02015",
            [("made_from", "2015"), ("made", "none")],
        ),
    ],
)
def test_address_has_one_canonical_form(address, pairs):
    asked = ask(address)

    assert asked.pairs == pairs


@pytest.mark.parametrize(
    "address",
    ["sort=kind", "page=two", "page=0", "kund=a"],
)
def test_what_makes_no_sense_is_kept_aside(address):
    asked = ask(address)

    assert asked.pairs == []
    assert asked.page == 1
    assert remarks(asked) == [address]


@pytest.mark.parametrize("address", ["kind=c", "made_from=1066", "made=never"])
def test_value_that_does_not_exist_is_asked_for(address):
    asked = ask(address)

    assert asked.pairs == [tuple(address.split("="))]
    assert asked.is_narrowed
    assert remarks(asked) == []


def test_capitals_do_not_matter():
    assert ask("kind=A&kind=a&kind=NONE").pairs == [("kind", "a"), ("kind", "none")]


def test_long_nonsense_is_shortened_in_the_remark():
    (remark,) = remarks(ask(f"sort={'я' * 500}"))

    assert len(remark) == 61


@given(st.dictionaries(st.sampled_from(LISTING.known_parameters()), st.text()))
def test_any_address_is_understood_and_its_canonical_form_stays(given):
    query = QueryDict(mutable=True)
    query.update(given)

    asked = understood(LISTING, query, asker())
    again = ask(asked.address()[1:])

    assert again.pairs == asked.pairs
    assert again.odd == ()


def test_link_leaves_one_pair_out_and_forgets_the_page():
    asked = ask("kind=a&kind=b&sort=title&page=7")

    assert asked.address(without=(("kind", "a"),)) == "?kind=b&sort=title"
    assert asked.address(page=8) == "?kind=a&kind=b&sort=title&page=8"


def test_known_parameters_stand_in_canonical_order():
    assert LISTING.known_parameters() == (
        "q",
        "kind",
        "made_from",
        "made_to",
        "made",
        "sort",
        "page",
    )
