"""The wizard reads the statutory page of another institution."""

import pytest
from playwright.sync_api import expect

from mosty.agreements.models import Agreement
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.tests.factories import UserFactory

PAGE = """<h3>Договоры с зарубежными партнёрами</h3>
<ul><li>Гродненский государственный университет (Беларусь, г. Гродно) — договор о
сотрудничестве № 5 от 12.03.2019, 5 лет</li>
<li>Цзилиньский университет, Китай: соглашение от 14.05.2020, бессрочно</li></ul>"""


@pytest.mark.walk
def test_coordinator_takes_over_a_foreign_page(page, log_in, live_server):
    InstitutionFactory()
    log_in(UserFactory(coordinator=True), language="en")

    page.goto(live_server.url + "/en/office/imports/add?kind=page")
    page.get_by_label("Paste a table or a page").fill(PAGE)
    page.get_by_role("button", name="Read and check").click()

    expect(page.get_by_text("Цзилиньский университет").first).to_be_visible()
    expect(page.get_by_text("Гродненский государственный").first).to_be_visible()
    assert not Agreement.objects.exists()
