"""What the reader makes of pages: one rule of reading each."""

from mosty.sveden.reading.output import read_bytes

HEAD = "<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'></head><body>"


def page(body: str) -> dict:
    return read_bytes(f"{HEAD}<h1>Международное сотрудничество</h1>{body}".encode())


def table(heading: str, *rows: str) -> str:
    """A table of cells that a bar divides."""
    lines = [f"<tr>{_cells(heading, 'th')}</tr>"]
    lines += [f"<tr>{_cells(row, 'td')}</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"


def _cells(row: str, tag: str) -> str:
    return "".join(f"<{tag}>{cell}</{tag}>" for cell in row.split("|"))


def told(made: dict, *names: str) -> list[tuple]:
    return [tuple(each[name] for name in names) for each in made["agreements"]]


def test_state_within_the_column_of_the_partner():
    headings = ("Наименование организации, страна", "Партнер (страна)")
    for heading in (*headings, "Организация / государство"):
        made = page(
            table(
                f"№|{heading}|Договор|Срок",
                "1|Полоцкий университет, Беларусь|Договор № 45 от 11.02.2022|5 лет",
                "2|Университет Белграда (Сербия)|Соглашение от 02.03.2021|5 лет",
                "3|Школа № 5|Соглашение от 02.03.2021|5 лет",
            )
        )
        assert told(made, "state_code", "organisation") == [
            ("BY", "Полоцкий университет"),
            ("RS", "Университет Белграда"),
            (None, "Школа № 5"),
        ]
