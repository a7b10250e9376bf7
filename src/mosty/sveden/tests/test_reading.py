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


def test_what_stands_under_planned_is_not_signed():
    heading = "№|Государство|Наименование организации|Реквизиты договора"
    row = "1|Армения|Колледж Еревана|Договор о сотрудничестве, май 2097 г."
    planned = "Планируемые к заключению договоры"
    for body in (
        f"<h2>{planned}</h2>{table(heading, row)}",
        f"<h3>Планируемые к подписанию</h3>{table(heading, row)}",
        table(heading, row).replace("<tr>", f"<caption>{planned}</caption><tr>", 1),
        table(heading, row).replace("<tr><td>", f"<tr><td colspan=4>{planned}</td></tr><tr><td>"),
    ):  # fmt: skip
        assert told(page(body), "planned", "signed_on") == [(True, None)]

    made = page(f"<h3>О заключенных и планируемых договорах</h3>{table(heading, row)}")
    assert told(made, "planned", "flags") == [(False, ["signed_in_the_future"])]
