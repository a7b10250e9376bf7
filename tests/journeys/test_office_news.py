"""An editor tells news in two languages, with a picture, and sees them on the site."""

import io

import pytest
from PIL import Image as Raster
from playwright.sync_api import expect

from mosty.pages.models import MenuItem, News
from mosty.pages.tests.factories import MenuItemFactory, NewsFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

OF_WORD = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "школы");
  document.activeElement.dispatchEvent(new ClipboardEvent(
    "paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def editor(institution):
    return UserFactory(editor=True)


@pytest.fixture
def photograph():
    stream = io.BytesIO()
    Raster.new("RGB", (800, 500), (10, 86, 98)).save(stream, "JPEG")
    return {"name": "hall.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def body(page, language):
    return page.locator(f".ProseMirror[lang={language}]")


def test_editor_tells_news_in_two_languages(page, log_in, editor, photograph, picture):
    log_in(editor)
    page.goto("/office/news/add")
    page.get_by_label("Заголовок, по-русски").fill("Школа открыта")
    page.get_by_label("Заголовок, по-английски").fill("The school is open")
    body(page, "ru").click()
    page.keyboard.type("Приём заявок начат.")
    body(page, "en").click()
    page.keyboard.type("Applications are welcome.")
    assert_accessible(page)
    picture(page, "office-news-add", is_whole=False)
    page.get_by_role("button", name="Сохранить и дальше").click()
    expect(page.get_by_role("status").first).to_contain_text("черновик")
    assert_accessible(page)
    picture(page, "office-news")
    page.get_by_role("link", name="Добавить изображение").click()
    page.locator("input[type=file]").set_input_files(photograph)
    page.get_by_label("Что изображено, на русском").fill("Зал школы")
    page.get_by_label("Что изображено, на английском").fill("The hall of the school")
    page.get_by_role("button", name="Сохранить изображение").click()
    page.get_by_role("link", name="Look at it in English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The school is open")
    expect(page.get_by_role("img", name="The hall of the school")).to_be_visible()
    assert_accessible(page)
    page.go_back()
    page.get_by_role("button", name="Опубликовать").click()
    expect(page.get_by_text("уже на сайте")).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="Школа открыта").click()
    expect(page.get_by_text("Приём заявок начат.")).to_be_visible()
    news = News.objects.get()
    assert news.body_ru == "<p>Приём заявок начат.</p>"
    assert (news.slug, news.slug_en) == ("shkola-otkryta", "the-school-is-open")
    assert news.image.alt_en == "The hall of the school"


def test_what_is_pasted_is_tidied_and_pictures_are_told(
    page, log_in, editor, photograph
):
    log_in(editor)
    page.goto("/office/news/add")
    body(page, "ru").click()
    page.keyboard.type("Ждём:")
    page.keyboard.press("Enter")
    page.evaluate(
        OF_WORD,
        "<p class=MsoNormal style='color:red'><b>школы</b></p><p class=MsoListParagraph"
        " style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>"
        "Минска</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>·</span>Казани</p><img src='file:///x.png'>",
    )
    expect(page.get_by_text("Изображения из вставленного")).to_be_visible()
    tools = page.get_by_role("toolbar").first
    tools.get_by_role("button", name="Изображение").click()
    page.get_by_label("Файл изображения").set_input_files(photograph)
    page.get_by_label("Что изображено, на русском").fill("Зал")
    page.get_by_label("Что изображено, на английском").fill("The hall")
    page.get_by_role("button", name="Сохранить и взять").click()
    expect(page.get_by_label("Что изображено", exact=True)).to_have_value("Зал")
    assert_accessible(page)
    page.get_by_role("button", name="Вставить изображение").click()

    written = page.locator("#id_body_ru").input_value()
    assert "<p><strong>школы</strong></p><ul><li><p>Минска</p></li>" in written
    assert 'alt="Зал"' in written
    assert "style" not in written


def test_keyboard_alone_writes_and_leaves_the_editor(page, log_in, editor):
    log_in(editor)
    page.goto("/office/news/add")
    page.get_by_label("В двух строках, по-английски").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Вид абзаца").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    tools = page.get_by_role("toolbar").first
    expect(tools.get_by_role("button", name="Полужирный")).to_be_focused()
    page.keyboard.press("Enter")
    expect(body(page, "ru")).to_be_focused()
    page.keyboard.type("Важно")
    page.keyboard.press("Tab")

    expect(body(page, "ru")).not_to_be_focused()
    written = page.locator("#id_body_ru").input_value()
    assert written == "<p><strong>Важно</strong></p>"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_everything_works_without_scripts(open_page, log_in, editor, viewport):
    page = open_page(viewport=viewport, has_scripts=False)
    log_in(editor, page)
    page.goto("/office/news/add")
    page.get_by_label("Заголовок, по-русски").fill("Школа открыта")
    page.get_by_label("Текст, по-русски").fill("Приём начат.\n\nЖдём <b>всех</b>.")
    expect(page.get_by_text("Пустая строка начинает").first).to_be_visible()
    page.get_by_role("button", name="Сохранить и дальше").click()
    page.get_by_role("button", name="Опубликовать").click()
    page.get_by_role("button", name="Снять с сайта сейчас").click()

    news = News.objects.get()
    assert news.body_ru == "<p>Приём начат.</p><p>Ждём <strong>всех</strong>.</p>"
    assert news.published_until is not None


def test_pages_of_the_room_fit_a_phone_in_the_dark(open_page, log_in, editor):
    row = "<tr>" + "<td>показатель программы</td>" * 6 + "</tr>"
    news = NewsFactory(body_ru=f"<table><tbody>{row * 2}</tbody></table>")
    item = MenuItemFactory()
    phone = open_page(viewport=PHONE, scheme="dark")
    log_in(editor, phone)

    for address in (
        f"/news/{news.slug}/",
        "/office/news/",
        f"/office/news/{news.pk}/",
        f"/office/news/{news.pk}/edit",
        "/office/menus/",
        f"/office/menus/{item.pk}/edit",
        "/office/redirects/",
        "/office/redirects/add",
    ):
        phone.goto(address)
        assert_accessible(phone)


def test_menu_is_put_in_order_without_a_mouse(page, log_in, editor):
    MenuItemFactory(title_ru="Первый", position=1)
    MenuItemFactory(title_ru="Второй", position=2)
    log_in(editor)
    page.goto("/office/menus/")
    rows = page.locator(".menu-order li")
    rows.nth(1).get_by_role("button", name="Выше").press("Enter")
    expect(rows.nth(0)).to_contain_text("Второй")
    page.goto("/office/menus/")
    rows.nth(1).drag_to(rows.nth(0), target_position={"x": 60, "y": 3})

    expect(page.get_by_text("уже этот порядок")).to_be_visible()
    expect(rows.nth(0)).to_contain_text("Первый")
    assert MenuItem.objects.first().title_ru == "Первый"
