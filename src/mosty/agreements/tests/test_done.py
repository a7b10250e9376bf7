"""What a file or a command tells of something done, understood or refused."""

import datetime

import pytest

from mosty.agreements.done import BadDone, day_of, read_file, understood


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2026", (2026, 1, 1), (2026, 12, 31), "year"),
        (2026, (2026, 1, 1), (2026, 12, 31), "year"),
        ("2026-02", (2026, 2, 1), (2026, 2, 28), "month"),
        (datetime.date(2026, 3, 12), (2026, 3, 12), (2026, 3, 12), "day"),
    ],
)
def test_date_is_known_as_far_as_it_is_given(text, first, last, precision):
    assert day_of(text, is_end=False) == (datetime.date(*first), precision)
    assert day_of(text, is_end=True) == (datetime.date(*last), precision)


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ({}, "say what was done"),
        ({"titel": "x"}, "not known: titel"),
        ({"title_ru": "x" * 401}, "at most 400"),
        ({"from": "soon"}, "write 2026"),
        ({"from": "2026-02-30"}, "no date"),
        ({"from": "2026-13"}, "no date"),
        ({"from": 2026, "until": 2025}, "ends before it begins"),
        ({"state": "done"}, "one of planned"),
        ({"audience": "all"}, "one of public"),
        ({"agreements": 3}, "list of numbers"),
        ({"agreements": [True]}, "list of numbers"),
        ({"countries": "BY"}, "list of codes"),
        ({"targets": ["4.7"]}, "list of entries"),
        ({"targets": [{"target": "4.7"}]}, "in one sentence why"),
        ({"people": [{"country": "BY", "number": -1}]}, "a whole number"),
        ({"people": [{"country": "BY"}]}, "a whole number"),
        (
            {"people": [{"country": "BY", "number": 1, "how": "by train"}]},
            "one of here",
        ),
        ({"results": [{"on": 2026}]}, "has a title_ru"),
        ({"evidence": [{"title_ru": "x", "address": "javascript:x"}]}, "https://"),
        (
            {"evidence": [{"title_ru": "x" * 301, "address": "https://a.example"}]},
            "at most 300",
        ),
    ],
)
def test_what_is_not_understood_is_said(said, remedy):
    if said and "titel" not in said:
        said = {"title_ru": "Семинар", **said}

    with pytest.raises(BadDone, match=remedy):
        understood(said)


@pytest.mark.parametrize("text", ["- a list", "a: [", "\xff"])
def test_file_that_says_nothing_is_refused(tmp_path, text):
    path = tmp_path / "done.yml"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(BadDone, match="done.yml"):
        read_file(path)
