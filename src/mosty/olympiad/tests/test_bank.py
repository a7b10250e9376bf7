"""The bank that comes with Mosty: whole, in two languages, each key right by itself."""

import json
from collections import Counter
from pathlib import Path

import pytest

import mosty.olympiad
from mosty.olympiad.bank import faults_of, key_of, sheet_of, shipped
from mosty.olympiad.marking import BY_PEOPLE, Kind, worth

SCHEMES = Path(mosty.olympiad.__file__).parent / "static/olympiad/schemes"
TASKS = {task["key"]: task for task in shipped()}


def right_answer(task, key):
    """What somebody who knows everything would send."""
    match Kind(task["kind"]):
        case Kind.SINGLE:
            return key.right[0]
        case Kind.MULTIPLE | Kind.ORDER | Kind.TIMELINE:
            return list(key.right)
        case Kind.MATCH:
            return dict(key.pairs)
        case Kind.SHORT:
            return key.words[0]
        case Kind.GAP:
            return {name: words[-1] for name, words in key.gaps.items()}
        case Kind.NUMBER | Kind.YEAR:
            return str(task["value"])
        case Kind.POINT:
            place = key.places[0]
            return {"x": place.x, "y": place.y}


def test_there_are_enough_for_each_age_of_every_kind():
    ages = Counter(age for task in TASKS.values() for age in task["ages"])

    assert len(TASKS) == len(shipped()) >= 120
    assert min(ages[one] for one in ("5-7", "8-9", "10-11")) >= 40
    assert {task["kind"] for task in TASKS.values()} == set(Kind)


def test_each_task_is_whole_and_its_key_is_right():
    faults = {name: faults_of(task) for name, task in TASKS.items()}

    assert {name: found for name, found in faults.items() if found} == {}
    for task in TASKS.values():
        if task["kind"] not in BY_PEOPLE:
            key = key_of(task, seed="v1")
            assert sheet_of(task, seed="v1").get("picture") == task.get("picture")
            assert worth(Kind(task["kind"]), key, right_answer(task, key)) == 1


def test_sheet_of_a_task_tells_no_key():
    for task in TASKS.values():
        sheet = sheet_of(task, seed="v1")

        assert sheet_of(task, seed="v1") == sheet
        lists = [things for things in sheet.values() if isinstance(things, list)]
        names = {name for things in lists for one in things for name in one}
        assert not {"right", "year", "keys_ru"} & names
        assert not {"value", "tolerance", "keys_ru", "proof"} & sheet.keys()
        assert task["explanation_ru"] not in json.dumps(sheet, ensure_ascii=False)
        if "picture" in task:
            assert (SCHEMES / f"{task['picture']}.svg").is_file()


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("single", {"choices": []}, "right"),
        ("single", {"proof": {}}, "proof"),
        ("single", {"text_en": " "}, "text: en"),
        ("single", {"kind": "riddle"}, "kind"),
        ("timeline", {"items": [{"ru": "а", "en": "a", "year": 2}] * 3}, "years"),
        ("match", {"pairs": None}, "form"),
        ("gap", {"text_ru": "Нева {2} и {1}"}, "gaps: ru"),
        ("number", {"tolerance": -1}, "value"),
        ("point", {"places": []}, "places"),
        ("essay", {"points": 99}, "criteria"),
        ("short", {"keys_ru": []}, "keys: ru"),
    ],
)
def test_fault_of_a_task_is_named(kind, change, fault):
    good = next(task for task in TASKS.values() if task["kind"] == kind)

    found = faults_of(good | change)

    assert any(one.startswith(fault) for one in found)
