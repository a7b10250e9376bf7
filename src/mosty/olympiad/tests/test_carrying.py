"""Tasks in and out of files: nothing is lost on the way, nothing raises."""

import random
import time

import pytest

from mosty.olympiad.actions.importing import Verdict, bring_tasks, judged
from mosty.olympiad.bank import faults_of, shipped
from mosty.olympiad.bank.written import LANGUAGES
from mosty.olympiad.carrying import (
    Defaults,
    examined,
    gift_of,
    known_to_gift,
    mutated,
    workbook_of,
)
from mosty.olympiad.models import Task

FILES = 300
OF_DRAWING = {"picture_brief"}


def kept(task):
    return {name: one for name, one in task.items() if name not in OF_DRAWING}


def test_workbook_brings_every_kind_back_as_it_was():
    tasks = [*shipped()]
    tasks[0] = tasks[0] | {"text_ru": "=1+1?\n+ «две» | строки \\n"}

    items = examined(workbook_of(tasks), Defaults())

    assert [one.faults for one in items if one.faults] == []
    assert [kept(one.written) for one in items] == [
        kept({"is_strict": False} | one) if one.get("is_strict") else plain(one)
        for one in tasks
    ]


def plain(task):
    """A task as a cell can tell it: nothing strict is not said."""
    return {name: one for name, one in kept(task).items() if name != "is_strict"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gift_brings_back_what_it_knows(language):
    tasks = [one for one in shipped() if known_to_gift(one)]
    other = [one for one in shipped() if not known_to_gift(one)]

    text = gift_of(shipped(), language)
    items = examined(text.encode(), Defaults(language=language))

    assert all(f"// left out: {one['key']}" in text for one in other)
    assert [one.faults for one in items if one.faults] == []
    assert [one.written["key"] for one in items] == [one["key"] for one in tasks]
    again = gift_of([one.written for one in items], language)
    name = f"text_{language}"
    for item, task in zip(items, tasks, strict=True):
        assert item.written[name].split() == task[name].split()
        kind = "number" if task["kind"] == "year" else task["kind"]
        is_one = sum(one["right"] for one in task.get("choices", ())) == 1
        assert item.written["kind"] == ("single" if is_one else kind)
    assert again.count("::") == text.count("::")


def test_mutated_files_get_verdicts_and_raise_nothing():
    first = random.SystemRandom().randrange(10**9)
    print(f"mutated files from seed {first}")
    since = time.monotonic()
    read = refused = 0
    for seed in range(first, first + FILES):
        items = examined(mutated(seed), Defaults())
        assert items, f"seed {seed}"
        for one in items:
            assert bool(one.written) != bool(one.faults), f"seed {seed}"
            read += one.written is not None
            refused += one.written is None
    assert read
    assert refused
    assert time.monotonic() - since < 30
    assert mutated(first) == mutated(first)


@pytest.mark.django_db
def test_each_question_of_a_file_has_its_verdict():
    whole = shipped()[0]
    other = whole | {"key": "other-one", "text_en": "", "text_ru": "Другой?"}
    bad = whole | {"key": "bad-one", "points": 0}
    same = whole | {"key": "same-text"}
    data = workbook_of([whole, other, bad, same])

    found = bring_tasks(examined(data, Defaults()), by="test")

    assert [one.verdict for one in found] == [
        Verdict.NEW,
        Verdict.UNFINISHED,
        Verdict.REFUSED,
        Verdict.DOUBLE,
    ]
    assert Task.objects.count() == 2
    again = judged(examined(data, Defaults()))
    assert [one.verdict for one in again[:2]] == [Verdict.KNOWN, Verdict.KNOWN]
    assert again[3].task == again[0].task
    assert faults_of(Task.objects.get(key="other-one").written) == ["text: en"]
