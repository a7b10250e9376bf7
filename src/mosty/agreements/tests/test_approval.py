"""A text goes its route: in turn, together, back, by a deputy, by two at once."""

import datetime
import io
import threading

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from mosty.access.desk import tasks_for
from mosty.access.refusals import Refused
from mosty.agreements import actions, approvers, waiting
from mosty.agreements.actions.absences import StandsIn, hand_over_all
from mosty.agreements.actions.asking import due_on
from mosty.agreements.actions.dues import reckon_lacking_dues
from mosty.agreements.models import Absence, ClauseRemark, Stage
from mosty.agreements.tests.factories import AgreementFactory, RouteFactory, drafted
from mosty.agreements.views.approval import begun_told
from mosty.documents.actions import store
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions.notices import sentence
from mosty.letters.models import Letter, Notification
from mosty.people.tests.factories import UserFactory
from mosty.places.workdays import add_workdays

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def people():
    return {
        role: UserFactory(**{role: True})
        for role in ("lawyer", "head", "rector", "coordinator")
    }


def begun(people, *of, on=TODAY):
    agreement = AgreementFactory(stage=Stage.NEGOTIATION, origin="")
    paper, by = drafted(agreement), people["coordinator"]
    route = RouteFactory(of=list(of))
    return actions.start_round(agreement, route, paper=paper, by=by, on=on)


def asked(round_):
    return [one.role for one in approvers.asked_steps().filter(round=round_)]


def step_of(round_, role):
    return round_.steps.get(role=role, decision="waiting")


def changed(round_, text=b"1. New"):
    document = round_.version.document
    return store(io.BytesIO(text), name="d.txt", title_ru="x", document=document)


def test_steps_are_asked_in_turn_and_together(people):
    round_ = begun(people, ("lawyer", "head"), "rector")

    seen = [asked(round_)]
    for role in ("lawyer", "head", "rector"):
        actions.approve(step_of(round_, role), by=people[role], on=TODAY)
        seen.append(asked(round_))

    round_.refresh_from_db()
    assert seen == [["lawyer", "head"], ["head"], ["rector"], []]
    assert (round_.outcome, round_.agreement.stage) == ("approved", Stage.APPROVAL)
    assert {one.due_on for one in round_.steps.filter(position=1)} == {
        add_workdays(TODAY, 3)
    }


def test_year_whose_working_days_are_not_loaded_gives_no_deadline():
    assert due_on(datetime.date(2199, 1, 1), 3) is None


def test_running_round_keeps_its_copy_of_the_route(people):
    round_ = begun(people, "lawyer", "rector")
    route = RouteFactory._meta.model.objects.get()

    actions.lay_out_anew(
        route, steps=[actions.StepFacts(1, role="head")], by=people["coordinator"]
    )

    assert [one.role for one in round_.steps.all()] == ["lawyer", "rector"]


def test_text_returned_to_a_step_goes_on_from_there(people):
    round_ = begun(people, "lawyer", "head", "rector")
    for role in ("lawyer", "head"):
        actions.approve(step_of(round_, role), by=people[role], on=TODAY)
    step = round_.steps.get(role="rector")

    actions.send_back(step, by=people["rector"], on=TODAY, remark="Срок?", position=2)

    assert asked(round_) == ["head"]
    actions.approve(step_of(round_, "head"), by=people["head"], on=TODAY)
    assert asked(round_) == ["rector"]
    decisions = round_.steps.values_list("lap", "role", "decision")
    assert list(decisions) == [
        (1, "lawyer", "approved"),
        (1, "head", "approved"),
        (1, "rector", "returned"),
        (2, "head", "approved"),
        (2, "rector", "waiting"),
    ]


def test_returned_text_needs_a_change_before_a_new_round(people):
    round_ = begun(people, "lawyer")
    step, by = step_of(round_, "lawyer"), people["coordinator"]
    with pytest.raises(actions.NoRemark):
        actions.send_back(step, by=people["lawyer"], on=TODAY, remark=" ")
    actions.send_back(step, by=people["lawyer"], on=TODAY, remark="Нет срока")
    agreement = round_.agreement
    agreement.refresh_from_db()
    assert agreement.stage == Stage.NEGOTIATION
    again = {"paper": agreement.papers.get(), "by": by, "on": TODAY}
    route = RouteFactory()

    with pytest.raises(actions.SameText):
        actions.start_round(agreement, route, **again)
    changed(round_)
    second = actions.start_round(agreement, route, **again)

    assert (second.number, second.outcome) == (2, "")
    with pytest.raises(actions.RoundRuns):
        actions.start_round(agreement, route, **again)


def test_nobody_approves_a_text_that_has_changed(people):
    round_ = begun(people, "lawyer")
    changed(round_)

    with pytest.raises(actions.TextChanged):
        actions.approve(step_of(round_, "lawyer"), by=people["lawyer"], on=TODAY)


def test_only_whose_turn_it_is_decides(people):
    round_ = begun(people, "lawyer", "rector")

    for role, by in (("rector", "rector"), ("lawyer", "head")):
        with pytest.raises(actions.NotYourTurn):
            actions.approve(step_of(round_, role), by=people[by], on=TODAY)


def test_agreement_taken_back_calls_its_round_off(people):
    round_ = begun(people, "lawyer")

    move = {"stage": Stage.DRAFT, "by": people["coordinator"]}
    with pytest.raises(actions.RoundWouldEnd):
        actions.move(round_.agreement, **move)
    actions.move(round_.agreement, **move, calling_off=round_.pk)

    round_.refresh_from_db()
    assert (round_.outcome, asked(round_)) == ("called_off", [])


def test_deputy_decides_while_somebody_is_away_and_gets_the_letters(people):
    deputy = UserFactory(editor=True)
    lawyer = people["lawyer"]
    round_ = begun(people, "lawyer")
    actions.announce_absence(
        person=lawyer.person,
        deputy=deputy.person,
        since=TODAY,
        until=TODAY,
        by=lawyer,
        on=TODAY,
    )
    step = step_of(round_, "lawyer")
    after, head = TODAY + datetime.timedelta(days=1), people["head"]
    days = {"since": after, "until": after, "by": lawyer, "on": TODAY}
    actions.announce_absence(person=lawyer.person, deputy=head.person, **days)
    for _ in range(2):
        hand_over_all(after)

    assert [one.pk for one in approvers.deciders_of(step, on=TODAY)] == [deputy.pk]
    for user in (deputy, head):
        assert Letter.objects.filter(to=user.email).count() == 1
    with pytest.raises(actions.NotYourTurn):
        actions.approve(step, by=deputy, on=after)
    done = actions.approve(step, by=deputy, on=TODAY)

    assert (done.decided_by, done.on_behalf_of) == (deputy.person, lawyer.person)


def test_step_of_nobody_is_told_and_what_stands_still_is_on_the_desk(people):
    coordinator = people["coordinator"]
    round_ = begun(people, "editor")

    told = Notification.objects.get(user_id=coordinator.pk)
    [editor] = [one.whose for one in approvers.of_nobody(round_, on=TODAY)]
    assert f"«{editor}»" in sentence(told, "ru")
    assert editor in begun_told(round_, "")
    assert waiting.standing_still(coordinator, TODAY) == []
    long_ago = timezone.now() - datetime.timedelta(days=20)
    round_.steps.update(due_on=None, asked_at=long_ago)
    [task] = waiting.standing_still(coordinator, localdate())
    assert editor in task.lines[0].text
    reckon_lacking_dues()
    assert round_.steps.get().due_on == due_on(localdate(long_ago), 3)
    assert waiting.standing_still(coordinator, localdate()) == []


def test_absences_do_not_meet(people):
    one, other = people["lawyer"].person, people["head"].person
    days = {"since": TODAY, "until": TODAY, "by": "test", "on": TODAY}
    actions.announce_absence(person=one, deputy=other, **days)

    with pytest.raises(actions.AwayAlready):
        actions.announce_absence(person=one, deputy=other, **days)
    with pytest.raises(actions.DeputyAway):
        actions.announce_absence(person=other, deputy=one, **days)
    third = people["rector"].person
    with pytest.raises(StandsIn, match=str(one)):
        actions.announce_absence(person=other, deputy=third, **days)
    actions.call_absence_off(Absence.objects.get(), by="test")
    actions.announce_absence(person=other, deputy=one, **days)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told_of_the_other():
    people = {"coordinator": UserFactory(coordinator=True)}
    lawyers = [UserFactory(lawyer=True), UserFactory(lawyer=True)]
    step = step_of(begun(people, "lawyer"), "lawyer")
    start, outcomes = threading.Barrier(2), []

    def run(user):
        try:
            start.wait(10)
            actions.approve(step, by=user, on=TODAY)
            outcomes.append("done")
        except Refused as refusal:
            outcomes.append(str(refusal.message))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in lawyers]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=20)

    assert outcomes.count("done") == 1
    (words,) = [one for one in outcomes if one != "done"]
    step.refresh_from_db()
    assert str(step.decided_by) in words


def test_desk_brings_overdue_decisions_first_and_opens_them(people, client):
    late = begun(people, "lawyer", on=localdate() - datetime.timedelta(days=40))
    begun(people, "lawyer", on=localdate())
    lawyer = people["lawyer"]

    tasks = tasks_for(lawyer, on=localdate())
    (task,) = [one for one in tasks if "/approval/" in one.lines[0].steps[0].url]

    first = late.steps.get()
    assert str(first.pk) in task.lines[0].steps[0].url
    client.force_login(lawyer)
    page = client.get(task.lines[0].steps[0].url)
    assert page.context["whose"] == lawyer.person
    answer = client.post(
        task.lines[0].steps[0].url, {"decision": "return", "remark": "", "to": "0"}
    )
    assert list(answer.context["form"].errors) == ["remark"]
    client.post(task.lines[0].steps[0].url, {"decision": "approve", "to": "0"})
    first.refresh_from_db()
    assert first.decision == "approved"


def test_remark_on_a_clause_is_kept_to_its_version(people, client):
    round_ = begun(people, "lawyer")
    agreement = round_.agreement
    client.force_login(people["lawyer"])
    where = reverse("agreements_office:remark", kwargs={"pk": agreement.pk})
    named = f"{where}?version={round_.version_id}&clause=2"

    client.post(named, {"remark": "Почему три года?"})

    (remark,) = ClauseRemark.objects.all()
    assert (remark.label, remark.version_id) == ("2.", round_.version_id)
    text = reverse("agreements_office:approval_text", kwargs={"pk": agreement.pk})
    assert "Почему три года?" in client.get(text).content.decode()
    newer = changed(round_).versions.first()
    page = client.get(f"{text}?version={newer.pk}").content.decode()
    assert "Почему три года?" not in page
    assert client.get(f"{where}?clause=99").status_code == 404


def test_sheet_of_approval_is_a_pdf(people, client):
    round_ = begun(people, "lawyer")
    actions.approve(step_of(round_, "lawyer"), by=people["lawyer"], on=TODAY)
    client.force_login(people["coordinator"])

    named = {"pk": round_.agreement_id, "number": 1}
    answer = client.get(reverse("agreements_office:approval_sheet", kwargs=named))

    assert answer.content.startswith(b"%PDF")


def test_coordinator_lays_a_route_out_and_begins_by_it(people, client):
    client.force_login(people["coordinator"])
    add = reverse("agreements_office:add_route")
    told = {
        "title_ru": "Срочный",
        "who_1": "role:lawyer",
        "days_1": "2",
        "who_2": f"person:{people['head'].person_id}",
        "along_2": "on",
        "who_3": "role:rector",
    }
    client.post(add, told)
    route = RouteFactory._meta.model.objects.get()
    assert [(one.position, one.role) for one in route.steps.all()] == [
        (1, "lawyer"),
        (1, ""),
        (2, "rector"),
    ]
    where = reverse("agreements_office:edit_route", kwargs={"pk": route.pk})
    seen = client.get(where).context["form"].seen
    client.post(where, {**told, "who_3": "", "seen": seen})
    assert route.steps.count() == 2
    agreement = AgreementFactory(stage=Stage.NEGOTIATION, origin="")
    paper = drafted(agreement)
    begin = reverse("agreements_office:begin_approval", kwargs={"pk": agreement.pk})

    assert client.get(begin).status_code == 200
    client.post(begin, {"route": route.pk, "paper": paper.pk})

    agreement.refresh_from_db()
    assert agreement.stage == Stage.APPROVAL
    assert agreement.approval_rounds.get().steps.count() == 2
