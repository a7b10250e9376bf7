"""Two kinds to be found, and the questions put as a visitor and as staff."""

import datetime

import pytest

from mosty.access.roles import Audience
from mosty.search.finding import find, suggest
from mosty.search.kinds import KINDS
from mosty.search.tests.factories import NOTE, REMARK

NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """Only the kinds of these tests; the narrower class is looked for first."""
    for name in list(KINDS):
        monkeypatch.delitem(KINDS, name)
    monkeypatch.setitem(KINDS, REMARK.name, REMARK)
    monkeypatch.setitem(KINDS, NOTE.name, NOTE)


@pytest.fixture
def ask(db):
    """`ask(text)` as a visitor now; other readers, moments and functions by name."""

    def ask(text, *, asked=find, **changed):
        who = {"audience": {Audience.PUBLIC}, "at": NOW, "language": "ru"}
        return asked(text, **(who | changed))

    return ask


@pytest.fixture
def titles(ask):
    """Titles of what is found, without marks."""

    def titles(text, **changed):
        hits = ask(text, **changed).hits
        return [
            str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in hits
        ]

    return titles


@pytest.fixture
def suggested(titles):
    return lambda text, **changed: titles(text, asked=suggest, **changed)
