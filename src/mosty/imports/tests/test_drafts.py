"""A list on its way into the register: read, checked, mended, entered."""

import datetime
import io
from types import SimpleNamespace

import pytest
from django.db import transaction

from mosty.agreements.models import Agreement
from mosty.documents.actions import receive
from mosty.imports import actions
from mosty.imports.actions import checking, entering
from mosty.imports.models import DraftRow, Flag, Import, SavedMapping
from mosty.imports.tasks import ATTEMPTS, enter
from mosty.imports.tests import lists
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.models import Notification
from mosty.partners.actions import describe, register
from mosty.partners.models import LogEntry, Organisation
from mosty.partners.models.log import Channel
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)
Status = DraftRow.Status


@pytest.fixture(autouse=True)
def places():
    InstitutionFactory()
    for code in ("BY", "KZ", "AM", "UZ", "RU"):
        CountryFactory(code=code)
    RegionFactory()


@pytest.fixture
def by():
    return UserFactory(coordinator=True)


@pytest.fixture
def standing():
    return register(lists.STANDING, country=CountryFactory(code="BY"))


def drafted(data, by, *, name="партнёры.csv", kind="partners"):
    upload = receive(io.BytesIO(data), by=by, box="import", name=name)
    return actions.begin(kind, by=by, today=TODAY, upload=upload)


def checked(data, by, **options):
    draft = drafted(data, by, **options)
    return actions.match_columns(draft, draft.mapping)


def statuses(draft):
    rows = draft.rows.exclude(status=Status.NEW)
    return dict(rows.values_list("number", "status"))


def faults(draft):
    rows = draft.rows.filter(status=Status.FAULT)
    return {row.number: row.findings["faults"][0]["code"] for row in rows}


def test_five_faults_are_met_and_nothing_is_written(by, standing):
    draft = checked(lists.as_csv(lists.partners()), by)

    assert draft.mapping == {
        "name_ru": 1,
        "country": 2,
        "city_ru": 3,
        "inn": 4,
        "site": 5,
    }
    assert statuses(draft) == {
        6: Status.FAULT,
        12: Status.LIKELY,
        19: Status.LIKELY,
        23: Status.FAULT,
        28: Status.FAULT,
    }
    assert faults(draft) == {
        6: "country_unknown",
        23: "number_wrong",
        28: "name_missing",
    }
    assert draft.rows.get(number=19).findings["match"]["row"] == 4
    assert Organisation.objects.count() == 1
    assert not Import.objects.exists()


def mended(draft, standing):
    """The draft with all five faults mended."""
    rows = {row.number: row for row in draft.rows.all()}
    actions.answer_countries(draft, {"Узбекистн": "UZ"})
    actions.decide(rows[12], same_as=str(standing.pk))
    actions.decide(rows[19], verdict="leave_out")
    actions.mend(rows[23], {"inn": lists.RIGHT_INN})
    actions.mend(rows[28], {"name_ru": "Лицей № 5 города Еревана"})
    return draft


def entered(draft, by):
    actions.start(draft, by=by)
    actions.enter(draft.pk, today=TODAY)
    draft.refresh_from_db()
    return draft


def test_mended_list_is_entered_once_and_undone_as_a_whole(by, standing):
    draft = entered(mended(checked(lists.as_csv(lists.partners()), by), standing), by)
    made = draft.made

    assert (draft.stage, made.state, made.counts) == (
        "done",
        "done",
        {"made": 28, "changed": 1, "found": 0},
    )
    actions.enter(draft.pk, today=TODAY)
    told = Notification.objects.get()
    assert (told.user_id, told.kind) == (by.pk, "imports.entered")
    assert told.url == made.get_absolute_url()
    assert Organisation.objects.count() == 29
    assert Organisation.objects.get(identifiers__value=lists.RIGHT_INN).city_ru
    standing.refresh_from_db()
    assert standing.site == "https://p11.example"

    actions.enter(draft.pk, today=TODAY)
    assert Organisation.objects.count() == 29

    actions.undo(made, by=by)
    standing.refresh_from_db()
    assert list(Organisation.objects.values_list("name_ru")) == [(lists.STANDING,)]
    assert (standing.site, standing.city_ru) == ("", "")
    draft.refresh_from_db()
    assert (draft.is_put_away, draft.made) == (True, None)


def sorted_out(draft):
    fields = "number", "status", "findings"
    return {number: rest for number, *rest in draft.rows.values_list(*fields)}


def checked_at_length(draft, monkeypatch, *, part=7):
    """The draft with its rows checked in the background, in small parts."""
    monkeypatch.setattr(checking, "SHORT", 5)
    monkeypatch.setattr(checking, "AT_ONCE", part)
    actions.match_columns(draft, draft.mapping)
    draft.refresh_from_db()
    assert (draft.stage, draft.checked) == ("checking", 0)
    return draft


def test_long_list_is_checked_behind_and_a_mended_row_with_those_that_lean_on_it(
    by, standing, monkeypatch
):
    data = lists.as_csv(lists.partners())
    short, draft = checked(data, by), drafted(data, by)
    draft = checked_at_length(draft, monkeypatch)
    actions.stop_check(draft)
    actions.check(draft.pk, 1)
    draft.refresh_from_db()
    assert (draft.stage, draft.checked) == ("columns", 0)
    actions.match_columns(draft, draft.mapping)
    with monkeypatch.context() as broken:
        broken.setattr(checking, "finish_check", lambda *_told: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.check(draft.pk, 3)
    draft.refresh_from_db()
    assert (draft.stage, draft.checked) == ("checking", 30)
    actions.check(draft.pk, 3)
    draft.refresh_from_db()
    assert draft.stage == "review"
    assert sorted_out(draft) == sorted_out(short)

    looked = []
    look = checking.Examination.look
    monkeypatch.setattr(
        checking.Examination,
        "look",
        lambda walk, row: looked.append(row.number) or look(walk, row),
    )
    for number, texts in {
        4: {"name_ru": "Лицей № 5 города Еревана"},
        28: {"name_ru": "Лицей № 5 города Еревана", "country": "Армения"},
        23: {"inn": lists.RIGHT_INN},
    }.items():
        row = draft.rows.get(number=number)
        actions.mend(row, texts)
        monkeypatch.setattr(checking, "SHORT", 1_000)
        actions.mend(short.rows.get(number=number), texts)
        monkeypatch.setattr(checking, "SHORT", 5)
        assert len(looked) - 30 < 12
        looked.clear()
        assert sorted_out(draft) == sorted_out(short)
    actions.leave_out_all(draft, Status.LIKELY)
    actions.answer_countries(draft, {"Узбекистн": "UZ"})
    draft = entered(draft, by)
    assert draft.made.counts["made"] == 28


def test_list_entered_again_finds_everything(by, standing):
    data = lists.as_csv(lists.partners()[:10], encoding="utf-8")
    entered(mend_country(checked(data, by)), by)

    again = checked(data, by)
    mend_country(again)

    assert set(statuses(again).values()) == {Status.FOUND}


def mend_country(draft):
    actions.answer_countries(draft, {"Узбекистн": "UZ"})
    return draft


def test_restart_in_the_middle_goes_on_and_never_doubles(by, standing, monkeypatch):
    draft = mended(checked(lists.as_csv(lists.partners()), by), standing)
    actions.start(draft, by=by)

    entering._some_more(draft.pk)
    assert draft.rows.filter(status=Status.ENTERED).count() == 20
    with transaction.atomic():
        entering._some_more(draft.pk)
        transaction.set_rollback(True)
    actions.enter(draft.pk, today=TODAY)

    draft.refresh_from_db()
    assert draft.made.counts == {"made": 28, "changed": 1, "found": 0}
    assert Organisation.objects.count() == 29


def test_draft_that_cannot_be_entered_comes_back_with_words(by, standing, monkeypatch):
    draft = mended(checked(lists.as_csv(lists.partners()), by), standing)
    actions.start(draft, by=by)

    def fail(*arguments):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(entering, "_enter_row", fail)
        for attempts in (ATTEMPTS - 1, ATTEMPTS):
            context = SimpleNamespace(job=SimpleNamespace(attempts=attempts))
            with pytest.raises(OSError, match="full"):
                enter(context, draft.pk)
            draft.refresh_from_db()
            assert draft.stage == ("running" if attempts < ATTEMPTS else "review")

    assert draft.error
    told = Notification.objects.get()
    assert (told.kind, told.url) == ("imports.broken_off", draft.get_absolute_url())
    assert entered(draft, by).stage == "done"
    assert draft.error == ""


def test_rows_that_wait_are_entered_later_into_the_same_import(by, standing):
    draft = checked(lists.as_csv(lists.partners()), by)
    entered(draft, by)
    assert (draft.stage, draft.made.counts["made"]) == ("review", 25)

    again = entered(mended(draft, standing), by)

    assert (again.stage, again.made_id) == ("done", draft.made_id)
    assert Organisation.objects.count() == 29


def test_undoing_is_refused_where_somebody_worked_since(by, standing):
    draft = entered(mended(checked(lists.as_csv(lists.partners()), by), standing), by)
    touched = Organisation.objects.get(site="https://p1.example")
    describe(touched, by=by, city_ru="Брест")

    assert actions.changed_since(draft.made) == [touched]
    with pytest.raises(actions.ChangedSince) as refused:
        actions.undo(draft.made, by=by)
    assert touched.name_ru in str(refused.value)


def test_columns_are_kept_for_the_next_table_of_this_shape(by):
    headings = ["№", "Кто", "Где", "Пункт", "Код", "Ссылка"]
    data = lists.as_csv(lists.partners()[:3], headings=headings, encoding="utf-8")
    draft = drafted(data, by)
    told_by_texts = {"name_ru": 1, "country": 2}
    assert draft.mapping == told_by_texts
    with pytest.raises(actions.drafting.ColumnsMissing):
        actions.match_columns(draft, {"name_ru": 1})

    whole = told_by_texts | {"city_ru": 3}
    actions.match_columns(draft, whole, save_as="Список «Связи»")

    assert drafted(data, by).mapping == whole
    assert SavedMapping.objects.get().name == "Список «Связи»"


def test_columns_that_fit_nothing_are_kept_as_notes_and_undone(by, standing):
    text = (
        "№;Организация;Страна;С какого года;Куратор\n"
        f"1;{lists.STANDING};Беларусь;2019;Петрова\n"
        "2;Лицей № 5;Беларусь;;Иванов\n"
        "3;Лицей № 7;Беларусь;;\n"
    )
    draft = drafted(text.encode(), by)
    assert actions.left_over(draft, draft.mapping) == [3, 4]
    draft = actions.match_columns(draft, draft.mapping, noted=[3])
    assert draft.answers == {"noted": [3], "dropped": [4]}
    actions.start(draft, by=by)

    actions.enter(draft.pk, today=TODAY)

    note = LogEntry.objects.get()
    draft.refresh_from_db()
    assert (note.organisation, note.channel) == (standing, Channel.NOTE)
    assert note.text == "С какого года: 2019"
    school = Organisation.objects.get(name_ru="Лицей № 5")
    assert school.source_text == "Лицей № 5 | Беларусь"
    assert (note.audience, standing.last_contact_on) == ("staff", None)
    actions.undo(draft.made, by=by)
    assert not LogEntry.objects.exists()
    assert list(Organisation.objects.filter(is_ours=False)) == [standing]


def test_proposals_are_accepted_and_refused_or_stay_as_remarks(by):
    rows = [
        ["1", "Школа им. И.Крылова", "Беларусь", "", "", ""],
        ["2", "Лицей им. А.Пушкина", "Беларусь", "", "", ""],
        ["3", "Гимназия им. Л.Толстого", "Беларусь", "", "", ""],
    ]
    draft = checked(lists.as_csv(rows), by)
    code = "missing_space_after_initial"
    one, two, _three = draft.rows.all()

    actions.settle_proposals(draft, code, accept=True, row=one)
    actions.settle_proposals(draft, code, accept=False, row=two)
    draft = entered(draft, by)

    names = sorted(Organisation.objects.values_list("name_ru", flat=True))
    assert names == [
        "Гимназия им. Л.Толстого",
        "Лицей им. А.Пушкина",
        "Школа им. И. Крылова",
    ]
    flag = Flag.objects.waiting().get()
    actions.accept_flag(flag, by=by)
    assert Organisation.objects.filter(name_ru="Гимназия им. Л. Толстого").exists()
    actions.undo(draft.made, by=by)
    assert not Organisation.objects.exists()


def test_what_the_register_says_otherwise_is_asked(by, standing):
    describe(standing, by=by, city_ru="Витебск")
    data = lists.as_tabs(
        [["1", lists.STANDING, "Беларусь", "г. Полоцк", "", "vitebsk.example"]]
    )
    draft = actions.begin("partners", by=by, today=TODAY, pasted=data)
    actions.match_columns(draft, draft.mapping)

    row = draft.rows.get()
    assert row.findings["fills"] == {"site": "https://vitebsk.example"}
    assert [one["code"] for one in row.findings["proposals"]] == ["differs"]
    actions.settle_proposals(draft, "differs", accept=True)
    entered(draft, by)

    standing.refresh_from_db()
    assert (standing.city_ru, standing.site) == (
        "г. Полоцк",
        "https://vitebsk.example",
    )


def test_agreements_share_a_partner_and_are_entered_once(by, standing):
    head = ["Партнёр", "Страна", "Вид договора", "Номер", "Дата", "Срок действия"]
    rows = [
        [lists.STANDING, "Беларусь", "Договор", "1/24", 45363, "5 лет"],
        ["Лицей № 2 города Бреста", "Беларусь", "Соглашение", "7", "03.2024", ""],
        ["Лицей № 2 города Бреста", "Беларусь", "Соглашение", "8", "2024", "бессрочно"],
        ["Лицей № 2 города Бреста", "Беларусь", "Соглашение", "9", "31.02.2024", ""],
    ]
    data = lists.as_xlsx({"О списке": [["Список", "2024"]], "Договоры": [head, *rows]})
    draft = entered(checked(data, by, name="d.xlsx", kind="agreements"), by)

    assert faults(draft) == {5: "date_wrong"}
    said = Agreement.objects.order_by("register_number").values_list(
        "number", "signed_on", "signed_precision", "term_rule", "counterpart__name_ru"
    )
    brest = "Лицей № 2 города Бреста"
    day = datetime.date
    assert list(said) == [
        ("1/24", day(2024, 3, 12), "day", "length", lists.STANDING),
        ("7", day(2024, 3, 1), "month", "unknown", brest),
        ("8", day(2024, 1, 1), "year", "indefinite", brest),
    ]
    again = checked(data, by, name="d.xlsx", kind="agreements")
    assert [row.status for row in again.rows.all()][:3] == [Status.FOUND] * 3
    actions.undo(draft.made, by=by)
    assert (Agreement.objects.count(), Organisation.objects.count()) == (0, 1)
