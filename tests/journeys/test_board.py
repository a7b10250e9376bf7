"""A coordinator moves agreements on the board and finds what stands behind a figure."""

from playwright.sync_api import expect

from mosty.agreements.models import ApprovalRound, Stage
from mosty.agreements.tests.factories import AgreementFactory, drafted
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible


def at(stage, **fields):
    return AgreementFactory(stage=stage, origin="", **fields)


def test_card_goes_by_menu_by_drag_and_by_keyboard(page, phone, log_in):
    idea, draft = at(Stage.IDEA), at(Stage.DRAFT)
    drafted(draft)
    waiting = at(Stage.APPROVAL)
    ApprovalRound.objects.create(agreement=waiting, number=1)
    coordinator = UserFactory(coordinator=True)
    log_in(coordinator)
    page.goto("/office/agreements/board")
    assert_accessible(page)
    page.set_viewport_size({"width": 1900, "height": 1000})
    said = page.locator("#board-said")

    page.locator(f"#card-{idea.pk} .card-name").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#card-{draft.pk} .card-name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(f"#card-{draft.pk}").get_by_role("button", name="Переговоры").press(
        "Enter"
    )
    expect(said).to_contain_text("теперь на этапе «Переговоры»")
    expect(page.locator(f"#card-{draft.pk} .card-name")).to_be_focused()

    column = page.get_by_role("region").locator("section[data-stage=signing]")
    page.locator(f"#card-{idea.pk}").drag_to(column)
    expect(said).to_contain_text("можно перейти на этапы: Проект")
    page.locator(f"#card-{idea.pk}").drag_to(page.locator("section[data-stage=draft]"))
    expect(said).to_contain_text("теперь на этапе «Проект»")

    page.locator(f"#card-{waiting.pk}").drag_to(
        page.locator("section[data-stage=draft]")
    )
    expect(said).to_contain_text("круг будет отозван")
    assert_accessible(page)
    said.get_by_role("button", name="Отозвать круг и перенести").click()
    expect(page.locator("section[data-stage=draft]")).to_contain_text(
        f"№\u00a0{waiting.register_number}"
    )

    draft.refresh_from_db()
    idea.refresh_from_db()
    waiting.refresh_from_db()
    assert (draft.stage, idea.stage, waiting.stage) == (
        Stage.NEGOTIATION,
        Stage.DRAFT,
        Stage.DRAFT,
    )
    log_in(coordinator, phone)
    phone.goto("/office/agreements/board")
    assert_accessible(phone)


def test_figure_leads_to_its_records_and_health_to_what_mends(page, phone, log_in):
    AgreementFactory(in_force=True)
    AgreementFactory(expired=True)
    AgreementFactory()
    coordinator = UserFactory(coordinator=True)
    log_in(coordinator)
    log_in(coordinator, phone)
    for path in ("figures", "figures?by=signed", "figures/report", "health"):
        for one in (page, phone):
            one.goto(f"/office/agreements/{path}")
            assert_accessible(one)

    page.goto("/office/agreements/figures")
    page.locator(".figures-top a").first.click()
    expect(page.locator(".grid tbody tr")).to_have_count(3)
    page.goto("/office/agreements/health")
    page.get_by_role("link", name="Внести даты").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Даты и срок")
