"""A register of agreements of many years, out of somebody's Excel."""

import csv
import datetime
import io

import pytest

from mosty.activities.tests.factories import ActivityFactory, DirectionFactory
from mosty.agreements.exchange.restoring import restore
from mosty.agreements.models import Agreement
from mosty.documents.actions import receive
from mosty.imports import actions
from mosty.imports.lists import columns
from mosty.imports.models import DraftRow, Import, SavedMapping
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.actions import describe, register
from mosty.partners.models import LogEntry, Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import PersonFactory, UserFactory
from mosty.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)
Status = DraftRow.Status
WHOLE = {
    "Партнёр": "ГУО «Академия образования»",
    "Страна": "Беларусь",
    "Город": "Минск",
    "Вид договора": "Договор о сотрудничестве",
    "Предмет": "Повышение квалификации",
    "№ договора": "17/2019",
    "Номер контрагента": "А-5",
    "Дата заключения": "12.03.2019",
    "Срок действия": "5 лет",
    "Дата начала": "01.04.2019",
    "Пролонгация": "автоматически на 1 год, не более 2 раз",
    "Уведомление": "за 3 месяца",
    "Другие стороны": "Школа № 5; Институт кадров (Казахстан); Мы",
    "Ответственный": "Иванова А. П.",
    "Направления": "1; Обмен опытом",
    "Языки": "русский, белорусский",
    "Преобладающий язык": "русский",
    "Подписант": "Петров П. П.",
    "Должность": "ректор",
    "Место хранения": "Шкаф 3, папка 12",
    "Основание": "Соглашение правительств 1998 года",
    "Проект": "Мосты",
    "Доступ": "для сотрудников",
    "Примечание": "Скан утерян",
    "Основной договор": "",
    "Заменён": "",
    "Статус": "действует",
    "Дата расторжения": "",
    "Вид на английском": "Agreement",
    "Basis in English": "Agreement of 1998",
    "Область сотрудничества": "образование",
    "Номер в реестре": "12",
    "Наш подписант": "Сидорова С. С.",
    "Должность нашего подписанта": "проректор",
    "Дата выхода": "01.02.2021",
}


@pytest.fixture(autouse=True)
def house():
    InstitutionFactory()
    for code in ("BY", "KZ", "RU"):
        CountryFactory(code=code)
    OrganisationFactory(is_ours=True, name_ru="Мы")
    DirectionFactory(number=1)
    DirectionFactory(number=2, title_ru="Обмен опытом")
    PersonFactory(family_name="Иванова", given_name="Анна", patronymic="Петровна")
    ActivityFactory(kind="project", title_ru="Мосты")


@pytest.fixture
def by():
    return UserFactory(coordinator=True)


def table(*rows) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(WHOLE), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def row(**changes):
    names = {
        "partner": "Партнёр",
        "number": "№ договора",
        "signed": "Дата заключения",
        "term": "Срок действия",
        "kind": "Вид договора",
        "above": "Основной договор",
        "newer": "Заменён",
        "status": "Статус",
        "ended": "Дата расторжения",
        "parties": "Другие стороны",
        "place": "Место хранения",
        "register": "Номер в реестре",
        "withdrawn": "Дата выхода",
    }
    least = {name: "" for name in WHOLE} | {
        one: WHOLE[one] for one in ("Партнёр", "Страна", "Вид договора")
    }
    return least | {names[name]: value for name, value in changes.items()}


def drafted(data, by, name="реестр.csv"):
    upload = receive(io.BytesIO(data), by=by, box="import", name=name)
    return actions.begin("agreements", by=by, today=TODAY, upload=upload)


def checked(data, by):
    draft = drafted(data, by)
    return actions.match_columns(draft, draft.mapping)


def entered(draft, by):
    actions.start(draft, by=by)
    actions.enter(draft.pk, today=TODAY)
    draft.refresh_from_db()
    return draft


def faults(draft):
    found = draft.rows.filter(status=Status.FAULT)
    return {one.number: one.findings["faults"][0]["code"] for one in found}


def test_every_column_of_a_row_comes_into_the_record(by):
    draft = checked(table(WHOLE), by)
    one = draft.rows.get()

    assert set(draft.mapping.values()) == set(range(len(WHOLE)))
    findings = one.findings["faults"], one.findings["notes"]
    assert (one.status, *findings) == ("new", [], [])

    entered(draft, by)
    made = Agreement.objects.get()
    seats = list(
        made.parties.values_list(
            "organisation__name_ru",
            "organisation__country_id",
            "own_number",
            "signatory",
            "signatory_position",
            "original_place",
        )
    )
    home = Organisation.objects.get(is_ours=True).country_id
    assert seats == [
        ("Мы", home, "", "Сидорова С. С.", "проректор", "Шкаф 3, папка 12"),
        ("ГУО «Академия образования»", "BY", "А-5", "Петров П. П.", "ректор", ""),
        ("Школа № 5", "BY", "", "", "", ""),
        ("Институт кадров", "KZ", "", "", "", ""),
    ]
    assert (made.number, made.signed_on, made.in_force_from) == (
        "17/2019",
        datetime.date(2019, 3, 12),
        datetime.date(2019, 4, 1),
    )
    assert (made.term_rule, made.term_months) == ("length", 60)
    renewal = (made.renewal_rule, made.renewal_months, made.renewal_limit)
    assert renewal == ("automatic", 12, 2)
    assert (made.prevailing_language, made.renewal_notice_months) == ("ru", 3)
    assert made.languages == ["ru", "be"]
    assert [one.number for one in made.directions.all()] == [1, 2]
    assert (str(made.responsible), made.project.title_ru) == (
        "Иванова Анна Петровна",
        "Мосты",
    )
    assert (made.audience, made.stage) == ("staff", "signed")
    assert made.basis_ru == "Соглашение правительств 1998 года"
    assert (made.basis_en, made.kind_text_en) == ("Agreement of 1998", "Agreement")
    assert (made.subject, made.register_number) == ("education", 12)
    lead = made.parties.get(organisation=made.counterpart)
    assert lead.withdrawn_on == datetime.date(2021, 2, 1)
    assert LogEntry.objects.get().text == "Скан утерян"


BAD = (
    ({"signed": "31.02.2019"}, "date_wrong"),
    ({"signed": "12.03.2019", "term": "до 01.01.2018"}, "ends_too_early"),
    ({"partner": "Мы"}, "is_ours"),
    ({"parties": "Школа № 5; Школа № 5"}, "party_twice"),
    ({"parties": "Школа (Атлантида)"}, "party_country"),
    ({"status": "расторгнут"}, "ended_when"),
    ({"status": "проект", "signed": "12.03.2019"}, "signed_before"),
    ({"number": "5", "above": "5"}, "own_parent"),
    ({"partner": ""}, "name_missing"),
    ({"register": "семь"}, "register_number_wrong"),
    ({"signed": "12.03.2019", "withdrawn": "01.01.2018"}, "withdrawn_early"),
    ({"withdrawn": "01.01.2035"}, "withdrawn_later"),
)


def test_each_fault_is_named_at_its_row_and_nothing_is_written(by):
    draft = checked(table(*(row(**changes) for changes, _code in BAD)), by)

    assert faults(draft) == {n + 2: code for n, (_row, code) in enumerate(BAD)}
    assert not Agreement.objects.exists()
    assert not Import.objects.exists()


def test_what_is_not_understood_is_told_and_kept_as_a_note(by):
    strange = row(number="1", status="?!") | {
        "Ответственный": "Сидоров",
        "Направления": "9",
        "Языки": "клингонский",
    }
    draft = entered(checked(table(strange), by), by)

    assert draft.stage == "done"
    assert {name for name, _text in draft.rows.get().findings["notes"]} == {
        "stage",
        "responsible",
        "directions",
        "languages",
    }
    note = LogEntry.objects.get().text
    assert all(word in note for word in ("?!", "Сидоров", "клингонский"))


def test_papers_that_name_each_other_are_tied_and_undone_together(by):
    data = table(
        row(
            number="17/1",
            kind="Дополнительное соглашение",
            signed="01.02.2021",
            term="до 31.12.2030",
            above="17",
        ),
        row(number="17", signed="01.02.2019", term="5 лет"),
        row(number="3", signed="01.02.2015", newer="17"),
        row(number="8", above="нет такого"),
        row(number="9", signed="2010", status="расторгнут", ended="01.06.2011"),
        row(number="10", kind="Меморандум", status="планируется"),
        row(number="11", kind="Протокол", status="в архиве"),
    )
    draft = entered(checked(data, by), by)

    made = {one.number: one for one in Agreement.objects.select_related("parent")}
    assert made["17/1"].parent == made["17"]
    assert (made["17/1"].level, made["17"].ends_on) == (
        "amendment",
        datetime.date(2030, 12, 31),
    )
    assert made["3"].superseded_by == made["17"]
    assert made["8"].parent is None
    assert draft.rows.get(number=5).findings["notes"][0][0] == "above"
    assert (made["9"].stage, made["9"].ended_early_on) == (
        "ended",
        datetime.date(2011, 6, 1),
    )
    assert (made["10"].stage, made["10"].is_shown_as_planned) == ("idea", True)
    assert made["11"].stage == "archived"

    actions.undo(draft.made, by=by)
    assert not Agreement.objects.exists()
    assert Organisation.objects.count() == 1


def test_same_agreement_is_completed_and_differences_wait_for_a_person(by):
    entered(checked(table(row(number="17", signed="01.02.2019", term="5 лет")), by), by)
    later = row(number="17", signed="01.02.2019", term="бессрочно") | {
        "Языки": "русский"
    }
    draft = checked(table(later), by)
    one = draft.rows.get()

    assert (one.status, list(one.findings["fills"])) == (Status.CHANGED, ["languages"])
    assert [each["column"] for each in one.findings["proposals"]] == ["term"]

    actions.settle_proposals(draft, "differs:term", accept=True, row=one)
    draft = entered(draft, by)
    standing = Agreement.objects.get()
    assert (standing.term_rule, standing.languages) == ("indefinite", ["ru"])

    actions.undo(draft.made, by=by)
    standing.refresh_from_db()
    assert (standing.term_rule, standing.term_months, standing.languages) == (
        "length",
        60,
        [],
    )


def test_doubtful_further_party_is_asked_and_decided(by):
    known = register(
        "ГУО «Витебский областной институт развития образования»",
        country=CountryFactory(code="BY"),
    )
    doubtful = "Витебский областной ИНСТИТУТ развития образования"
    draft = checked(table(row(number="1", parties=doubtful)), by)
    one = draft.rows.get()
    assert faults(draft) == {2: "party_likely"}

    key = one.findings["proposals"][0]["key"]
    actions.settle_proposals(draft, key, accept=True, row=one)
    entered(draft, by)

    assert known.parties.count() == 1
    assert Organisation.objects.count() == 3


def test_mapping_is_offered_again_for_the_same_headings(by):
    draft = drafted(table(WHOLE), by)
    mapping = {**draft.mapping, "notes": draft.mapping["title"]}
    del mapping["title"]
    actions.match_columns(draft, mapping, save_as="Реестр отдела")

    assert drafted(table(row(number="2")), by).mapping == mapping
    assert SavedMapping.objects.get().name == "Реестр отдела"


def test_columns_without_telling_headings_are_guessed_by_content():
    headings = ["a", "b", "c", "d", "e"]
    rows = [
        ["ГУО «Академия образования»", "Беларусь", "12.03.2019", "5 лет", "17/2019"],
        ["Университет Казани", "Россия", "01.02.2018", "бессрочно", "№ 5"],
        ["Школа № 5", "Казахстан", "2015", "до 31.12.2027", "8-к"],
    ]

    found = columns.guess_by_content(headings, rows, {}, "agreements")

    assert found == {"name_ru": 0, "country": 1, "signed": 2, "term": 3, "number": 4}


def test_undo_can_leave_what_was_changed_since(by):
    data = table(row(number="1"), row(number="2", signed="01.02.2019"))
    made = entered(checked(data, by), by).made
    describe(Organisation.objects.get(is_ours=False), city_ru="Минск", by=by)

    with pytest.raises(actions.ChangedSince):
        actions.undo(made, by=by)
    left = actions.undo(made, by=by, leaves_changed=True)

    assert left.counts["left"] == 1
    assert not Agreement.objects.filter(number="1").exists()
    assert Organisation.objects.get(is_ours=False).city_ru == "Минск"


def test_whole_register_is_downloaded_in_the_office(client, by):
    entered(checked(table(row(number="17")), by), by)
    client.force_login(by)

    answer = client.get("/office/imports/register.xlsx")

    data = b"".join(answer.streaming_content)
    assert "mosty-register-" in answer["Content-Disposition"]
    assert restore(data, is_dry_run=True).found["Agreements"] == 1
