"""Files reach the office: chosen, dropped, interrupted, and without any script."""

import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import expect

from mosty.documents.actions import begin
from mosty.documents.models import Document, Upload
from mosty.documents.tests.factories import PDF, drawn, pictured, stored
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

LONG = PDF + bytes(range(256)) * 8_000
ORDER = {"name": "order.pdf", "mimeType": "application/pdf", "buffer": PDF}
PHOTO = {"name": "photo.png", "mimeType": "image/png", "buffer": drawn()}
DRAWING = {"name": "plan.svg", "mimeType": "image/svg+xml", "buffer": b"<svg></svg>"}
DROP = """(box, text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
  for (const name of ["dragenter", "dragover", "drop"])
    box.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def coordinator(institution):
    return UserFactory(coordinator=True)


@pytest.fixture
def desk(open_page, log_in, coordinator):
    """`desk(PHONE)`: the coordinator at the page that adds documents."""

    def desk(viewport=DESKTOP, **more):
        page = open_page(viewport=viewport, **more)
        log_in(coordinator, page)
        page.goto("/office/documents/add")
        return page

    return desk


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_chosen_and_dropped_files_become_documents(desk, viewport, watch):
    page = desk(viewport)
    assert_accessible(page)
    watch.forgive("422")

    page.get_by_label("Файлы").set_input_files([ORDER, DRAWING])
    page.locator("[data-upload]").evaluate(DROP, "Слова о сотрудничестве")
    rows = page.locator(".upload-row")
    expect(rows.filter(has_text="Получен и")).to_have_count(2)
    expect(rows.filter(has_text="plan.svg")).to_contain_text("SVG")
    expect(rows.filter(has_text="order.pdf")).to_contain_text("Не открывается")
    assert_accessible(page)
    page.get_by_role("button", name="Не прикладывать: plan.svg").click()
    page.get_by_label("Вид", exact=True).select_option("order")
    page.get_by_role("button", name="Сохранить документы").click()

    expect(page.get_by_role("status").first).to_contain_text("Сохранены 2")
    assert_accessible(page)
    titles = Document.objects.order_by("title_ru").values_list("title_ru", "kind")
    assert list(titles) == [("dropped", "order"), ("order", "order")]
    assert Upload.objects.count() == 0


def test_broken_upload_goes_on_after_a_reload(desk, watch):
    page = desk()
    watch.forgive("ERR_FAILED")
    watch.forgive("ERR_INTERNET_DISCONNECTED")
    file = {"name": "long.pdf", "mimeType": "application/pdf", "buffer": LONG}
    sent = []

    def once(route):
        """The first part arrives, and then the line is dead."""
        if sent:
            route.abort()
        else:
            sent.append(route.request)
            route.continue_()

    page.route("**/uploads/*/", once)
    page.get_by_label("Файлы").set_input_files(file)
    expect(page.locator(".upload-state")).to_contain_text("Связь прервалась")
    begun = Upload.objects.get()
    assert 0 < begun.received_bytes < len(LONG)
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/uploads/*/")
    page.reload()

    expect(page.locator(".upload-state")).to_contain_text("Выберите тот же файл")
    assert_accessible(page)
    resumed = []
    page.on(
        "request",
        lambda one: resumed.append(one) if one.method == "PATCH" else None,
    )
    page.get_by_label("Файлы").set_input_files(file)
    expect(page.locator(".upload-state").last).to_contain_text("Получен и")
    page.get_by_label("Название").fill("Длинный скан")
    page.get_by_role("button", name="Сохранить документы").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Длинный скан")
    version = Document.objects.get().newest
    with default_storage.open(version.file.name) as stored_file:
        assert stored_file.read() == LONG


def test_lost_connection_is_told_and_the_form_waits(desk, watch):
    page = desk()
    watch.forgive("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)

    page.get_by_label("Файлы").set_input_files(ORDER)
    expect(page.locator(".upload-state")).to_contain_text("Связь прервалась")
    page.get_by_role("button", name="Сохранить документы").click()
    expect(page.locator(".upload-said")).to_contain_text("Форма уйдёт")
    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text("order")
    assert Document.objects.get().newest.name == "order.pdf"


def test_files_come_without_scripts_and_nothing_typed_is_lost(desk, coordinator):
    page = desk(has_scripts=False)
    begin(by=coordinator, box="documents:new", name="old.pdf", size_bytes=9, mark="o")
    page.reload()

    page.get_by_label("Файлы").set_input_files([PHOTO, DRAWING])
    page.get_by_label("Название").fill("Фото")
    page.get_by_role("button", name="Сохранить документы").click()
    expect(page.get_by_label("Название")).to_have_value("Фото")
    expect(page.locator(".upload-row")).to_have_count(2)
    page.locator(".upload-row", has_text="old.pdf").get_by_label(
        "Не прикладывать"
    ).check()
    page.get_by_role("button", name="Сохранить документы").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Фото")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_document_is_opened_closed_and_found(desk, viewport, coordinator):
    page = desk(viewport)
    document = stored(audience="staff")

    page.goto("/office/documents/?lacks=broken")
    assert_accessible(page)
    page.get_by_role("link", name="Скан", exact=True).click()
    page.get_by_label("Кому виден").select_option("public")
    page.get_by_role("button", name="Изменить видимость").click()
    assert_accessible(page)
    page.get_by_role("link", name="Добавить версию").click()
    assert_accessible(page)
    page.go_back()
    page.get_by_role("link", name="Изменить", exact=True).click()
    assert_accessible(page)

    document.refresh_from_db()
    assert document.audience == "public"


def test_focus_point_is_chosen_by_a_click_or_by_numbers(desk):
    image = pictured(audience="staff")
    page = desk()

    page.goto(f"/office/documents/{image.document_id}/picture")
    picture = page.locator(".focus-place img")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.get_by_label("Слева, в процентах")).to_have_value("25")
    page.get_by_label("Сверху, в процентах").fill("60")
    assert_accessible(page)
    page.get_by_role("button", name="Сохранить изображение").click()

    expect(page.get_by_role("status").first).to_contain_text("изменено")
    image.refresh_from_db()
    assert (image.focus_x, image.focus_y) == (25, 60)
