"""The page of one agreement, its card and its record as data."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.telling import until_of
from mosty.agreements.tests.factories import (
    AgreementActivityFactory,
    AgreementFactory,
    ExtensionFactory,
    PaperFactory,
    PartyFactory,
)
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def read(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_unknown_dates_are_said_and_never_counted_as_in_force(client):
    agreement = AgreementFactory()

    page = read(client, agreement.get_absolute_url())

    assert "срок не указан" in page
    assert "не считается ни действующим, ни истёкшим" in page
    assert "Сообщить уточнение" in page
    assert "действует" not in page.lower()


def test_known_term_stands_in_a_sentence(client):
    agreement = AgreementFactory(
        signed_on=datetime.date(2024, 3, 12),
        signed_precision="day",
        term_rule="until",
        valid_until=datetime.date(2099, 3, 11),
        valid_precision="day",
    )

    page = read(client, agreement.get_absolute_url())

    assert "Действует до 11 марта 2099." in page
    assert "12 марта 2024" in page


def test_what_renews_itself_has_a_last_day_and_says_so_everywhere(client):
    agreement = AgreementFactory(
        signed_on=datetime.date(2000, 11, 28),
        signed_precision="day",
        term_rule="length",
        term_months=1200,
        renewal_rule="automatic",
        renewal_months=36,
        rolling_notice_months=3,
    )

    page = read(client, agreement.get_absolute_url())
    sent = client.get("/agreements/list.json")
    row = json.loads(b"".join(sent.streaming_content))["rows"][0]

    assert "27 ноября 2100, затем продлевается автоматически на 3 года" in page
    assert "если ни одна сторона не откажется не позднее 27 августа 2100" in page
    assert "бессрочно" not in page.lower()
    told = ("ends_on", "is_endless", "renewal_months")
    assert [row[name] for name in told] == ["2100-11-27", False, 36]


def test_a_limited_renewal_is_not_counted_before_it_happens(client):
    agreement = AgreementFactory(
        signed_on=datetime.date(2000, 11, 24),
        signed_precision="day",
        term_rule="length",
        term_months=1200,
        renewal_rule="automatic",
        renewal_months=36,
        renewal_limit=1,
        renewal_notice_months=3,
        rolling_notice_months=3,
    )

    page = read(client, agreement.get_absolute_url())

    assert agreement.ends_on == datetime.date(2103, 11, 23)
    told = "на 3 года (не более 1 раза, самое позднее до 23 ноября 2103)"
    assert f"до 23 ноября 2100, затем продлевается автоматически {told}" in page
    assert "если ни одна сторона не откажется не позднее 23 августа 2100" in page
    assert "на 3 года, не более 1 раза, если не уведомить за 3 месяца" in page
    told = until_of(agreement, datetime.date(2101, 1, 1))
    assert told.replace("\xa0", " ") == "23 ноября 2103"


def test_prolongation_is_a_span_of_its_own(client):
    agreement = AgreementFactory(
        signed_on=datetime.date(2020, 1, 1),
        signed_precision="day",
        term_rule="until",
        valid_until=datetime.date(2022, 12, 31),
        valid_precision="day",
    )
    ExtensionFactory(agreement=agreement, until=datetime.date(2025, 12, 31))

    span = client.get(agreement.get_absolute_url()).context["record"].span

    assert [stretch.years for stretch in span.stretches] == ["2020–2022", "2022–2025"]


def test_name_at_signing_and_name_today_both_stand(client):
    partner = OrganisationFactory(name_ru="Институт образования нового века")
    agreement = AgreementFactory(counterpart=partner, parties=False)
    PartyFactory(
        agreement=agreement,
        organisation=partner,
        name_at_signing="Курсы усовершенствования учителей",
        signatory="Иванова А. А.",
    )

    page = read(client, agreement.get_absolute_url())

    assert "Курсы усовершенствования учителей" in page
    assert "Сегодня: Институт образования нового века" in page
    assert "Иванова" not in page


def test_english_page_marks_a_russian_name(client):
    partner = OrganisationFactory(name_ru="Институт без перевода")
    agreement = AgreementFactory(counterpart=partner)

    page = read(client, f"/en/agreements/{agreement.register_number}/")

    assert 'Academy and <span lang="ru">Институт без перевода</span>' in page
    assert "in Russian" in page


def test_what_was_done_is_listed_if_the_reader_may_see_it(client):
    agreement = AgreementFactory()
    shown = ActivityFactory(title_ru="Открытый семинар", dated=True)
    hidden = ActivityFactory(title_ru="Закрытая встреча", confidential=True)
    for activity in (shown, hidden):
        AgreementActivityFactory(agreement=agreement, activity=activity)

    page = read(client, agreement.get_absolute_url())

    assert "Открытый семинар" in page
    assert "Закрытая встреча" not in page


def test_only_published_public_papers_are_listed(client):
    agreement = AgreementFactory()
    PaperFactory(agreement=agreement, published=True, document__title_ru="Оригинал")
    PaperFactory(agreement=agreement, document__title_ru="Черновик письма")
    other = PaperFactory(
        agreement__confidential=True, published=True, document__title_ru="Общий лист"
    )
    PaperFactory(agreement=agreement, document=other.document)

    page = read(client, agreement.get_absolute_url())

    assert "Оригинал" in page
    assert "Черновик письма" not in page
    assert "Общий лист" not in page


def test_amendment_and_its_parent_lead_to_each_other(client):
    parent = AgreementFactory()
    child = AgreementFactory(parent=parent, level="amendment")
    draft = AgreementFactory(parent=parent, draft=True)

    page = read(client, parent.get_absolute_url())

    assert child.get_absolute_url() in page
    assert draft.get_absolute_url() not in page
    assert parent.get_absolute_url() in read(client, child.get_absolute_url())


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("trait", ["unknown_term", "in_force", "planned"])
def test_card_is_a_tagged_pdf(client, language, trait):
    agreement = AgreementFactory(**{trait: True})

    response = client.get(f"{language}/agreements/{agreement.register_number}/card.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert b"pdfuaid" in response.content


def test_record_as_data_has_the_fields_of_the_data_set(client):
    agreement = AgreementFactory(in_force=True)

    record = json.loads(
        client.get(f"{agreement.get_absolute_url()}record.json").content
    )

    assert record["number"] == agreement.register_number
    assert record["term_state"] == "in_force"
    assert record["partner"] == agreement.counterpart.name_ru
    assert record["region"] is None


@pytest.mark.parametrize("trait", ["draft", "idea", "confidential", "staff_only"])
@pytest.mark.parametrize("page", ["", "card.pdf", "record.json"])
def test_what_is_not_public_is_not_found(client, trait, page):
    agreement = AgreementFactory(**{trait: True})

    response = client.get(agreement.get_absolute_url() + page)

    assert response.status_code == 404


def test_queries_do_not_grow_with_activities(client, django_assert_num_queries):
    agreement = AgreementFactory()
    AgreementActivityFactory(agreement=agreement)
    client.get(agreement.get_absolute_url())
    with CaptureQueriesContext(connection) as few:
        client.get(agreement.get_absolute_url())
    for _number in range(2):
        AgreementActivityFactory(agreement=agreement)
    with django_assert_num_queries(len(few)):
        client.get(agreement.get_absolute_url())


def test_two_partners_with_one_short_name_are_told_apart(client):
    names = (
        "Учреждение дополнительного образования «Институт новых школ»",
        "Учреждение образования «Институт новых школ»",
    )
    agreements = [
        AgreementFactory(counterpart=OrganisationFactory(name_ru=name))
        for name in names
    ]

    pages = [read(client, one.get_absolute_url()) for one in agreements]

    for page, name in zip(pages, names, strict=True):
        assert f"<h1>Академия и {name}</h1>" in page


def test_facts_that_are_not_known_stand_in_one_line(client):
    page = read(client, AgreementFactory().get_absolute_url())

    assert "В источнике не указаны: номер, дата подписания" in page
    assert "<dt>Номер</dt>" not in page


def test_broken_quotes_stay_and_are_marked(client):
    odd = OrganisationFactory(name_ru="Институт развития» Нового края")
    marked = AgreementFactory(counterpart=odd)
    sound = AgreementFactory()

    assert "так в источнике" in read(client, marked.get_absolute_url())
    assert "так в источнике" not in read(client, sound.get_absolute_url())


def test_source_names_its_page_publisher_and_day(client):
    agreement = AgreementFactory(
        source_title="Сотрудничество",
        source_name="page.txt",
        source_row=1,
        source_text="1. | Беларусь | Институт | Соглашение |",
    )

    page = read(client, agreement.get_absolute_url())

    assert "Страница «Сотрудничество», Академия, файл page.txt, строка 1" in page
    assert "прочитано" in page
    assert ">Беларусь · Институт · Соглашение<" in page
    assert '<a href="#source">строка 1 опубликованного перечня</a>' in page
