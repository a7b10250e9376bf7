"""The office's pages of imports: who may, what they say, what they cost."""

import io
import re

import openpyxl
import pytest
from django.urls import reverse

from mosty.documents.models import Document
from mosty.imports import actions
from mosty.imports.models import Draft, DraftRow, Flag
from mosty.imports.remarks import remarks_of, without_pairs
from mosty.imports.tests import lists
from mosty.imports.tests.factories import FlagFactory, ImportFactory
from mosty.imports.tests.putting import TODAY, put
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.models import Organisation, OrganisationLink, SuspectedPair
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    InstitutionFactory()
    for code in ("BY", "KZ", "AM", "UZ", "RU"):
        CountryFactory(code=code)


@pytest.fixture
def by():
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, by):
    client.force_login(by)
    return client


def shown(client, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    text = answer.content.decode().replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


def begun(client, text, *, kind="partners"):
    address = reverse("imports_office:add")
    answer = client.post(address, {"kind": kind, "pasted": text})
    assert answer.status_code == 302
    return Draft.objects.latest("pk")


def draft_at(draft):
    return draft.get_absolute_url()


def columns_sent(draft):
    return {f"column-{name}": at for name, at in draft.mapping.items()}


@pytest.mark.parametrize(
    ("trait", "status"),
    [("administrator", 200), ("coordinator", 200), ("editor", 403), ("lawyer", 403)],
)
def test_imports_are_for_those_who_keep_the_register(client, trait, status):
    client.force_login(UserFactory(**{trait: True}))

    for name in ("imports", "add", "remarks", "workbook"):
        assert client.get(reverse(f"imports_office:{name}")).status_code == status


def test_list_is_pasted_checked_mended_and_entered(office, by):
    rows = lists.partners()
    draft = begun(office, lists.as_tabs(rows))
    page = shown(office, draft.get_absolute_url())
    assert "Какой столбец что значит" in page
    assert "Академия последипломного образования" in page
    address = reverse("imports_office:columns", args=[draft.pk])
    office.post(address, columns_sent(draft))

    page = shown(office, draft.get_absolute_url())
    assert "«Узбекистн»" in page
    assert "Контрольные цифры ИНН 7707083894 не сходятся" in page
    assert "Строка 28, столбец «Наименование организации»" in page
    assert not Organisation.objects.filter(is_ours=False).exists()

    countries = {"text": "Узбекистн", "code": "UZ"}
    office.post(reverse("imports_office:countries", args=[draft.pk]), countries)
    for number, sent in {
        23: {"step": "mend", "text-inn": lists.RIGHT_INN},
        28: {"step": "mend", "text-name_ru": "Лицей № 5"},
        19: {"step": "leave_out"},
    }.items():
        office.post(reverse("imports_office:row", args=[draft.pk, number]), sent)
    page = shown(office, draft.get_absolute_url())
    assert "Внести 29 строк" in page
    office.post(reverse("imports_office:start", args=[draft.pk]))
    assert "0 из 29" in shown(office, draft.get_absolute_url())
    actions.enter(draft.pk, today=TODAY)

    draft.refresh_from_db()
    page = shown(office, draft.get_absolute_url())
    assert draft.made.name in page
    assert "Лицей № 5" in page
    assert Document.objects.get().audience == "staff"


def test_columns_that_fit_nothing_are_told_before_and_after(office):
    draft = begun(office, "Название\tСтрана\tКуратор\nЛицей № 5\tBY\tПетрова")
    address = reverse("imports_office:columns", args=[draft.pk])
    assert "C · Куратор — Петрова" in shown(office, address)

    office.post(address, {**columns_sent(draft), "noted": "2"})
    assert "заметками в журнале контактов: Куратор." in shown(office, draft_at(draft))

    office.post(address, columns_sent(draft))
    assert "Не вносятся столбцы: Куратор." in shown(office, draft_at(draft))


def test_box_for_files_says_what_the_import_takes(office):
    page = shown(office, reverse("imports_office:add"))

    assert "Не больше 25 МБ." in page
    assert "50 МБ" not in page


def test_duplicates_stand_side_by_side(office, by):
    OrganisationFactory(name_ru=lists.STANDING, city_ru="Витебск")
    draft = begun(office, lists.as_tabs(lists.partners()))
    actions.match_columns(draft, draft.mapping)

    page = shown(office, f"{draft.get_absolute_url()}?rows=likely")

    assert lists.STANDING in page
    assert "Та же организация" in page
    assert 'class="differs"' in page


def test_what_was_typed_stays_until_tomorrow(office, by):
    draft = begun(office, lists.as_tabs(lists.partners()))
    actions.match_columns(draft, draft.mapping)
    address = reverse("imports_office:row", args=[draft.pk, 23])
    office.post(address, {"step": "mend", "text-inn": "12"})

    assert 'value="12"' in shown(office, address)
    assert "В файле: 7707083894" in shown(office, address)
    assert draft.name in shown(office, reverse("imports_office:imports"))
    assert "незаконченный импорт" in shown(office, "/office/")


def test_pages_ask_as_much_for_many_rows_as_for_few(
    office, by, django_assert_max_num_queries
):
    rows = [[str(n), f"Школа {n}", "Беларусь", "", "", ""] for n in range(120)]
    draft = begun(office, lists.as_tabs(rows))
    actions.match_columns(draft, draft.mapping)
    shown(office, draft.get_absolute_url())

    with django_assert_max_num_queries(24):
        office.get(draft.get_absolute_url())


def test_page_is_checked_and_entered_with_its_decisions(office, by):
    from_page = put.__globals__["SEED"]
    draft = begun(office, from_page, kind="page")
    page = shown(office, draft.get_absolute_url())
    assert "После инициала нет пробела" in page
    assert Organisation.objects.filter(is_ours=False).count() == 0
    key = next(
        flag["key"]
        for flag in draft.preview["flags"]
        if flag["code"] == "missing_space_after_initial"
    )
    sent = {"key": key, "step": "accept"}
    office.post(reverse("imports_office:flag", args=[draft.pk]), sent)
    office.post(reverse("imports_office:start", args=[draft.pk]))
    actions.enter(draft.pk, today=TODAY)

    draft.refresh_from_db()
    assert draft.stage == "done"
    assert draft.made.flags.get(decision="accepted").code == key.split(":")[-1]
    assert Organisation.objects.filter(name_ru__contains="И. Жансугурова").exists()
    again = begun(office, from_page, kind="page")
    assert "всё это уже есть" in shown(office, again.get_absolute_url())


def test_undo_says_what_will_be_lost_and_refuses_row_by_row(office, by):
    made = put()
    address = reverse("imports_office:undo", args=[made.pk])
    assert "Исчезнет" in shown(office, address)
    partner = Organisation.objects.filter(is_ours=False).first()
    actions.undoing.partners.describe(partner, by=by, city_ru="Город")

    page = shown(office, address)

    assert partner.name_ru in page
    assert "Отменить всё" not in page


def test_remarks_are_grouped_and_decided(office, by):
    made = put()
    page = shown(office, reverse("imports_office:remarks"))
    assert "Возможные дубли" in page
    assert "Имена, которые нужно поправить" in page
    same = made.flags.filter(code="possibly_same_organisation").first()
    waiting = remarks_of(made.flags.all())
    [pair] = [one for one in waiting if one.flag.pk == same.pk]
    SuspectedPair.objects.create(a=pair.other, b=pair.partner)
    assert pair not in without_pairs(waiting, by)
    sent = {"step": "renamed_to_other"}
    office.post(reverse("imports_office:remark", args=[same.pk]), sent)

    assert OrganisationLink.objects.get().relation == "renamed"
    assert not Flag.objects.waiting().filter(code=same.code).exists()
    actions.undo(made, by=by)
    assert not OrganisationLink.objects.exists()


def test_all_remarks_of_a_kind_are_accepted_at_once(office, by):
    made = ImportFactory()
    for _each in range(2):
        FlagFactory(of_import=made)
    sent = {"code": "missing_space_after_initial", "accept": "1"}
    office.post(reverse("imports_office:all_remarks"), sent)

    names = set(Organisation.objects.filter(is_ours=False).values_list("name_ru"))
    assert names == {("Школа им. И. Крылова",)}
    assert made.flags.filter(decision="accepted").count() == 2


@pytest.mark.parametrize("kind", ["partners", "agreements"])
def test_blank_is_understood_and_its_example_passed_over(office, by, kind):
    address = reverse("imports_office:blank", args=[kind, "xlsx"])
    book = openpyxl.load_workbook(io.BytesIO(office.get(address).content))
    sheet = book.worksheets[0]
    assert len(book.worksheets) == 3
    assert sheet.data_validations.dataValidation
    sheet.append(
        ["Лицей № 1", "", "", "Беларусь"] if kind == "partners" else None or []
    )
    csv_address = reverse("imports_office:blank", args=[kind, "csv"])
    text = office.get(csv_address).content.decode("utf-8-sig")

    draft = actions.begin(kind, by=by, today=TODAY, pasted=text.replace(";", "\t"))

    assert set(draft.mapping) == {
        column.name for column in actions.drafting.columns.COLUMNS[kind]
    }
    assert draft.rows.count() == 0


def test_rows_of_every_state_are_shown(office, by):
    draft = begun(office, lists.as_tabs(lists.partners()))
    draft = actions.match_columns(draft, draft.mapping)
    row = draft.rows.get(number=2)
    actions.decide(row, verdict="wait")

    for status in DraftRow.Status.values:
        shown(office, f"{draft.get_absolute_url()}?rows={status}")
    office.post(reverse("imports_office:put_away", args=[draft.pk]))
    assert "Этот файл решено не вносить." in shown(office, draft.get_absolute_url())
    office.post(reverse("imports_office:bring_back", args=[draft.pk]))
    draft.refresh_from_db()
    assert not draft.is_put_away
