"""GIFT → questions, each with what it is, its key, and what could not be kept."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from mosty.olympiad.gift.blocks import Block, blocks, shown
from mosty.olympiad.marking import Kind, number_of

MOST_QUESTIONS = 5000
TITLE = re.compile(r"\s*::(?P<title>.*?)::\s*", re.DOTALL)
FORMAT = re.compile(r"\s*\[(?P<format>html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
BODY = re.compile(r"(?P<before>[^{]*)\{(?P<key>[^}]*)\}(?P<after>.*)", re.DOTALL)
TRUTH = re.compile(r"\s*(?P<word>TRUE|T|FALSE|F)\s*(?P<rest>#.*)?", re.I | re.DOTALL)
ANSWER = re.compile(r"(?=[~=])")
WEIGHT = re.compile(r"\s*%(?P<percent>-?\d+(?:\.\d+)?)%\s*")
GENERAL = re.compile(r"####(?P<words>.*)", re.DOTALL)
RANGE = re.compile(r"(?P<least>[^:]+?)\.\.(?P<most>.+)", re.DOTALL)
BLANK = "____"


@dataclass(frozen=True)
class Choice:
    """An answer of a question and the share of the points that it brings."""

    text: str
    share: Fraction
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """What was read. `kind` is None where nothing could be made of it, and `fault` says
    why; `left_out` names what has no place in a task."""

    line: int
    source: str
    title: str = ""
    category: str = ""
    text: str = ""
    kind: Kind | None = None
    choices: tuple[Choice, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    value: Fraction | None = None
    tolerance: Fraction = Fraction(0)
    explanation: str = ""
    fault: str = ""
    left_out: tuple[str, ...] = field(default=())


class NotUnderstood(Exception):
    """Why a question cannot be read; the first argument is a code."""


def read(text: str) -> list[Question]:
    """Every question of a text, in its order; none is dropped, and nothing raises."""
    found = []
    for block in blocks(text.lstrip("\ufeff").replace("\0", "")):
        if len(found) == MOST_QUESTIONS:
            found.append(refused(block, "too_many"))
            break
        try:
            found.append(question_of(block))
        except NotUnderstood as why:
            found.append(refused(block, why.args[0]))
    return found


def refused(block: Block, code: str) -> Question:
    return Question(block.line, shown(block.text), fault=code, category=block.category)


def question_of(block: Block) -> Question:
    text, title = block.text, ""
    if found := TITLE.match(text):
        title, text = shown(found["title"]).strip(), text[found.end() :]
    left_out = ()
    if found := FORMAT.match(text):
        text = text[found.end() :]
        if found["format"].lower() in {"html", "markdown"}:
            left_out = (f"format: {found['format'].lower()}",)
    body = BODY.fullmatch(text)
    if not body:
        raise NotUnderstood("no_answers" if "{" not in text else "open_brace")
    if "{" in body["after"]:
        raise NotUnderstood("two_keys")
    key, explanation = body["key"], ""
    if found := GENERAL.search(key):
        key, explanation = key[: found.start()], shown(found["words"]).strip()
    told = dict(
        line=block.line,
        source=shown(block.text),
        title=title,
        category=block.category,
        text=stem(body),
        explanation=explanation,
        left_out=left_out,
    )
    return Question(**told | key_of(key, left_out))


def stem(body) -> str:
    """What is asked; a key within a sentence leaves a blank."""
    before, after = shown(body["before"]).strip(), shown(body["after"]).strip()
    return f"{before} {BLANK} {after}" if after else before


def key_of(key: str, left_out: tuple[str, ...]) -> dict:
    """Kind and key by what stands within the braces."""
    if not key.strip():
        return {"kind": Kind.ESSAY}
    if found := TRUTH.fullmatch(key):
        return truth(found)
    if key.lstrip().startswith("#"):
        return number(key.lstrip()[1:], left_out)
    answers = [one for one in ANSWER.split(key) if one.strip()]
    if not answers[0].lstrip().startswith(("~", "=")):
        raise NotUnderstood("no_sign")
    if all("->" in one for one in answers):
        return match(answers)
    choices = tuple(choice_of(one.lstrip()) for one in answers)
    if all(one.lstrip().startswith("=") for one in answers):
        return {"kind": Kind.SHORT, "choices": choices}
    return several(choices)


def truth(found) -> dict:
    is_true = found["word"].upper().startswith("T")
    notes = [shown(one).strip() for one in (found["rest"] or "").split("#")[1:]]
    wrong, right = (*notes, "", "")[:2]
    told = (right, wrong) if is_true else (wrong, right)
    choices = tuple(
        Choice(word, Fraction(word == ("true" if is_true else "false")), note)
        for word, note in zip(("true", "false"), told, strict=True)
    )
    return {"kind": Kind.SINGLE, "choices": choices}


def several(choices) -> dict:
    whole = [one for one in choices if one.share == 1]
    if len(whole) == 1 and not any(0 < one.share < 1 for one in choices):
        return {"kind": Kind.SINGLE, "choices": choices}
    if sum(one.share for one in choices if one.share > 0) < Fraction(99, 100):
        raise NotUnderstood("nothing_right")
    return {"kind": Kind.MULTIPLE, "choices": choices}


def match(answers) -> dict:
    pairs = []
    for one in answers:
        left, _arrow, right = one.lstrip()[1:].partition("->")
        pairs.append((shown(left).strip(), shown(right.partition("#")[0]).strip()))
    if not any(left for left, _right in pairs):
        raise NotUnderstood("no_pairs")
    return {"kind": Kind.MATCH, "pairs": tuple(pairs)}


def number(key: str, left_out) -> dict:
    """A number, its tolerance after a colon, or a range; of several the whole one."""
    answers = [one for one in ANSWER.split(key) if one.strip()]
    if not answers:
        raise NotUnderstood("no_number")
    if not answers[0].lstrip().startswith("="):
        answers[0] = f"={answers[0]}"
    told = []
    for one in answers:
        text, share, _note = parted(one.lstrip())
        if share == 1 and one.lstrip().startswith("="):
            told.append(text)
    if not told:
        raise NotUnderstood("no_number")
    value, tolerance = value_of(told[0])
    more = ("answers",) if len(answers) > 1 else ()
    return {
        "kind": Kind.NUMBER,
        "value": value,
        "tolerance": tolerance,
        "left_out": (*left_out, *more),
    }


def value_of(text: str) -> tuple[Fraction, Fraction]:
    if found := RANGE.fullmatch(text):
        least, most = (number_of(found[one].strip()) for one in ("least", "most"))
        if least is None or most is None or least > most:
            raise NotUnderstood("no_number")
        return (least + most) / 2, (most - least) / 2
    value, _colon, tolerance = text.partition(":")
    value, tolerance = number_of(value.strip()), number_of(tolerance.strip() or "0")
    if value is None or tolerance is None or tolerance < 0:
        raise NotUnderstood("no_number")
    return value, tolerance


def choice_of(answer: str) -> Choice:
    text, share, note = parted(answer)
    return Choice(text, share, note)


def parted(answer: str) -> tuple[str, Fraction, str]:
    """Text, share and note of an answer that begins with its sign."""
    sign, rest = answer[0], answer[1:]
    share = Fraction(sign == "=")
    if found := WEIGHT.match(rest):
        share, rest = Fraction(found["percent"]) / 100, rest[found.end() :]
    text, _sharp, note = rest.partition("#")
    return shown(text).strip(), share, shown(note).strip()
