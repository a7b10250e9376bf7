"""Questions of GIFT as tasks of the bank, and back, in one language."""

from collections.abc import Iterable
from fractions import Fraction

from mosty.olympiad.carrying.items import Defaults, Item, item_of, key_of_text
from mosty.olympiad.gift import read, written
from mosty.olympiad.gift.reading import Choice, Question
from mosty.olympiad.marking import Kind

KNOWN = {"single", "multiple", "short", "match", "number", "year", "essay"}
LEAST_WORDS, MOST_WORDS = 20, 300
CRITERION = ("Ответ по существу вопроса", "The answer is to the point")


def tasks_of(text: str, defaults: Defaults) -> list[Item]:
    """An item for each question, in their order; nothing raises."""
    return [item_for(one, defaults) for one in read(text)]


def item_for(one: Question, defaults: Defaults) -> Item:
    if one.kind is None:
        return Item(one.line, one.source[:200], faults=(f"gift_{one.fault}",))
    language = defaults.language
    notes = list(one.left_out)
    task = {
        "key": key_of_text(one.title or one.text, one.line),
        "kind": one.kind.value,
        "ages": list(defaults.ages),
        "track": list(defaults.track),
        "topic": defaults.topic,
        "difficulty": defaults.difficulty,
        "points": defaults.points,
        "author": defaults.author,
        "proof": {},
        **in_both("text_", one.text, language),
    }
    if one.explanation:
        task |= in_both("explanation_", one.explanation, language)
    if one.category:
        notes.append("category")
    if any(choice.feedback for choice in one.choices):
        notes.append("feedback")
    part = part_of(one, language, defaults.points, notes)
    return item_of(one.line, one.source, task | part, notes)


def in_both(prefix: str, text: str, language: str) -> dict:
    other = "en" if language == "ru" else "ru"
    return {f"{prefix}{language}": text, f"{prefix}{other}": ""}


def part_of(one: Question, language: str, points: int, notes: list) -> dict:
    """What the kind of a question asks for; shares between none and all are told."""
    if one.kind in {Kind.SINGLE, Kind.MULTIPLE}:
        if one.kind == Kind.MULTIPLE:
            notes.append("shares")
        return {
            "choices": [
                {**in_both("", choice.text, language), "right": choice.share > 0}
                for choice in one.choices
            ]
        }
    if one.kind == Kind.SHORT:
        if any(choice.share != 1 for choice in one.choices):
            notes.append("partial")
        words = [choice.text for choice in one.choices if choice.share == 1]
        return {"keys_ru": [], "keys_en": [], f"keys_{language}": words, "typos": 0}
    if one.kind == Kind.MATCH:
        return match_of(one, language, notes)
    if one.kind == Kind.NUMBER:
        return {"value": plain(one.value), "tolerance": plain(one.tolerance)}
    return {
        "criteria": [{"ru": CRITERION[0], "en": CRITERION[1], "points": points}],
        "words": {"least": LEAST_WORDS, "most": MOST_WORDS},
    }


def match_of(one: Question, language: str, notes: list) -> dict:
    whole = [(left, right) for left, right in one.pairs if left and right]
    if len(whole) < len(one.pairs):
        notes.append("odd_pairs")
    pairs = [
        in_both("left_", left, language) | in_both("right_", right, language)
        for left, right in whole
    ]
    return {"pairs": pairs}


def plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def known_to_gift(task: dict) -> bool:
    return task["kind"] in KNOWN


def gift_of(tasks: Iterable[dict], language: str) -> str:
    """The tasks as GIFT; those of kinds that it lacks are named in remarks at the top."""
    tasks = list(tasks)
    left = [one for one in tasks if not known_to_gift(one)]
    head = "".join(f"// left out: {one['key']} ({one['kind']})\n" for one in left)
    questions = [question_of(one, language) for one in tasks if known_to_gift(one)]
    return f"{head}\n{written(questions)}" if head else written(questions)


def question_of(task: dict, language: str) -> Question:
    kind = Kind.NUMBER if task["kind"] == "year" else Kind(task["kind"])
    told = {
        "line": 1,
        "source": "",
        "title": task["key"],
        "category": task["topic"],
        "text": said(task, "text_", language),
        "kind": kind,
        "explanation": said(task, "explanation_", language),
    }
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        told["choices"] = shares_of(task, language)
    elif kind == Kind.SHORT:
        other = "en" if language == "ru" else "ru"
        words = task[f"keys_{language}"] or task[f"keys_{other}"]
        told["choices"] = tuple(Choice(one, Fraction(1)) for one in words)
    elif kind == Kind.MATCH:
        told["pairs"] = tuple(
            (said(one, "left_", language), said(one, "right_", language))
            for one in task["pairs"]
        )
    elif kind == Kind.NUMBER:
        told["value"] = Fraction(str(task["value"]))
        told["tolerance"] = Fraction(str(task["tolerance"]))
    return Question(**told)


def shares_of(task: dict, language: str) -> tuple[Choice, ...]:
    right = sum(bool(one["right"]) for one in task["choices"])
    share = Fraction(1, right)
    is_one = task["kind"] == "single"
    wrong = Fraction(0) if is_one else -share
    return tuple(
        Choice(said(one, "", language), share if one["right"] else wrong)
        for one in task["choices"]
    )


def said(thing: dict, prefix: str, language: str) -> str:
    other = "en" if language == "ru" else "ru"
    return thing.get(f"{prefix}{language}") or thing.get(f"{prefix}{other}") or ""
