"""A register as a person meets it: its page read back, and its file beside it."""

import csv
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from lxml import html

from mosty.listings.actions import carry_on
from mosty.listings.models import BulkRun

# Kept between two pages in a running server, read anew in a test: the institution,
# the saved views and the chosen columns.
KEPT = 3


def titles_and_names(answer) -> tuple[list[str], list[str]]:
    """The heads of the columns and the names of the rows."""
    page = html.fromstring(answer.content)
    heads = page.xpath("//table[@class='grid']/thead//th[not(@class='pick')]")
    names = page.xpath("//table[@class='grid']/tbody//th")
    return [text_of(one) for one in heads], [text_of(one) for one in names]


def file_of(client, name, query="") -> list[list[str]]:
    answer = client.get(f"/office/lists/{name}/file.csv{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def names_in(client, listing, query="") -> list[str]:
    """The names that the register shows; its file must hold the same, and no more.

    An old address leads to another one, which no file has.
    """
    with override("ru"):
        address = f"{listing.path()}{query}"
    answer = client.get(address, follow=True)
    heads, names = titles_and_names(answer)
    if names and not answer.redirect_chain:
        first, *rows = file_of(client, listing.name, query)
        assert first == heads
        assert [row[0].removeprefix("'") for row in rows] == names
    return names


def done_to(client, listing, action, things, **given) -> BulkRun:
    """The run of an action on some rows: chosen, confirmed, carried out."""
    keys = [one.pk for one in things]
    told = {"action": action, "key": keys}
    way = client.post(f"/office/lists/{listing.name}/do", told).url
    client.post(way, given)
    run = BulkRun.objects.latest("pk")
    carry_on(run.pk)
    run.refresh_from_db()
    return run


def undone(client, run) -> BulkRun:
    client.post(f"/office/runs/{run.pk}/undo")
    back = BulkRun.objects.get(undoes=run)
    carry_on(back.pk)
    back.refresh_from_db()
    return back


def questions_of(client, listing) -> int:
    """How many questions a second look costs."""
    with override("ru"):
        address = listing.path()
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked) - KEPT


def text_of(element) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())
