"""A written task parted in two: what a pupil's device gets, and the key.

The sheet says nothing from which the key could be told: choices, items and pairs are
shuffled by a seed that the variant gives, and what is right is not in it.
"""

import random
from fractions import Fraction

from mosty.olympiad.bank.written import LANGUAGES
from mosty.olympiad.marking import Key, Kind, Place


def key_of(task: dict, *, seed: str) -> Key:
    """The key of a task whose sheet was made with the same seed."""
    kind = Kind(task["kind"])
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        named = names(len(task["choices"]), f"{seed} choices")
        right = [
            name
            for name, one in zip(named, task["choices"], strict=True)
            if one["right"]
        ]
        return Key(right=tuple(sorted(right)), is_strict=is_strict(task))
    if kind in {Kind.ORDER, Kind.TIMELINE}:
        named = names(len(task["items"]), f"{seed} items")
        return Key(right=tuple(named), is_strict=is_strict(task))
    if kind == Kind.MATCH:
        left, right = sides(task, seed)
        pairs = dict(zip(left, right, strict=True))
        return Key(pairs=pairs, is_strict=is_strict(task))
    if kind in {Kind.NUMBER, Kind.YEAR}:
        value, tolerance = (Fraction(str(task[one])) for one in ("value", "tolerance"))
        return Key(value=value, tolerance=tolerance)
    return key_of_words(task) if kind != Kind.POINT else key_of_places(task)


def key_of_words(task: dict) -> Key:
    """Of a short answer or gaps; people mark by no key at all."""
    if "gaps" in task:
        gaps = {
            str(number): words_of(one) for number, one in enumerate(task["gaps"], 1)
        }
        return Key(
            gaps=gaps,
            typos=min(one["typos"] for one in task["gaps"]),
            is_strict=is_strict(task),
        )
    return Key(words=words_of(task), typos=task.get("typos", 0))


def words_of(thing: dict) -> tuple[str, ...]:
    return tuple(
        one for language in LANGUAGES for one in thing.get(f"keys_{language}", ())
    )


def key_of_places(task: dict) -> Key:
    places = [
        Place(one["id"], one["x"], one["y"], one["radius"])
        for one in task["places"]
        if one["right"]
    ]
    return Key(places=tuple(places))


def sheet_of(task: dict, *, seed: str) -> dict:
    """What the device shows of a task, in both languages."""
    kind = Kind(task["kind"])
    sheet = {
        "kind": kind.value,
        "points": task["points"],
        "text": both(task, "text_"),
        **media_of(task),
    }
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        sheet["choices"] = listed(task["choices"], f"{seed} choices")
    elif kind in {Kind.ORDER, Kind.TIMELINE}:
        sheet["items"] = listed(task["items"], f"{seed} items")
    elif kind == Kind.MATCH:
        left, right = sides(task, seed)
        sheet["left"] = in_order(left, [both(one, "left_") for one in task["pairs"]])
        sheet["right"] = in_order(right, [both(one, "right_") for one in task["pairs"]])
    elif kind == Kind.GAP:
        sheet["gaps"] = len(task["gaps"])
    elif kind == Kind.POINT:
        sheet["places"] = [
            {"id": one["id"], "x": one["x"], "y": one["y"], **both(one)}
            for one in task["places"]
        ]
    elif kind in {Kind.ESSAY, Kind.FILE}:
        names_ = ("words", "accepts")
        sheet |= {name: task[name] for name in names_ if name in task}
        sheet["criteria"] = [
            {"points": one["points"], **both(one)} for one in task["criteria"]
        ]
    return sheet


def media_of(task: dict) -> dict:
    """A picture and a sound with what tells them in words."""
    told = {}
    if task.get("picture"):
        told = {"picture": task["picture"], "alt": both(task, "picture_alt_")}
        if task.get("picture_source_ru") or task.get("picture_source_en"):
            told["source"] = both(task, "picture_source_")
    if task.get("audio"):
        told |= {"audio": task["audio"], "transcript": both(task, "transcript_")}
    return told


def both(thing: dict, prefix: str = "") -> dict[str, str]:
    return {language: thing.get(f"{prefix}{language}", "") for language in LANGUAGES}


def listed(things, seed: str) -> list[dict]:
    return in_order(names(len(things), seed), [both(one) for one in things])


def in_order(named, texts) -> list[dict]:
    """Each with its name, in the order of names: not that of the author."""
    told = [{"id": name, **text} for name, text in zip(named, texts, strict=True)]
    return sorted(told, key=lambda one: one["id"])


def sides(task: dict, seed: str) -> tuple[list[str], list[str]]:
    number = len(task["pairs"])
    return names(number, f"{seed} left"), names(number, f"{seed} right")


def names(number: int, seed: str) -> list[str]:
    """Letters for so many things in the author's order, shuffled by the seed."""
    letters = [chr(ord("a") + place) for place in range(number)]
    random.Random(seed).shuffle(letters)
    return letters


def is_strict(task: dict) -> bool:
    return bool(task.get("is_strict", False))
