"""Every public address where something hidden could be told."""

import io

from django.urls import reverse
from openpyxl import load_workbook

SETS = ("agreements", "partners", "projects")
OPEN_NUMBERS = (2, 3)
PAGES = [
    "/",
    "/agreements/",
    "/agreements/?sort=partner",
    "/agreements/?term=planned",
    "/agreements/?q=Тайнинск",
    "/agreements/?direction=1",
    "/partners/",
    "/partners/?q=Тайнинск",
    "/agreements/?q=бумажный",
    "/projects/",
    "/projects/?view=table",
    "/forms/1/",
    "/directions/",
    "/directions/1/",
    "/forms/",
    "/countries/",
    "/countries/by/",
    "/countries/mc/",
    "/regions/ru-ta/",
    "/map/",
    "/map/fragment",
    "/search?q=Тайнинск",
    "/search?q=Tayninsk",
    "/search?q=бумажный",
    "/search/suggest?q=Тайнинс",
    "/search/suggest?q=tayninsk",
    "/search/suggest?q=институт",
    "/search/suggest?q=бумажный",
    "/search?q=институт",
    "/news/",
    "/data/",
]
MACHINES = [
    "/data/schema.json",
    "/data/agreements.rss",
    "/data/news.rss",
    "/data/calendar.ics",
    "/sitemap.xml",
    "/sitemap-agreements.xml",
    "/sitemap-partners.xml",
    "/sitemap-projects.xml",
    "/sitemap-countries.xml",
    "/robots.txt",
]


def addresses(secrets, half_open) -> list[str]:
    things = [secrets["partner"], secrets["agreement"], *half_open.values()]
    pages = [
        *PAGES,
        *(thing.get_absolute_url() for thing in things),
        *(f"/agreements/{number}/" for number in (*OPEN_NUMBERS, 5, 6, 7)),
    ]
    english = [f"/en{page}" for page in pages]
    return [*pages, *english, *MACHINES, *records(), *files()]


def records() -> list[str]:
    return [f"/agreements/{one}/record.json" for one in (1, *OPEN_NUMBERS, 5, 6)]


def files() -> list[str]:
    forms = ("csv", "json", "xlsx")
    sets = [f"/data/{name}.{form}" for name in SETS for form in forms]
    lists = [
        reverse(f"{room}:export", kwargs={"form": form}) + question
        for question in ("", "?q=институт")
        for room in ("agreements", "partners")
        for form in forms
    ]
    return [*sets, *lists]


def read(response) -> str:
    """All the text of an answer, of a workbook too."""
    content = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    if "spreadsheet" in response["Content-Type"]:
        sheet = load_workbook(io.BytesIO(content)).active
        return "\n".join(str(value) for row in sheet.values for value in row)
    return content.decode()
