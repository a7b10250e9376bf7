"""What anybody gets at the address that the law fixes."""

import csv
import io
import json
import re
from datetime import date

import pytest
from lxml import html
from openpyxl import load_workbook

from mosty.agreements.tests.factories import (
    AgreementFactory,
    ExtensionFactory,
    PaperFactory,
    PartyFactory,
)
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory
from mosty.sveden import page
from mosty.sveden.models import Publishing
from mosty.sveden.tests.factories import AccreditationFactory, SignatureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def shown(client, address="/sveden/inter"):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def marked(document, name):
    return document.xpath(f"//*[@itemprop={name!r}]")


def texts(document, name):
    return [one.text_content() for one in marked(document, name)]


def cells(document):
    return [
        tuple(cell.text_content() for cell in row.xpath("./td[@itemprop]"))
        for row in marked(document, "internationalDog")
    ]


@pytest.mark.parametrize(
    "address",
    ["/sveden/inter", "/sveden/inter/", "/en/sveden/inter", "/en/sveden/inter/"],
)
def test_page_stands_with_and_without_slash_in_both_languages(client, address):
    AgreementFactory()

    document = shown(client, address)

    assert len(marked(document, "internationalDog")) == 1
    canonical = document.xpath("//link[@rel='canonical']/@href")
    assert canonical == ["http://localhost:8000" + address.removesuffix("/")]


def test_page_shows_each_agreement_abroad_once_with_all_that_is_known(client):
    AgreementFactory(
        kind_text_ru="Договор",
        title_ru="О сотрудничестве",
        number="15-м",
        signed=True,
        signed_on=date(2024, 3, 12),
        signed_precision="day",
        term_rule="length",
        term_months=60,
        renewal_rule="automatic",
        renewal_months=12,
        counterpart=OrganisationFactory(name_ru="Минский институт"),
    )
    AgreementFactory(counterpart=OrganisationFactory(name_ru="Витебский институт"))
    AgreementFactory(
        planned=True, counterpart=OrganisationFactory(name_ru="Гомельский институт")
    )

    document = shown(client)

    assert cells(document) == [
        (
            "Республика Беларусь",
            "Минский институт",
            "Договор «О сотрудничестве» от 12.03.2024 № 15-м, срок действия: 5 лет, "
            "с автоматическим продлением на 1 год",
        ),
        (
            "Республика Беларусь",
            "Витебский институт",
            "Соглашение о сотрудничестве, дата не указана, номер не указан, "
            "срок действия не указан",
        ),
        (
            "Республика Беларусь",
            "Гомельский институт",
            "Соглашение о сотрудничестве, планируется к заключению",
        ),
    ]


def test_drafts_and_what_is_not_for_everybody_stay_off_the_page(client):
    for name, situation in {
        "Тайный": {"confidential": True},
        "Служебный": {"staff_only": True},
        "Черновой": {"draft": True},
        "Задуманный": {"idea": True},
    }.items():
        AgreementFactory(counterpart=OrganisationFactory(name_ru=name), **situation)

    text = client.get("/sveden/inter").content.decode()

    assert not re.search("Тайный|Служебный|Черновой|Задуманный", text)


def test_name_of_a_partner_that_is_not_shown_is_that_of_the_paper(client):
    hidden = OrganisationFactory(name_ru="Нынешнее тайное имя", audience="staff")
    agreement = AgreementFactory(counterpart=hidden, parties=False)
    PartyFactory(agreement=agreement, organisation=hidden, name_at_signing="На бумаге")

    document = shown(client)

    assert texts(document, "orgName") == ["На бумаге"]
    assert "тайное" not in document.text_content()


@pytest.mark.parametrize("address", ["/sveden/inter", "/en/sveden/inter"])
def test_without_agreements_one_row_says_so_in_each_cell(client, address):
    AgreementFactory(domestic=True)

    document = shown(client, address)

    assert cells(document) == [("отсутствует",) * 3]


def test_partners_of_russian_regions_stand_in_a_table_without_markup(client):
    AgreementFactory()
    near = OrganisationFactory(russian=True, name_ru="Казанский институт")
    AgreementFactory(domestic=True, counterpart=near)
    mistaken = OrganisationFactory(russian=True, name_ru="Посольский отдел")
    AgreementFactory(section="foreign", counterpart=mistaken)

    document = shown(client)

    assert "Россия" not in " ".join(texts(document, "stateName"))
    assert len(marked(document, "internationalDog")) == 1
    beside = document.xpath("//section[@id='interregional']")[0]
    assert "Казанский институт" in beside.text_content()
    assert "Посольский отдел" in beside.text_content()
    assert beside.xpath(".//*[@itemprop]") == []


def test_agreement_of_several_names_those_abroad_and_the_others_beside(client):
    agreement = AgreementFactory(counterpart=OrganisationFactory(name_ru="Минск"))
    kazakh = CountryFactory(code="KZ")
    third = OrganisationFactory(name_ru="Астана", country=kazakh)
    PartyFactory(agreement=agreement, organisation=third, position=3)
    near = OrganisationFactory(russian=True, name_ru="Казань")
    PartyFactory(agreement=agreement, organisation=near, position=4)

    ((state, name, details),) = cells(shown(client))

    assert state == "Республика Беларусь; Республика Казахстан"
    assert name == "Минск; Астана"
    assert details.endswith("с участием: Казань")


def test_prolonged_and_ended_agreements_say_so(client):
    agreement = AgreementFactory(in_force=True)
    ExtensionFactory(agreement=agreement, until=date(2031, 5, 1))
    AgreementFactory(ended=True, ended_early_on=date(2026, 2, 3))

    first, second = texts(shown(client), "dogReg")

    assert first.endswith("продлён до 01.05.2031")
    assert second.endswith("прекращён досрочно 03.02.2026")


def test_long_register_goes_over_further_pages(client, monkeypatch):
    monkeypatch.setattr(page, "ROWS_A_PAGE", 2)
    for number in range(5):
        AgreementFactory(counterpart=OrganisationFactory(name_ru=f"Институт {number}"))

    first = shown(client)
    further = [one.get("href") for one in marked(first, "addRef")]
    names = texts(first, "orgName")
    for address in further:
        names += texts(shown(client, address), "orgName")

    assert further == ["/sveden/inter/2", "/sveden/inter/3"]
    assert names == [f"Институт {number}" for number in range(5)]
    assert client.get("/sveden/inter/4").status_code == 404
    assert client.get("/sveden/inter/0").status_code == 404


def test_notice_and_former_table_are_shown_where_they_are_wanted(client):
    before = shown(client)
    Publishing.objects.create(
        is_suspended=True,
        suspension_ru="Приостановлено постановлением № 937",
        shows_accreditation=True,
    )
    empty = shown(client)
    AccreditationFactory()
    document = shown(client)

    names = ("eduCode", "eduName", "orgName", "dateEnd")
    assert marked(before, "internationalAccr") == []
    assert "постановлением № 937" in document.text_content()
    (none,) = marked(empty, "internationalAccr")
    assert [one.text for one in none] == ["отсутствует"] * 4
    (row,) = marked(document, "internationalAccr")
    assert [one.get("itemprop") for one in row] == list(names)
    assert row[3].text == "30.06.2027"


def test_published_papers_stand_with_purpose_and_signature(client, data_folder):
    document, seal = stored(purpose_ru="подтверждает договор"), stored(name="scan.sig")
    agreement = AgreementFactory()
    PaperFactory(agreement=agreement, document=document)
    inner = stored(purpose_ru="Служебная записка", audience="staff")
    PaperFactory(agreement=agreement, document=inner)
    SignatureFactory(document=document, paper=None, file=seal)

    section = shown(client).get_element_by_id("documents")

    said = " ".join(section.text_content().split())
    assert "подтверждает договор" in said
    assert "Иванова А. Б., ректор, 12.03.2026" in said
    assert "Служебная" not in said
    links = section.xpath(".//a/@href")
    assert links == [document.address, seal.address]


def test_page_links_ministries_subsections_and_the_display_panel(client):
    Publishing.objects.create(
        site_root="https://school.example",
        subsections={"budget": "https://school.example/money"},
    )

    document = shown(client)

    links = document.xpath("//main//a/@href")
    assert "https://minobrnauki.gov.ru/" in links
    assert "https://edu.gov.ru/" in links
    assert "https://school.example/sveden/common" in links
    assert "https://school.example/money" in links
    (copy,) = marked(document, "copy")
    assert client.get(copy.get("href")).status_code == 200


def test_page_is_reached_from_the_home_page_and_the_main_menu(client):
    home = shown(client, "/")

    assert home.xpath("//nav[@id='menu']//a[@href='/sveden/inter']")
    assert client.get("/sveden/").url == "/sveden/inter"
    assert client.get("/sveden").url == "/sveden/inter"


def test_files_hold_the_rows_of_the_page(client):
    AgreementFactory(counterpart=OrganisationFactory(name_ru="Минский институт"))
    AgreementFactory(domestic=True, planned=True)
    rows = cells(shown(client))

    def got(form):
        return b"".join(client.get(f"/sveden/inter.{form}").streaming_content)

    told = json.loads(got("json"))
    lines = list(csv.DictReader(io.StringIO(got("csv").decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(got("xlsx"))).active
    columns = ("state", "organisation", "details")
    foreign = [one for one in told["rows"] if one["section"] == "foreign"]
    assert [tuple(one[name] for name in columns) for one in foreign] == rows
    assert told["purpose"]
    assert [one["planned"] for one in told["rows"]] == [False, True]
    assert [one["section"] for one in lines] == ["foreign", "interregional"]
    assert tuple(lines[0][name] for name in columns) == rows[0]
    assert [cell.value for cell in sheet[2]][2:5] == list(rows[0])
    assert client.get("/sveden/inter.pdf").status_code == 404


def test_english_page_tells_what_is_in_russian(client):
    AgreementFactory(counterpart=OrganisationFactory(name_ru="Минск", name_en=""))

    document = shown(client, "/en/sveden/inter")

    (state,), (name,) = marked(document, "stateName"), marked(document, "orgName")
    assert state.text == "Republic of Belarus"
    assert name.get("lang") == "ru"


def test_page_asks_the_same_few_questions_for_one_row_and_for_three(
    client, django_assert_max_num_queries
):
    def row():
        agreement = AgreementFactory(in_force=True)
        ExtensionFactory(agreement=agreement)
        PaperFactory(agreement=agreement, published=True)

    row()
    client.get("/sveden/inter")
    with django_assert_max_num_queries(8) as few:
        client.get("/sveden/inter")
    row()
    row()
    with django_assert_max_num_queries(8) as many:
        client.get("/sveden/inter")

    assert len(many) == len(few)
