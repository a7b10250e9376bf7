"""A list of thirty partners as an office would send it, with five faults in it.

Row 6: a country misspelt. Row 12: a partner of the register under another spelling.
Row 19: the partner of row 4 once more. Row 23: an ИНН with a wrong digit. Row 28: no
name.
"""

import csv
import io

import openpyxl

HEADINGS = ["№", "Наименование организации", "Страна", "Город", "ИНН", "Сайт"]
STANDING = "ГУО «Витебский областной институт развития образования»"
PLACES = (
    ("Беларусь", "Минск"),
    ("Казахстан", "Алматы"),
    ("Армения", "Ереван"),
    ("Узбекистан", "Ташкент"),
    ("Россия", "Казань"),
)
NAMES = (
    "Академия последипломного образования",
    "Институт повышения квалификации педагогов",
    "Государственный педагогический университет имени Х. Абовяна",
    "Национальный центр обучения педагогов новым методикам",
    "Институт развития образования Республики Татарстан",
)
SUBJECTS = (
    "естественных наук",
    "русского языка",
    "математики",
    "дошкольного воспитания",
    "цифровых технологий",
    "музыки",
)
RIGHT_INN, WRONG_INN = "7707083893", "7707083894"


def partners() -> list[list[str]]:
    """Thirty rows under the heading; row n of the list stands in row n + 1."""
    rows = []
    for number in range(1, 31):
        at = (number - 1) % 5
        country, city = PLACES[at]
        name = f"{NAMES[at]}, кафедра {SUBJECTS[(number - 1) // 5]}"
        rows.append([str(number), name, country, city, "", f"p{number}.example"])
    rows[4][2] = "Узбекистн"
    rows[10] = [
        "11",
        "Витебский областной ИНСТИТУТ развития образования",
        *rows[10][2:],
    ]
    rows[10][2] = "Республика Беларусь"
    rows[17][1] = rows[2][1].upper().replace(", ", " ")
    rows[17][2:4] = rows[2][2:4]
    rows[21][4] = WRONG_INN
    rows[26][1] = ""
    return rows


def as_csv(rows, *, encoding="cp1251", delimiter=";", headings=HEADINGS) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def as_tabs(rows, *, headings=HEADINGS) -> str:
    return "\n".join("\t".join(row) for row in [headings, *rows])


def as_xlsx(sheets: dict[str, list[list]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
