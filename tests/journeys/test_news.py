"""The institution tells news; a visitor reads them when their time has come."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from mosty.pages.models import News
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

BODY = """<h1>Школа «Северное сияние» открыта</h1>
<p>Приём <b>заявок</b> начат.</p><ul><li>по почте</li><li>на сайте</li></ul>
<script>document.title = "взломано"</script><p onclick="alert(1)">Ждём вас.</p>"""


@pytest.fixture
def news(institution, tmp_path):
    file = tmp_path / "news.html"
    file.write_text(BODY, "utf-8")
    call_command("news", "add", str(file), "--lead", "Заявки принимают до весны.")
    call_command(
        "news", "add", str(file), "--title", "Тайная новость", "--from", "2100-01-01"
    )
    return News.objects.get(slug="shkola-severnoe-siyanie-otkryta")


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desk", "phone"]
)
def test_visitor_reads_what_is_published(open_page, news, viewport, scheme, picture):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/")
    page.get_by_role("link", name="Школа «Северное сияние» открыта").click()

    expect(page).to_have_url(news.get_absolute_url())
    expect(page).to_have_title("Школа «Северное сияние» открыта · Академия")
    expect(page.get_by_role("listitem").filter(has_text="по почте")).to_be_visible()
    assert_accessible(page)
    picture(page, f"news-item-{viewport['width']}-{scheme}")
    page.goto("/news/")
    expect(page.get_by_text("Тайная новость")).to_have_count(0)
    assert_accessible(page)
    picture(page, f"news-{viewport['width']}-{scheme}")
