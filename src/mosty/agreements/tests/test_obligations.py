"""What is owed: settled time by time, read from a table, told on the desk."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import Workbook, load_workbook

from mosty.activities.models import Activity
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import actions, duties, owed, promised
from mosty.agreements.models import Obligation
from mosty.agreements.promises.occurrences import DueState
from mosty.agreements.term import add_months
from mosty.agreements.tests.factories import AgreementFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def promised_by(agreement, **fields):
    fields = {"text_ru": "Отчёт о стажировке", **fields}
    return actions.promise(agreement, **fields)


def page(name, agreement, **more):
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk, **more})


@pytest.fixture
def agreement(coordinator):
    return AgreementFactory(in_force=True)


def test_each_time_is_settled_apart_and_opened_again(agreement, coordinator):
    on = localdate()
    first = add_months(on, -14)
    duty = promised_by(agreement, due_on=first, repeats_months=6)

    done = actions.fulfil(duty, due_on=add_months(first, 6), on=on, by=coordinator)
    actions.waive(duty, due_on=first, reason="Договорились устно", by=coordinator)

    duty.refresh_from_db()
    assert duty.next_due_on == add_months(first, 12)
    told = owed.duty_of(
        owed.loaded(Obligation.objects).get(), on=on, through=on, may_keep=True
    )
    assert [line.badge[1] for line in told.lines] == ["plain", "done", "over"]
    with pytest.raises(actions.SettledAlready):
        actions.fulfil(duty, due_on=first, by=coordinator)
    planned = ActivityFactory(state="planned")
    with pytest.raises(actions.NotDone):
        actions.fulfil(duty, due_on=add_months(first, 12), activity=planned)
    with pytest.raises(actions.NotOwed):
        actions.fulfil(duty, due_on=first + DAY, by=coordinator)
    with pytest.raises(actions.NoWaiverReason):
        actions.waive(duty, due_on=add_months(first, 12), reason=" ", by=coordinator)
    actions.reopen(done, by=coordinator)
    duty.refresh_from_db()
    assert duty.next_due_on == add_months(first, 6)


def test_what_was_settled_follows_a_mended_day(agreement, coordinator):
    on = localdate()
    duty = promised_by(agreement, due_on=on)
    actions.fulfil(duty, due_on=on, by=coordinator)

    duty = actions.describe_obligation(duty, by=coordinator, due_on=on + DAY)

    assert duty.is_settled
    assert duty.discharges.get().due_on == on + DAY


def test_state_in_sql_is_the_state_of_the_plain_function(agreement):
    on = localdate()
    short = AgreementFactory(expired=True)
    for one in (agreement, short):
        for due in (None, on - DAY, on, on + 30 * DAY, on + 31 * DAY):
            promised_by(one, due_on=due)
        promised_by(one, due_on=on - 40 * DAY, repeats_months=1)
        done = promised_by(one, due_on=on - 50 * DAY, repeats_months=1)
        actions.fulfil(done, due_on=on - 50 * DAY)
    actions.fulfil(promised_by(agreement, due_on=on), due_on=on)

    rows = Obligation.objects.annotate(state=duties.due_state(on))

    told = {one.pk: owed.state_now(one, on) for one in rows.select_related("agreement")}
    assert dict(rows.values_list("pk", "state")) == told
    assert set(told.values()) == set(DueState)
    overdue = set(Obligation.objects.overdue(on).values_list("pk", flat=True))
    assert overdue == {pk for pk, state in told.items() if state == "overdue"}


def test_pages_ask_little_however_much_is_owed(
    office, agreement, django_assert_max_num_queries
):
    counts = []
    office.get(page("plan", agreement))
    for _round in range(2):
        for number in range(3):
            duty = promised_by(agreement, due_on=localdate() + number * DAY)
            actions.fulfil(duty, due_on=duty.due_on)
            promised_by(agreement, due_on=localdate() - DAY, repeats_months=1)
        with django_assert_max_num_queries(12) as asked:
            office.get(page("plan", agreement))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_recording_what_was_done_offers_and_settles_what_is_open(office, agreement):
    due = localdate() - DAY
    duty = promised_by(agreement, due_on=due)
    settle = office.get(page("settle", agreement, obligation=duty.pk), {"due": due})
    [address] = settle.context["page"].lines

    form = office.get(address).context["form"]
    assert form["fulfils"].value() == [f"{duty.pk}:{due}"]
    planned = {
        "title_ru": "Стажировка",
        "kind": "activity",
        "state": "planned",
        "starts_on": f"{due:%d.%m.%Y}",
        "agreements": [agreement.pk],
        "fulfils": [f"{duty.pk}:{due}"],
        "audience": "public",
        "files_audience": "staff",
    }
    refused = office.post(reverse("agreements_office:record_done"), planned)
    assert list(refused.context["form"].errors) == ["fulfils"]
    office.post(
        reverse("agreements_office:record_done"), {**planned, "state": "finished"}
    )

    activity = Activity.objects.get()
    discharge = duty.discharges.get()
    assert (discharge.activity, discharge.on) == (activity, due)
    deed = office.get(reverse("agreements_office:deed", kwargs={"pk": activity.pk}))
    assert duty.text_ru in deed.content.decode()


def test_time_is_settled_from_its_page_and_bad_days_are_told(office, agreement):
    due = localdate()
    duty = promised_by(agreement, due_on=due)
    url = page("settle", agreement, obligation=duty.pk) + f"?due={due}"

    refused = office.post(url, {"kind": "waived", "reason": ""})
    assert list(refused.context["form"].errors) == ["reason"]
    wrong = office.get(
        page("settle", agreement, obligation=duty.pk) + "?due=2026-02-31"
    )
    assert wrong.status_code == 404
    office.post(url, {"kind": "waived", "reason": "Перенесено"})

    assert duty.discharges.get().reason == "Перенесено"
    form = {"text_ru": "x", "due_on": "", "repeats_months": "12"}
    refused = office.post(page("promise", agreement), form)
    assert list(refused.context["form"].errors) == ["due_on"]


PLAN = (
    ("№", "Мероприятие", "Срок", "Исполнитель", "Ответственный"),
    ("1", "Семинар для учителей", "март 2027", "", "Сидоров"),
    ("2", "=cmd|' /C calc'!A0", "31.02.2027", "", ""),
    ("3", "Лишняя строка", "2027", "", ""),
)


def workbook():
    book = Workbook()
    for row in PLAN:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    kept = io.BytesIO()
    book.save(kept)
    kept.seek(0)
    kept.name = "план.xlsx"
    return kept


def test_plan_is_read_checked_entered_and_taken_back(office, agreement):
    begun = office.post(page("read_plan", agreement), {"file": workbook()})
    plan = agreement.plans.get()
    assert begun.url == page("plan_table", agreement, plan=plan.pk)
    shown = office.get(begun.url)
    assert [str(row["badge"][1]) for row in shown.context["rows"]] == [
        "ok",
        "over",
        "ok",
    ]
    assert Obligation.objects.count() == 0

    mapping = {f"column-{name}": str(at) for name, at in plan.mapping.items()}
    answers = {"cell-1-due": "28.02.2027", "leave-2": "on"}
    entered = office.post(begun.url, {**mapping, **answers, "do": "enter"})

    assert entered.url == page("plan", agreement)
    found = list(
        Obligation.objects.order_by("pk").values_list("text_ru", "next_due_on")
    )
    assert (
        found
        == [
            (
                "Семинар для учителей (ответственный: Сидоров)",
                datetime.date(2027, 3, 31),
            ),
            ("=cmd|' /C calc'!A0", datetime.date(2027, 2, 28)),
        ]
        or found[0][0] == "Семинар для учителей (responsible: Сидоров)"
    )
    again = office.post(begun.url, {**mapping, "do": "enter"})
    assert again.url == page("plan", agreement)
    assert Obligation.objects.count() == 2
    book = office.get(page("plan_file", agreement, form="xlsx"))
    cells = [c.value for c in load_workbook(io.BytesIO(book.content)).active["B"]]
    assert "=cmd|' /C calc'!A0" in cells
    assert office.get(page("plan_file", agreement, form="docx")).status_code == 200

    office.post(page("take_plan_back", agreement, plan=plan.pk))

    assert not Obligation.objects.present().exists()


@pytest.mark.parametrize(
    "given",
    [
        {"pasted": "  "},
        {"pasted": "просто строка без таблицы"},
        {"pasted": "a\tb\n" * 501},
    ],
)
def test_what_is_no_plan_is_refused_in_words_and_nothing_is_kept(
    office, agreement, given
):
    answer = office.post(page("read_plan", agreement), given)

    assert answer.context["form"].non_field_errors()
    assert agreement.plans.count() == 0


def test_mapping_that_fits_no_column_enters_nothing(office, agreement):
    office.post(page("read_plan", agreement), {"pasted": "a\tb\nc\td\ne\tf"})
    plan = agreement.plans.get()
    url = page("plan_table", agreement, plan=plan.pk)

    refused = office.post(url, {"do": "enter"})
    twice = office.post(url, {"do": "look", "column-text": "0", "column-due": "0"})

    assert refused.context["form"].non_field_errors()
    assert twice.context["form"].non_field_errors()
    assert Obligation.objects.count() == 0


def test_desk_tells_what_is_overdue_to_those_whom_it_concerns(
    office, coordinator, agreement
):
    on = localdate()
    lawyer = UserFactory(lawyer=True)
    promised_by(agreement, due_on=on - DAY, responsible=lawyer.person)
    promised_by(agreement, due_on=on - DAY, text_ru="Чужой отчёт")
    promised_by(agreement, due_on=on + DAY)
    promised_by(AgreementFactory(draft=True), due_on=on - DAY)
    put_away = promised_by(agreement, due_on=on - DAY)
    actions.put_obligation_away(put_away, by=coordinator)

    [late] = promised.overdue(coordinator, on)
    [soon] = promised.due_soon(coordinator, on)
    [mine] = promised.overdue(lawyer, on)

    assert (late.count, soon.count, mine.count) == (2, 1, 1)
    assert mine.lines[0].steps == []
    listed = office.get(late.url).content.decode()
    assert "Чужой отчёт" in listed
