"""The office of the statutory page: settings, accreditations, signatures, desk."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mosty.access.desk import tasks_for
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry, PersonalValue
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.calendars import load_what_lacks
from mosty.places.workdays import loaded_years
from mosty.sveden import actions, calendar
from mosty.sveden.models import Accreditation, Placement, Publishing, Signature
from mosty.sveden.tests.factories import EditionFactory, SignatureFactory

pytestmark = pytest.mark.django_db
SIG = b"0\x82\x01\x00" + bytes(range(256))


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def coordinator(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def address(name, **named):
    return reverse(f"sveden_office:{name}", kwargs=named)


def sent(**more):
    return {
        "publishes_by_itself": "True",
        "other_site": "none",
        "higher_ministry": "https://minobrnauki.gov.ru/",
        "general_ministry": "https://edu.gov.ru/",
        **more,
    }


def test_settings_are_changed_and_the_history_tells_it(client, coordinator):
    told = sent(
        other_site="file",
        other_address="https://school.example/sveden/inter",
        is_suspended="on",
        suspension_ru="По постановлению № 937",
        site_root="https://school.example",
        at_budget="https://school.example/money",
    )

    answer = client.post(address("settings"), told)

    assert answer.status_code == 302
    one = Publishing.objects.get()
    assert one.other_site == "file"
    assert one.subsections == {"budget": "https://school.example/money"}
    page = client.get(
        reverse(
            "journal_office:history", kwargs={"kind": "sveden.publishing", "pk": one.pk}
        )
    )
    assert "По постановлению № 937" in page.content.decode().replace("\xa0", " ")
    shown = client.get("/sveden/inter").content.decode()
    assert 'href="https://school.example/money"' in shown


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"is_suspended": "on"}, "suspension_ru"),
        ({"other_site": "file"}, "other_address"),
        ({"site_root": "no address"}, "site_root"),
    ],
)
def test_settings_that_lack_something_are_not_saved(client, coordinator, told, field):
    answer = client.post(address("settings"), sent(**told))

    assert list(answer.context["form"].errors) == [field]
    assert not Publishing.objects.filter(is_suspended=True).exists()


def test_accreditations_are_entered_and_make_an_edition(client, coordinator):
    Publishing.objects.create(shows_accreditation=True)
    told = {
        "rows-0-programme_code": "44.04.01",
        "rows-0-programme": "Педагогика",
        "rows-0-organisation": "AQAS",
        "rows-0-ends_on": "30.06.2027",
    }

    answer = client.post(address("accreditations"), told)

    assert answer.status_code == 302
    assert Accreditation.objects.get().ends_on == date(2027, 6, 30)
    assert "30.06.2027" in client.get("/sveden/inter").content.decode()
    assert Entry.objects.filter(verb="sveden.accredited").exists()


def test_signature_is_entered_with_its_file_and_taken_back(
    client, coordinator, data_folder
):
    document = stored()
    PaperFactory(document=document)
    told = {
        "name": "Иванова А. Б.",
        "position_ru": "ректор",
        "position_en": "rector",
        "signed_on": "12.03.2026",
        "certificate": "01AF",
        "files_files": SimpleUploadedFile("scan.sig", SIG),
    }

    client.post(address("signature", pk=document.pk), told)
    page = client.get("/en/sveden/inter").content.decode()
    signature = Signature.objects.get()

    assert signature.file.audience == "public"
    assert signature.file.newest.name == "scan.sig"
    assert "Иванова А. Б., rector, 12.03.2026" in page
    assert signature.file.address in page
    entry = Entry.objects.get(verb="sveden.signature_entered")
    assert "Иванова" not in json.dumps(entry.detail, ensure_ascii=False)
    assert PersonalValue.objects.filter(entry=entry).count() == 1
    client.post(address("take_signature_back", pk=document.pk))
    assert not Signature.objects.exists()


def test_document_that_is_not_published_has_no_signature_page(client, coordinator):
    document = stored(audience="staff")
    PaperFactory(document=document)

    assert client.get(address("signature", pk=document.pk)).status_code == 404


def test_all_papers_and_their_signatures_stand_on_one_page(client, coordinator):
    SignatureFactory()
    PaperFactory(published=True)

    page = client.get(address("papers")).content.decode().replace("\xa0", " ")

    assert "ректор" in page
    assert "подпись не указана" in page


def test_edition_is_said_to_stand_on_the_other_site(client, coordinator):
    Publishing.objects.create(other_site="file", other_address="https://a.example/x")
    AgreementFactory()
    actions.look()
    today = timezone.localdate()
    edition = EditionFactory._meta.model.objects.get()

    form = client.get(address("placed", number=edition.number)).content.decode()
    answer = client.post(
        address("placed", number=edition.number),
        {"placed_on": f"{today:%d.%m.%Y}", "address": "https://a.example/x"},
    )

    assert "https://a.example/x" in form
    assert answer.status_code == 302
    assert Placement.objects.get().placed_on == today
    assert (
        "https://a.example/x"
        in client.get(address("edition", number=edition.number)).content.decode()
    )
    late = f"{today + timedelta(days=2):%d.%m.%Y}"
    refused = client.post(address("placed", number=edition.number), {"placed_on": late})
    assert refused.status_code == 200
    assert Placement.objects.count() == 1


def test_block_is_taken_from_the_office_as_a_file(client, coordinator):
    AgreementFactory()

    answer = client.get(address("block"))

    assert "attachment" in answer["Content-Disposition"]
    assert 'itemprop="internationalDog"' in answer.content.decode()


def test_changes_that_wait_stand_on_the_desk_of_who_publishes(client, coordinator):
    actions.look()
    Publishing.objects.update(publishes_by_itself=False)
    AgreementFactory()
    actions.look()

    titles = [str(one.title) for one in tasks_for(coordinator, on=timezone.localdate())]

    assert "изменение ждёт публикации в\xa0сведениях" in titles
    desk = client.get(reverse("office:desk")).content.decode()
    assert address("page") in desk


def test_desk_asks_for_the_calendar_of_the_next_year_from_october_on(
    client, coordinator, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    following = max(loaded_years()) + 1
    before, october = date(following - 1, 9, 30), date(following - 1, 10, 1)

    assert calendar.to_load(coordinator, before) == []
    assert calendar.to_load(UserFactory(editor=True), october) == []
    (task,) = calendar.to_load(coordinator, october)
    assert "mosty workdays" not in str(task.text)
    administrator = UserFactory(administrator=True)
    (task,) = calendar.to_load(coordinator, october)
    assert str(administrator.person) in str(task.text)
    for user in (coordinator, administrator):
        client.force_login(user)
        page = client.get(task.url).content.decode()
        assert ("mosty workdays" in page) == (user == administrator)
    load_what_lacks(october)
    assert calendar.to_load(coordinator, october) == []
