"""Tasks of the bank as rows of a workbook, and back: every kind, both languages.

What is listed, answers, pairs, places, stands in one cell for each language, one on a
line; the head of each column carries its code in brackets.
"""

import io
import re
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from mosty.olympiad.carrying.items import Defaults, Item, item_of, key_of_text
from mosty.olympiad.carrying.lists import BadCell, lists_of, lists_told

PLAIN = (
    "text_ru",
    "text_en",
    "explanation_ru",
    "explanation_en",
    "picture",
    "picture_alt_ru",
    "picture_alt_en",
    "picture_source_ru",
    "picture_source_en",
    "transcript_ru",
    "transcript_en",
)
HEADS = {
    "key": "Короткое имя · Short name",
    "kind": "Вид · Kind",
    "ages": "Классы · Grades",
    "track": "Для кого · For whom",
    "topic": "Тема · Topic",
    "difficulty": "Сложность · Difficulty",
    "points": "Баллы · Points",
    "text_ru": "Вопрос по-русски",
    "text_en": "Question in English",
    "answers_ru": "Ответы по-русски",
    "answers_en": "Answers in English",
    "value": "Число · Number",
    "tolerance": "Допуск · Tolerance",
    "typos": "Описки · Slips",
    "is_strict": "Всё или ничего · All or nothing",
    "words": "Слов от–до · Words",
    "accepts": "Файлы · Files",
    "explanation_ru": "Пояснение по-русски",
    "explanation_en": "Explanation in English",
    "proof_title": "Чем доказано · Proof",
    "proof_where": "Где в нём · Where in it",
    "author": "Автор · Author",
    "picture": "Рисунок · Picture",
    "picture_alt_ru": "Что на рисунке",
    "picture_alt_en": "What the picture shows",
    "picture_source_ru": "Источник рисунка",
    "picture_source_en": "Source of the picture",
    "audio": "Звук · Sound",
    "transcript_ru": "Что звучит",
    "transcript_en": "What the sound says",
}
CODE = re.compile(r"\[(\w+)\]\s*$")
PARTED = re.compile(r"[;,\s]+")
WORDS = re.compile(r"(\d{1,5})\s*[-–—]\s*(\d{1,5})")
MOST_ROWS, LONGEST = 5000, 32_000
YES = {"1", "true", "yes", "да", "+"}


def workbook_of(tasks: Iterable[dict]) -> bytes:
    """A workbook with a row for each task."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("tasks")
    sheet.freeze_panes = "B2"
    heads = []
    for code, title in HEADS.items():
        head = WriteOnlyCell(sheet, value=f"{title} [{code}]")
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True)
        heads.append(head)
    sheet.append(heads)
    for one in tasks:
        told = row_told(one)
        sheet.append([cell_of(told.get(code)) for code in HEADS])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell_of(value):
    """A value that a spreadsheet does not take for a formula."""
    text = "" if value is None else str(value)
    text = "".join(one for one in text if one >= " " or one in "\n\t")[:LONGEST]
    return f"'{text}" if text[:1] in {"=", "@"} else text


def row_told(task: dict) -> dict:
    told = {name: task.get(name) for name in ("key", "kind", "topic", *PLAIN)}
    told |= {name: " ".join(task[name]) for name in ("ages", "track")}
    told |= {name: task[name] for name in ("difficulty", "points")}
    told |= {"author": task.get("author"), "audio": task.get("audio")}
    proof = task.get("proof") or {}
    told |= {"proof_title": proof.get("title"), "proof_where": proof.get("where")}
    told |= {name: task.get(name) for name in ("value", "tolerance")}
    told["is_strict"] = "1" if task.get("is_strict") else ""
    if "words" in task:
        told["words"] = f"{task['words']['least']}–{task['words']['most']}"
    told["accepts"] = " ".join(task.get("accepts", ()))
    return told | lists_told(task)


def tasks_of(rows: list[list[str]], defaults: Defaults) -> list[Item]:
    """An item for each row under the head; rows that say nothing are passed over."""
    heads, first = {}, 0
    for number, row in enumerate(rows[:20], 1):
        heads = codes_of(row)
        if {"kind", "text_ru"} & heads.keys() and len(heads) > 1:
            first = number
            break
    if not first:
        return [Item(1, "", faults=("no_head",))]
    found = []
    for number, row in enumerate(rows[first:], first + 1):
        told = {code: row[at].strip() for code, at in heads.items() if at < len(row)}
        if not any(told.values()):
            continue
        if len(found) == MOST_ROWS:
            found.append(Item(number, "", faults=("too_many",)))
            break
        found.append(item_for(number, told, defaults))
    return found or [Item(first + 1, "", faults=("no_rows",))]


def codes_of(row) -> dict[str, int]:
    """Where each column stands, by the code in brackets or the bare code."""
    found = {}
    for at, cell in enumerate(row):
        code = CODE.search(cell.strip())
        name = code[1] if code else cell.strip().lower()
        if name in HEADS:
            found.setdefault(name, at)
    return found


def item_for(number: int, told: dict, defaults: Defaults) -> Item:
    told = {name: text.removeprefix("'") for name, text in told.items()}
    source = told.get("text_ru") or told.get("text_en") or told.get("key") or ""
    try:
        return item_of(number, source, written_of(number, told, defaults))
    except BadCell as fault:
        return Item(number, source[:200], faults=(fault.args[0],))


def written_of(number: int, told: dict, defaults: Defaults) -> dict:
    """The task of a row; raises `BadCell` with the code of the column."""
    text = told.get("text_en") or told.get("text_ru") or ""
    written = {
        "key": told.get("key") or key_of_text(text, number),
        "kind": told.get("kind", "").lower(),
        "ages": several(told.get("ages")) or list(defaults.ages),
        "track": several(told.get("track")) or list(defaults.track),
        "topic": (told.get("topic") or defaults.topic)[:40],
        "difficulty": whole(told, "difficulty", defaults.difficulty),
        "points": whole(told, "points", defaults.points),
        "author": (told.get("author") or defaults.author)[:120],
        "text_ru": told.get("text_ru", ""),
        "text_en": told.get("text_en", ""),
    }
    written |= {name: told[name] for name in PLAIN if told.get(name)}
    if told.get("audio", "").startswith("/"):
        written["audio"] = told["audio"]
    proof = {"title": told.get("proof_title"), "where": told.get("proof_where")}
    written["proof"] = {name: one for name, one in proof.items() if one}
    if told.get("is_strict", "").lower() in YES:
        written["is_strict"] = True
    if found := WORDS.fullmatch(told.get("words", "")):
        written["words"] = {"least": int(found[1]), "most": int(found[2])}
    if told.get("accepts"):
        written["accepts"] = several(told["accepts"])
    for name in ("value", "tolerance"):
        if told.get(name):
            written[name] = number_in(told, name)
    if written["kind"] in {"number", "year"}:
        written.setdefault("tolerance", 0)
    return written | lists_of(written["kind"], told)


def several(text) -> list[str]:
    return [one for one in PARTED.split(text or "") if one][:20]


def whole(told: dict, name: str, otherwise: int) -> int:
    if not told.get(name):
        return otherwise
    number = number_in(told, name)
    if not isinstance(number, int):
        raise BadCell(name)
    return number


def number_in(told: dict, name: str) -> int | float:
    text = re.sub(r"[\s\u00a0\u202f]", "", told[name]).replace("−", "-")
    if not re.fullmatch(r"-?\d{1,12}(?:[.,]\d{1,9})?", text):
        raise BadCell(name)
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number
