"""What a written task must hold, by its kind, and what is wrong with one that does not.

A task is a mapping: `key`, `ages`, `track`, `kind`, `topic`, `difficulty`, `points`,
`text_ru`, `text_en`, `explanation_*`, `proof`, `author`, and by kind

- single, multiple: `choices` of `ru`, `en`, `right`;
- order, timeline: `items` of `ru`, `en` in the right order, those of a timeline with
  `year`;
- match: `pairs` of `left_*`, `right_*`;
- short: `keys_ru`, `keys_en`, `typos`;
- gap: `gaps` of the same, marked `{1}`, `{2}` … in the text;
- number, year: `value`, `tolerance`;
- point: `picture`, `picture_alt_*`, `places` of `id`, `ru`, `en`, `x`, `y`, `radius`,
  `right` on a field of 1000 by 700;
- essay: `criteria` of `ru`, `en`, `points`; `words` with `least` and `most`;
- file: `accepts`, `criteria`.

Any may have a `picture` with `picture_alt_*` and `picture_source_*`, and `audio` with
`transcript_*`: names of shipped schemes or addresses.
"""

import re
from collections.abc import Callable, Iterator

from mosty.olympiad.marking import Kind

LANGUAGES = ("ru", "en")
AGES = ("5-7", "8-9", "10-11")
TRACKS = ("native", "foreign")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
GAP = re.compile(r"\{(\d+)\}")
WIDTH, HEIGHT = 1000, 700


class Faulty(Exception):
    """A task that cannot be set; the arguments are its faults, as codes."""


def faults_of(task: dict) -> list[str]:
    """Codes of what is wrong, with the field after a colon; none for a good task."""
    found = [*of_all(task)]
    try:
        kind = Kind(task.get("kind"))
    except ValueError:
        return [*found, "kind"]
    try:
        return [*found, *OF_KIND[kind](task)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return [*found, f"form: {error}"]


def of_all(task: dict) -> Iterator[str]:
    if not KEY.fullmatch(str(task.get("key", ""))):
        yield "key"
    if not task.get("ages") or not set(task["ages"]) <= set(AGES):
        yield "ages"
    if not task.get("track") or not set(task["track"]) <= set(TRACKS):
        yield "track"
    if task.get("difficulty") not in range(1, 6):
        yield "difficulty"
    if not isinstance(task.get("points"), int) or not 0 < task["points"] <= 100:
        yield "points"
    for name in ("text", "explanation"):
        yield from missing(task, name, prefix=f"{name}_")
    proof = task.get("proof") or {}
    if not proof.get("title") or not proof.get("where"):
        yield "proof"
    if not task.get("topic") or not task.get("author"):
        yield "topic_or_author"
    yield from of_media(task)


def of_media(task: dict) -> Iterator[str]:
    """A picture and a sound are told in words, for those who do not see or hear them."""
    if task.get("picture") and task.get("kind") != Kind.POINT:
        yield from missing(task, "picture_alt", prefix="picture_alt_")
    if task.get("audio"):
        yield from missing(task, "transcript", prefix="transcript_")


def missing(thing: dict, name: str, *, prefix: str = "") -> Iterator[str]:
    """The languages in which a text is not there."""
    for language in LANGUAGES:
        if not str(thing.get(f"{prefix}{language}") or "").strip():
            yield f"{name}: {language}"


def of_choices(task: dict) -> Iterator[str]:
    choices = task["choices"]
    right = sum(bool(one["right"]) for one in choices)
    if len(choices) < 2 or right == len(choices):
        yield "choices"
    if right < 1 or task["kind"] == Kind.SINGLE and right != 1:
        yield "right"
    yield from of_texts(choices, "choices")


def of_texts(things, name: str) -> Iterator[str]:
    for thing in things:
        yield from missing(thing, name)
    for language in LANGUAGES:
        texts = [one.get(language) for one in things]
        if len(set(texts)) != len(texts):
            yield f"{name} twice: {language}"


def of_items(task: dict) -> Iterator[str]:
    items = task["items"]
    if len(items) < 3:
        yield "items"
    if task["kind"] == Kind.TIMELINE:
        years = [one["year"] for one in items]
        if years != sorted(set(years)):
            yield "years"
    yield from of_texts(items, "items")


def of_pairs(task: dict) -> Iterator[str]:
    pairs = task["pairs"]
    if len(pairs) < 2:
        yield "pairs"
    for side in ("left", "right"):
        own = [{code: one[f"{side}_{code}"] for code in LANGUAGES} for one in pairs]
        yield from of_texts(own, side)


def of_words(task: dict) -> Iterator[str]:
    for language in LANGUAGES:
        if not task[f"keys_{language}"]:
            yield f"keys: {language}"
    if task["typos"] not in range(3):
        yield "typos"


def of_gaps(task: dict) -> Iterator[str]:
    expected = [str(number + 1) for number in range(len(task["gaps"]))]
    for language in LANGUAGES:
        if not expected or GAP.findall(task[f"text_{language}"]) != expected:
            yield f"gaps: {language}"
    for gap in task["gaps"]:
        yield from of_words(gap)


def of_number(task: dict) -> Iterator[str]:
    if not isinstance(task["value"], int | float) or task["tolerance"] < 0:
        yield "value"


def of_places(task: dict) -> Iterator[str]:
    places = task["places"]
    if not any(one["right"] for one in places) or len(places) < 2:
        yield "places"
    for one in places:
        if not 0 <= one["x"] <= WIDTH or not 0 <= one["y"] <= HEIGHT:
            yield f"places: {one['id']}"
        if one["radius"] <= 0:
            yield f"radius: {one['id']}"
    if not task["picture"]:
        yield "picture"
    yield from missing(task, "picture_alt", prefix="picture_alt_")
    yield from of_texts(places, "places")


def of_criteria(task: dict) -> Iterator[str]:
    criteria = task["criteria"]
    if sum(one["points"] for one in criteria) != task["points"]:
        yield "criteria"
    yield from of_texts(criteria, "criteria")
    if (
        task["kind"] == Kind.ESSAY
        and not 0 < task["words"]["least"] < (task["words"]["most"])
    ):
        yield "words"
    if task["kind"] == Kind.FILE and not task["accepts"]:
        yield "accepts"


OF_KIND: dict[Kind, Callable[[dict], Iterator[str]]] = {
    Kind.SINGLE: of_choices,
    Kind.MULTIPLE: of_choices,
    Kind.ORDER: of_items,
    Kind.TIMELINE: of_items,
    Kind.MATCH: of_pairs,
    Kind.SHORT: of_words,
    Kind.GAP: of_gaps,
    Kind.NUMBER: of_number,
    Kind.YEAR: of_number,
    Kind.POINT: of_places,
    Kind.ESSAY: of_criteria,
    Kind.FILE: of_criteria,
}
