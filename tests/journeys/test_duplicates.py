"""A coordinator goes through the queue of possible duplicates by the keyboard."""

import os

import pytest
from playwright.sync_api import expect

from mosty.activities.tests.factories import ParticipationFactory
from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.models import Merge, OrganisationIdentifier, SuspectedPair
from mosty.partners.tests.factories import (
    ContactFactory,
    OrganisationFactory,
    SuspectedPairFactory,
)
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import PHONE, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
MINSK = "Государственное учреждение образования «Минский городской институт»"


@pytest.fixture
def coordinator(page, log_in):
    user = UserFactory(coordinator=True)
    log_in(user)
    return user


@pytest.fixture
def minsk(institution):
    """Entered twice: one has the agreement, the other the contact and the number."""
    kept = OrganisationFactory(name_ru=MINSK, placed=True, name_en="Minsk Institute")
    AgreementFactory(counterpart=kept, signed=True)
    other = OrganisationFactory(
        name_ru="ГУО «Минский городской ин-т»", site="https://minsk.example"
    )
    OrganisationIdentifier.objects.create(
        organisation=other, scheme="unp", value="100582931"
    )
    ContactFactory(organisation=other, email="office@minsk.example")
    ParticipationFactory(organisation=other)
    return SuspectedPairFactory(a=other, b=kept, score=0.97, verdict="same")


@pytest.fixture
def others():
    """Two oblasts, a rename, a branch: the likeliest first."""
    return [
        SuspectedPairFactory(score=score, relation=relation)
        for score, relation in ((0.9, "duplicate"), (0.8, "rename"), (0.7, "branch"))
    ]


def on_both_widths(page):
    wide = page.viewport_size
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    page.set_viewport_size(wide)


def pictured(page, name):
    """For whoever looks at the pages: both widths, both grounds."""
    folder = os.environ.get("MOSTY_LOOKED")
    if not folder:
        return
    wide = page.viewport_size
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (wide, PHONE):
            page.set_viewport_size(size)
            page.screenshot(
                path=f"{folder}/{name}-{size['width']}-{scheme}.png", full_page=True
            )
    page.set_viewport_size(wide)
    page.emulate_media(color_scheme="light")


def test_queue_is_decided_with_single_keys(page, coordinator, minsk, others):
    page.goto("/office/partners/duplicates/")
    on_both_widths(page)
    pictured(page, "queue")
    page.get_by_role("link", name="Сравнить по очереди").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Один партнёр или два?")
    on_both_widths(page)
    pictured(page, "pair")

    page.keyboard.press("j")
    page.wait_for_url(f"**/{others[0].pk}/")
    page.keyboard.press("k")
    page.wait_for_url(f"**/{minsk.pk}/")
    page.keyboard.press("b")
    expect(page.locator("input[name=kept][value=b]")).to_be_checked()
    page.keyboard.press("1")

    expect(page.get_by_role("status")).to_contain_text("Записи объединены")
    minsk.refresh_from_db()
    assert (minsk.decision, minsk.merge.kept) == ("same", minsk.b)
    assert minsk.b.contacts.get().email == "office@minsk.example"

    page.keyboard.press("2")
    expect(page.get_by_role("status")).to_contain_text("всегда две разные")
    page.keyboard.press("3")
    expect(page.get_by_role("status")).to_contain_text("переименована")
    page.keyboard.press("5")
    expect(page.get_by_role("status")).to_contain_text("Отложено")
    told = SuspectedPair.objects.order_by("-score").values_list("decision", flat=True)
    assert list(told) == ["same", "never", "rename", "later"]

    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Отменено")
    page.keyboard.press("4")
    expect(page.get_by_role("status")).to_contain_text("филиал другой")
    others[2].refresh_from_db()
    assert others[2].decision == "branch"


def test_merged_records_are_parted_from_the_record(page, coordinator, minsk):
    page.goto(f"/office/partners/duplicates/{minsk.pk}/")
    page.keyboard.press("1")
    page.get_by_role("status").wait_for()

    page.goto(f"/office/partners/{minsk.a_id}/")
    expect(page.get_by_role("status")).to_contain_text("объединена с этой")
    assert page.url.endswith(f"/office/partners/{minsk.b_id}/")
    on_both_widths(page)
    pictured(page, "record")
    page.get_by_role("link", name="Разъединить записи").click()
    on_both_widths(page)
    pictured(page, "part")
    page.get_by_role("button", name="Разъединить записи").click()

    expect(page.get_by_role("status")).to_contain_text("снова разъединены")
    assert page.url.endswith(f"/office/partners/{minsk.a_id}/")
    assert Merge.objects.get().undone_at
    expect(page.get_by_role("link", name="возможный двойник")).to_be_visible()


def test_pair_is_decided_without_scripts(open_page, log_in, minsk):
    still = open_page(viewport=PHONE, has_scripts=False)
    log_in(UserFactory(coordinator=True), still, language="en")

    still.goto(f"/en/office/partners/duplicates/{minsk.pk}/")
    still.locator("input[name=kept][value=a]").check()
    still.get_by_role("radio", name="Site, A").check()
    still.get_by_role("button", name="The same: merge").click()

    minsk.refresh_from_db()
    assert minsk.merge.kept == minsk.a
    assert minsk.a.names.filter(full_name=MINSK).exists()
