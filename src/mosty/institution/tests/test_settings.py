"""An institution sets itself up, and the site follows."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mosty.institution.actions import describe
from mosty.institution.models import Institution
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.journal.tests.returning import return_to_before
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = UserFactory(administrator=True)
    client.force_login(user)
    return user


def part(name):
    return reverse("institution_office:part", kwargs={"part": name})


def step(name):
    return reverse("institution_office:begin", kwargs={"part": name})


NAMES = {
    "name_ru": "Минский институт",
    "short_name_ru": "МИ",
    "unit_ru": "Сотрудничество",
}


def test_institution_is_set_up_from_nothing(client, administrator):
    first = client.get(reverse("institution_office:settings"))
    answer = client.post(step("names"), NAMES)

    assert first.url == step("names")
    assert answer.url == step("place")
    assert Institution.objects.get().name_ru == "Минский институт"
    assert "МИ" in client.get("/").content.decode()


def test_wizard_begins_with_the_names(client, administrator):
    assert client.get(step("look")).url == step("names")


def test_first_step_leads_to_the_wizard_until_it_is_done(client, administrator):
    InstitutionFactory(email="")
    way = reverse("institution_office:go_on")

    before = client.get(way).url
    Institution.objects.update(email="office@academy.example")

    assert before == step("names")
    assert client.get(way).url == reverse("institution_office:settings")


def test_accent_that_cannot_be_read_is_refused_with_one_that_can(client, administrator):
    InstitutionFactory()

    answer = client.post(part("look"), {"accent": "#ffee00", "map_view": "shapes"})

    words = answer.content.decode()
    assert "1,1" in words or "1.1" in words
    assert "#ffee00" in words
    assert Institution.objects.get().accent == ""


def test_accent_reaches_every_page(client, administrator):
    InstitutionFactory()
    client.post(part("look"), {"accent": "#7a1f5c", "map_view": "shapes"})

    page = client.get("/").content.decode()
    sheet = client.get("/institution/accent-7a1f5c.css")

    assert "/institution/accent-7a1f5c.css" in page
    assert "--neva:light-dark(#7a1f5c," in sheet.content.decode()
    assert client.get("/institution/accent-000000.css").status_code == 404


def test_english_half_can_be_hidden(client, administrator):
    InstitutionFactory()
    client.post(part("look"), {"map_view": "shapes"})
    client.logout()

    page = client.get("/").content.decode()
    moved = client.get("/en/agreements/?q=1")

    assert 'hreflang="en"' not in page
    assert moved.url == "/agreements/?q=1"


def test_logo_is_made_anew_and_shown(client, administrator):
    InstitutionFactory()
    drawn = io.BytesIO()
    Image.new("RGBA", (900, 300), (10, 86, 98, 0)).save(drawn, "PNG")
    file = SimpleUploadedFile("logo.png", drawn.getvalue())

    client.post(reverse("institution_office:logo"), {"logo": file})

    answer = client.get("/institution/logo-1.webp")
    shown = Image.open(io.BytesIO(answer.content))
    assert (shown.format, shown.size) == ("WEBP", (480, 160))
    assert "/institution/logo-1.webp" in client.get("/").content.decode()


def test_what_is_no_picture_is_refused_in_words(client, administrator):
    InstitutionFactory()
    file = SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>")

    answer = client.post(reverse("institution_office:logo"), {"logo": file})

    assert answer.status_code == 200
    assert not Institution.objects.get().has_logo


def test_two_who_change_one_name_are_shown_both(client, administrator):
    ours = InstitutionFactory(name_ru="Академия")
    form = client.get(part("names")).context["form"]
    Institution.objects.filter(pk=ours.pk).update(name_ru="Другая")

    answer = client.post(part("names"), {**NAMES, "name_ru": "Моя", "seen": form.seen})

    assert [one.theirs for one in answer.context["form"].disagreements] == ["Другая"]
    assert Institution.objects.get().name_ru == "Другая"


@pytest.mark.parametrize("role", ["coordinator", "editor", "rector"])
def test_settings_are_for_administrators(client, role):
    InstitutionFactory()
    client.force_login(UserFactory(**{role: True}))

    assert client.post(part("names"), NAMES).status_code in {302, 403}
    assert Institution.objects.get().name_ru != NAMES["name_ru"]


def test_former_value_that_no_rule_allows_today_is_refused_in_words(
    client, administrator
):
    institution = InstitutionFactory(unit_ru="")
    describe(unit_ru="Отдел связей", by=None)
    entry = Entry.objects.get(verb="institution.described")

    page = return_to_before(client, institution, entry)

    assert page.status_code == 200
    assert "Ничего не возвращено" in page.content.decode().replace("\u00a0", " ")
    institution.refresh_from_db()
    assert institution.unit_ru == "Отдел связей"
