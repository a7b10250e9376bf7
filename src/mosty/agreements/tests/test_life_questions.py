"""A sleeping agreement asks both coordinators; their answers are followed up."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import asleep
from mosty.agreements.actions.life_letters import settle_question, wait_until
from mosty.agreements.actions.life_settings import set_life
from mosty.agreements.actions.sleepers import look_for_sleepers
from mosty.agreements.models import LifeLetter, LifeQuestion
from mosty.agreements.term import add_months
from mosty.agreements.tests.factories import AgreementActivityFactory, AgreementFactory
from mosty.letters.models import Letter
from mosty.partners.tests.factories import ContactFactory

pytestmark = pytest.mark.django_db


def done_on(agreement, day, **fields):
    fields = {"state": "finished", "starts_precision": "day", **fields}
    activity = ActivityFactory(starts_on=day, **fields)
    return AgreementActivityFactory(agreement=agreement, activity=activity)


def sleeping(months=30, **fields):
    agreement = AgreementFactory(signed=True, **fields)
    done_on(agreement, add_months(timezone.localdate(), -months))
    return agreement


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def asked(coordinator, today):
    """One agreement with a person of ours and a contact of theirs, asked about."""
    agreement = sleeping(responsible=coordinator.person)
    ContactFactory(organisation=agreement.counterpart, email="minsk@partner.example")
    look_for_sleepers(today)
    return agreement.life_questions.get()


def link_to(email):
    letter = Letter.objects.filter(to=email).latest("pk")
    assert letter.is_secret
    return re.search(r"https?://[^/\s]+(/\S*asleep/\S+)", letter.body)[1]


def test_each_sleeper_is_asked_about_once_and_ours_is_written_to(
    asked, coordinator, today
):
    awake = AgreementFactory(signed=True)
    done_on(awake, today)
    planning = sleeping()
    done_on(planning, today + datetime.timedelta(days=30), state="planned")

    assert look_for_sleepers(today) == (0, 0)

    sides = {one.side: one for one in asked.letters.all()}
    assert sides["ours"].user == coordinator
    assert sides["theirs"].released_at is None
    assert [one.to for one in Letter.objects.all()] == [coordinator.email]
    later = add_months(today, 1)
    settle_question(asked, outcome="noted", by=coordinator, on=today)
    assert look_for_sleepers(later)[1] == 0
    assert look_for_sleepers(add_months(today, 13))[1] >= 1


def test_no_more_are_asked_about_in_a_night_than_is_set(coordinator, today):
    oldest = sleeping(90)
    sleeping(40)
    set_life({"most_a_night": 1}, by=coordinator)

    look_for_sleepers(today)

    assert LifeQuestion.objects.get().agreement == oldest


def test_partner_is_written_to_after_a_person_released_it(
    office, asked, coordinator, today
):
    [task] = asleep.to_release(coordinator, today)
    assert (task.count, task.lines[0].url) == (
        1,
        reverse("agreements_office:life_question", kwargs={"pk": asked.pk}),
    )
    theirs = asked.letters.get(side="theirs")
    page = reverse("agreements_office:life_release", kwargs={"pk": theirs.pk})
    office.get(page)
    assert Letter.objects.filter(to="minsk@partner.example").count() == 0

    refused = office.post(page, {"contact": "", "language": "en"})
    assert list(refused.context["form"].errors) == ["contact"]
    office.post(page, {"contact": theirs.contact_id, "language": "en"})

    letter = Letter.objects.filter(to="minsk@partner.example").latest("pk")
    assert letter.language == "en"
    assert asleep.to_release(coordinator, today) == []


def test_letters_leave_by_themselves_where_it_is_so_set(coordinator, today):
    set_life({"is_released_by_hand": False}, by=coordinator)
    agreement = sleeping()
    ContactFactory(organisation=agreement.counterpart, email="b@partner.example")

    look_for_sleepers(today)

    assert Letter.objects.get().to == "b@partner.example"


def test_looking_changes_nothing_and_one_answer_is_kept(
    client, asked, coordinator, today
):
    path = link_to(coordinator.email)
    for _look in range(2):
        page = client.get(path)
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (200, True)
    assert not LifeLetter.objects.exclude(answer="").exists()

    empty = client.post(path, {"answer": "planned"})
    assert list(empty.context["form"].errors) == ["plan_text"]
    bad_day = client.post(
        path, {"answer": "planned", "plan_text": "Семинар", "plan_on": "31.02.2030"}
    )
    assert list(bad_day.context["form"].errors) == ["plan_on"]
    client.post(
        path, {"answer": "planned", "plan_text": "Семинар", "plan_on": "03.2030"}
    )

    ours = asked.letters.get(side="ours")
    assert (ours.answer, ours.plan_on) == ("planned", datetime.date(2030, 3, 31))
    again = client.post(path, {"answer": "let_end"})
    assert (again.status_code, client.get(path).status_code) == (410, 200)
    ours.refresh_from_db()
    assert ours.answer == "planned"
    [task] = asleep.to_follow(coordinator, today)
    assert task.count == 1
    client.force_login(coordinator)
    told = client.get(task.lines[0].url)
    assert any("state=planned" in one.url for one in told.context["follow"])


def expire(asked, coordinator):
    past = timezone.now() - datetime.timedelta(days=1)
    LifeLetter.objects.update(expires_at=past)


def settle(asked, coordinator):
    settle_question(asked, outcome="ending", by=coordinator, on=timezone.localdate())


def send_anew(asked, coordinator):
    LifeLetter.objects.update(sendings=2)


@pytest.mark.parametrize("happens", [expire, settle, send_anew])
def test_link_that_is_void_says_why(client, asked, coordinator, happens):
    path = link_to(coordinator.email)
    happens(asked, coordinator)

    answers = [client.get(path), client.post(path, {"answer": "wake"})]

    assert [one.status_code for one in answers] == [410, 410]
    assert all(one.context["why"] for one in answers)
    assert client.get(path[:-3]).status_code == 404
    assert not LifeLetter.objects.exclude(answer="").exists()


def test_question_waits_is_settled_and_goes_away_when_it_wakes(
    office, asked, coordinator, today
):
    theirs = asked.letters.get(side="theirs")
    page = reverse("agreements_office:life_reply", kwargs={"pk": theirs.pk})
    office.post(page, {"answer": "let_end", "remark": "По телефону"})
    assert asleep.to_follow(coordinator, today)
    wait_until(asked, until=today + datetime.timedelta(days=9), by=coordinator)
    assert asleep.to_follow(coordinator, today) == []

    done_on(asked.agreement, today)
    assert look_for_sleepers(today) == (1, 0)

    asked.refresh_from_db()
    assert (asked.outcome, asked.closed_on) == ("woke", today)
    url = reverse("agreements_office:life_settle", kwargs={"pk": asked.pk})
    office.post(url, {"outcome": "noted"})
    asked.refresh_from_db()
    assert asked.outcome == "woke"


def test_settings_are_kept_and_bad_months_are_told(office):
    page = reverse("agreements_office:life_settings")
    row = {"terms-0-kind": "protocol", "terms-0-grace_months": "6"}
    given = {"question_months": "12", "most_a_night": "20", "is_log_counted": "on"}

    wrong = {**row, "terms-0-active_months": "12", "terms-0-sleeping_months": "12"}
    refused = office.post(page, given | wrong)
    assert list(refused.context["form"].errors) == ["terms"]
    right = {**row, "terms-0-active_months": "6", "terms-0-sleeping_months": "12"}
    office.post(page, given | right)

    form = office.get(page).context["form"]
    assert form.initial["terms"][0]["sleeping_months"] == 12
    assert form.initial["is_asking"] is False


def test_night_asks_the_same_however_many_sleep(
    coordinator, today, django_assert_max_num_queries
):
    for _agreement in range(3):
        sleeping()
    set_life({"most_a_night": 1}, by=coordinator)
    with django_assert_max_num_queries(45):
        look_for_sleepers(today)
