"""Files as they come when something went wrong with them, made by a seed.

For tests and benches: `mutated(seed)` is a workbook or a GIFT text of real tasks with
bytes, cells or marks turned, doubled, lost or moved.
"""

import io
import random

from openpyxl import Workbook

from mosty.olympiad.bank import shipped
from mosty.olympiad.carrying.gift_tasks import gift_of
from mosty.olympiad.carrying.sheet_tasks import HEADS, row_told, workbook_of

MARKS = [
    "{",
    "}",
    "=",
    "~",
    "#",
    "->",
    "%50%",
    "::",
    "\\",
    "\n\n",
    "//",
    "####",
    "..",
    "\0",
    "𝕊",
    "\u202e",
    "'",
    "|",
    "+",
    "-",
    ";",
    "99999999999999999999",
    "NaN",
    "=1+1",
    "<html>",
    "\ufeff",
]
MOST_TASKS = 8


def mutated(seed: int) -> bytes:
    """A file by its seed: the same bytes each time."""
    chance = random.Random(f"mutated {seed}")
    tasks = chance.sample(list(shipped()), chance.randint(1, MOST_TASKS))
    way = chance.choice((gift, gift_bytes, cells, cells, book_bytes))
    return way(tasks, chance)


def gift(tasks, chance) -> bytes:
    """A text with marks put in and pieces taken out."""
    text = gift_of(tasks, chance.choice(("ru", "en")))
    for _time in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        if chance.random() < 0.5:
            text = text[:at] + chance.choice(MARKS) * chance.randint(1, 3) + text[at:]
        else:
            text = text[:at] + text[at + chance.randint(1, 40) :]
    return text.encode("utf-8", "surrogatepass")


def gift_bytes(tasks, chance) -> bytes:
    coding = chance.choice(("utf-8", "utf-16", "cp1251", "koi8-r"))
    text = gift_of(tasks, "ru")
    return turned(bytearray(text.encode(coding, "replace")), chance)


def book_bytes(tasks, chance) -> bytes:
    return turned(bytearray(workbook_of(tasks)), chance)


def turned(data: bytearray, chance) -> bytes:
    """Bytes changed, cut out, doubled, or the end cut off."""
    for _time in range(chance.randint(1, 40)):
        if not data:
            break
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 64)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 64)]
            case 3 if chance.random() < 0.1:
                del data[at:]
    return bytes(data)


def cells(tasks, chance) -> bytes:
    """A workbook that opens, with cells of another kind than they should be."""
    rows = [[f"{title} [{code}]" for code, title in HEADS.items()]]
    rows += [[row_told(one).get(code) for code in HEADS] for one in tasks]
    for _time in range(chance.randint(1, 40)):
        row = chance.choice(rows)
        at = chance.randrange(len(row))
        row[at] = odd(row[at], rows, chance)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("tasks")
    for row in rows:
        sheet.append([legal(one) for one in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def odd(value, rows, chance):
    text = str(value or "")
    match chance.randrange(6):
        case 0:
            return None
        case 1:
            return chance.choice(chance.choice(rows))
        case 2:
            return chance.choice((True, -1, 10**17, 3.5, 1e308))
        case 3:
            at = chance.randrange(len(text) + 1)
            return text[:at] + chance.choice(MARKS) + text[at:]
        case 4:
            return text[: chance.randrange(len(text) + 1)]
    return text.replace("\n", chance.choice(("\n\n", " ", "\r\n", "|")))


def legal(value):
    """A cell that a workbook can hold."""
    if isinstance(value, str):
        return "".join(one for one in value if one >= " " or one in "\n\t")[:30_000]
    return value
