"""The block that another site takes, as a file or by fetching it; and valid HTML."""

import re

import pytest
from django.core.management import call_command
from justhtml import JustHTML

from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.sveden import block
from mosty.sveden.checking.checker import check
from mosty.sveden.models import Publishing
from mosty.sveden.tests.factories import AccreditationFactory, SignatureFactory

pytestmark = pytest.mark.django_db
ASKING = re.compile(r"<(?:link|script|img|iframe)\b|@import|url\(", re.IGNORECASE)


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def full_page(data_folder):
    """Everything that the page can show."""
    Publishing.objects.create(
        shows_accreditation=True,
        is_suspended=True,
        suspension_ru="Приостановлено <по акту>\nвторая строка",
        site_root="https://school.example",
    )
    AccreditationFactory()
    name = "Институт «Мост» & <Ко>"
    agreement = AgreementFactory(counterpart=OrganisationFactory(name_ru=name))
    document, seal = stored(), stored(name="scan.sig")
    PaperFactory(agreement=agreement, document=document)
    SignatureFactory(document=document, paper=None, file=seal)
    AgreementFactory(domestic=True)
    AgreementFactory(planned=True)


def faults(text, **options):
    found = JustHTML(text, collect_errors=True, sanitize=False, **options)
    return [str(one) for one in found.errors]


def export(capsys, *options):
    call_command("sveden_export", *options)
    return capsys.readouterr().out


@pytest.mark.parametrize("address", ["/sveden/inter", "/en/sveden/inter"])
def test_full_page_is_valid_and_passes_the_check(client, full_page, address):
    page = client.get(address).content

    found = check(page)

    assert faults(page.decode()) == []
    assert found.errors == []
    assert found.agreements == 2


def test_empty_page_is_valid_and_passes_the_check(client):
    page = client.get("/sveden/inter").content

    found = check(page)

    assert faults(page.decode()) == []
    assert (found.errors, found.agreements) == ([], 0)


def test_fragment_is_fetched_by_any_site_and_carries_what_it_needs(client, full_page):
    answer = client.get("/sveden/inter/fragment")
    text = answer.content.decode()
    again = client.get("/sveden/inter/fragment", HTTP_IF_NONE_MATCH=answer["ETag"])

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert block.style_source() in answer["Content-Security-Policy"]
    assert again.status_code == 304
    assert faults(text, fragment=True) == []
    assert not ASKING.search(text)
    assert check(text.encode()).errors == []
    links = re.findall(r'href="([^"]+)"', text)
    assert links
    assert all(link.startswith("http://localhost:8000/") for link in links)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_exported_page_stands_alone(capsys, tmp_path, full_page, language):
    file = tmp_path / "inter.html"

    printed = export(capsys, "--page", "--language", language)
    export(capsys, "--to", str(file), "--language", language)

    assert file.read_text(encoding="utf-8") == printed
    assert faults(printed) == []
    assert not ASKING.search(printed)
    assert check(printed.encode()).errors == []
    assert f'<html lang="{language}">' in printed


def test_exported_fragment_is_what_the_address_gives(client, capsys, full_page):
    fetched = client.get("/sveden/inter/fragment").content.decode()

    assert export(capsys, "--fragment") == fetched
