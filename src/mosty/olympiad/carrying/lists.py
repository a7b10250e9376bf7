"""What is listed in a task as cells: one on a line, the same number in each language."""

import re

LANGUAGES = ("ru", "en")
CHOICE = re.compile(r"\s*([+\-−–])\s*(.*)")
YEAR = re.compile(r"\s*(-?\d{1,4})\s*\|\s*(.*)")
PLACE = re.compile(
    r"\s*([+\-−–])\s*([\w-]{1,40})\s*\|\s*(\d{1,4})\s*\|\s*(\d{1,4})\s*\|"
    r"\s*(\d{1,4})\s*\|\s*(.*)"
)
POINTS = re.compile(r"\s*(\d{1,3})\s*\|\s*(.*)")
ARROW = " -> "


class BadCell(Exception):
    """A cell that cannot be read; the argument is a code with its column."""


def line_of(text) -> str:
    return str(text or "").replace("\\", "\\\\").replace("\n", "\\n")


def unlined(text: str) -> str:
    return re.sub(r"\\(n|\\)", lambda one: "\n" if one[1] == "n" else "\\", text)


def lines_in(told: dict, language: str) -> list[str]:
    cell = told.get(f"answers_{language}") or ""
    return [unlined(one.strip()) for one in cell.splitlines() if one.strip()]


def lists_told(task: dict) -> dict:
    """The cells `answers_ru`, `answers_en`, `typos` of a task."""
    told = {
        f"answers_{language}": "\n".join(lines_of(task, language))
        for language in LANGUAGES
    }
    if "gaps" in task:
        told["typos"] = "; ".join(str(one["typos"]) for one in task["gaps"])
    elif "typos" in task:
        told["typos"] = task["typos"]
    return told


def lines_of(task: dict, language: str) -> list[str]:
    kind = task["kind"]
    if kind in {"single", "multiple"}:
        return [f"{sign(one)} {line_of(one[language])}" for one in task["choices"]]
    if kind in {"order", "timeline"}:
        years = [f"{one['year']} | " if "year" in one else "" for one in task["items"]]
        texts = [line_of(one[language]) for one in task["items"]]
        return [f"{year}{text}" for year, text in zip(years, texts, strict=True)]
    if kind == "match":
        return [
            ARROW.join(line_of(one[f"{side}_{language}"]) for side in ("left", "right"))
            for one in task["pairs"]
        ]
    if kind == "short":
        return [line_of(one) for one in task[f"keys_{language}"]]
    if kind == "gap":
        return ["; ".join(one[f"keys_{language}"]) for one in task["gaps"]]
    if kind == "point":
        return [
            f"{sign(one)} {one['id']} | {one['x']} | {one['y']} | {one['radius']} | "
            f"{line_of(one[language])}"
            for one in task["places"]
        ]
    if kind in {"essay", "file"}:
        return [
            f"{one['points']} | {line_of(one[language])}" for one in task["criteria"]
        ]
    return []


def sign(thing: dict) -> str:
    return "+" if thing["right"] else "-"


def lists_of(kind: str, told: dict) -> dict:
    """The listed parts of a row; raises `BadCell` where lines cannot be read."""
    ru, en = (lines_in(told, language) for language in LANGUAGES)
    if kind == "short":
        return {"keys_ru": ru, "keys_en": en, "typos": typos_in(told)[0]}
    if kind not in READERS:
        return {}
    if ru and en and len(ru) != len(en):
        raise BadCell("answers_uneven")
    blank = [""] * max(len(ru), len(en))
    pairs = list(zip(ru or blank, en or blank, strict=True))
    name, reader = READERS[kind]
    found = [reader(one, other) for one, other in pairs]
    if kind == "gap":
        typos = typos_in(told)
        typos += typos[-1:] * len(found)
        found = [{**one, "typos": typos[at]} for at, one in enumerate(found)]
    return {name: found}


def typos_in(told: dict) -> list[int]:
    parts = re.split(r"[;,\s]+", told.get("typos", "").strip()) if told else []
    found = [int(one) if one in {"0", "1", "2"} else 99 for one in parts if one]
    return found or [0]


def parted(pattern, ru: str, en: str):
    """What stands before the text, of the Russian line or else of the English one."""
    found = [pattern.fullmatch(one) for one in (ru, en)]
    if any(one and not match for one, match in zip((ru, en), found, strict=True)):
        raise BadCell("answers_form")
    first = found[0] or found[1]
    texts = {
        language: match[match.re.groups].strip() if match else ""
        for language, match in zip(LANGUAGES, found, strict=True)
    }
    return first, texts


def choice(ru, en) -> dict:
    first, texts = parted(CHOICE, ru, en)
    return {**texts, "right": first[1] == "+"}


def thing(ru, en) -> dict:
    return {"ru": ru, "en": en}


def year(ru, en) -> dict:
    first, texts = parted(YEAR, ru, en)
    return {**texts, "year": int(first[1])}


def pair(ru, en) -> dict:
    told = {}
    for language, line in zip(LANGUAGES, (ru, en), strict=True):
        left, arrow, right = line.partition(ARROW)
        if line and not arrow:
            raise BadCell("answers_form")
        told |= {f"left_{language}": left.strip(), f"right_{language}": right.strip()}
    return told


def gap(ru, en) -> dict:
    return {
        f"keys_{language}": [one.strip() for one in line.split(";") if one.strip()]
        for language, line in zip(LANGUAGES, (ru, en), strict=True)
    }


def place(ru, en) -> dict:
    first, texts = parted(PLACE, ru, en)
    _sign, name, x, y, radius, _text = first.groups()
    told = {"id": name, "x": int(x), "y": int(y), "radius": int(radius)}
    return {**told, **texts, "right": first[1] == "+"}


def criterion(ru, en) -> dict:
    first, texts = parted(POINTS, ru, en)
    return {**texts, "points": int(first[1])}


READERS = {
    "single": ("choices", choice),
    "multiple": ("choices", choice),
    "order": ("items", thing),
    "timeline": ("items", year),
    "match": ("pairs", pair),
    "gap": ("gaps", gap),
    "point": ("places", place),
    "essay": ("criteria", criterion),
    "file": ("criteria", criterion),
}
