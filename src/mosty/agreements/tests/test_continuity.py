"""Nothing is left alone: the worklist, giving, handing a desk over, standing in."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.agreements import actions
from mosty.agreements.continuity import actions as continuity
from mosty.agreements.continuity import alone, desk
from mosty.agreements.continuity.alone import Asked, Reason
from mosty.agreements.models import Agreement, ApprovalStep, Handover
from mosty.agreements.tests.factories import (
    AgreementFactory,
    RouteFactory,
    drafted,
)
from mosty.letters.models import Letter, Notification
from mosty.letters.tests.factories import LetterFactory
from mosty.partners.models import LogEntry
from mosty.partners.tests.factories import ContactFactory
from mosty.people.models import Draft
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def days(number):
    return datetime.timedelta(days=number)


def kept(user, **fields):
    """An agreement that lacks nothing: an owner, a contact, a word last month."""
    one = AgreementFactory(in_force=True, responsible=user.person, **fields)
    one.counterpart.last_contact_on = today() - days(20)
    one.counterpart.save(update_fields=["last_contact_on"])
    ContactFactory(organisation=one.counterpart, email=f"p{one.pk}@partner.example")
    return one


def reasons(user):
    rows = alone.agreements(user, Asked.on_day(today()))
    return {one.pk: set(alone.reasons_of(one)) for one in rows}


def test_each_reason_is_found_and_nothing_else(coordinator):
    gone, away = UserFactory(coordinator=True), UserFactory(coordinator=True)
    kept(coordinator)
    expected = {
        AgreementFactory(expired=True): None,
        kept(gone): {Reason.GONE},
        kept(away): {Reason.AWAY},
    }
    nobody, silent, lonely, dead = (kept(coordinator) for _number in range(4))
    Agreement.objects.filter(pk=nobody.pk).update(responsible=None)
    silent.counterpart.last_contact_on = today() - days(500)
    silent.counterpart.save()
    Agreement.objects.filter(pk=silent.pk).update(signed_on=today() - days(900))
    lonely.counterpart.contacts.update(is_archived=True)
    LetterFactory(
        to=f"P{dead.pk}@partner.example", state="bounced", sent_at=timezone.now()
    )
    expected |= {
        nobody: {Reason.NOBODY},
        silent: {Reason.SILENT},
        lonely: {Reason.NO_CONTACT},
        dead: {Reason.BOUNCED},
    }
    gone.is_active = False
    gone.save()
    actions.announce_absence(
        person=away.person,
        deputy=coordinator.person,
        since=today(),
        until=today() + days(40),
        by=away,
        on=today(),
    )

    found = reasons(coordinator)

    assert found == {one.pk: told for one, told in expected.items() if told}


def test_worklist_gives_many_and_one_and_takes_back(office, coordinator):
    first, second, third = (
        AgreementFactory(in_force=True, responsible=None) for _number in range(3)
    )
    taker = UserFactory(lawyer=True)
    give = reverse("agreements_office:give")

    refused = office.post(give, {"agreement": [first.pk]}, follow=True)
    office.post(give, {"agreement": [first.pk, second.pk], "taker": taker.person_id})
    owners = set(Agreement.objects.values_list("responsible", flat=True))
    office.post(reverse("agreements_office:give_back"))
    office.post(give, {"one": third.pk, "taker": taker.person_id})

    assert refused.status_code == 200
    assert owners == {taker.person_id, None}
    held = Agreement.objects.filter(responsible=taker.person)
    assert list(held) == [third]


@pytest.mark.parametrize("what", ["", "?what=partners"])
def test_worklist_asks_the_same_for_many(office, what, django_assert_max_num_queries):
    AgreementFactory.create_batch(5, in_force=True)

    with django_assert_max_num_queries(16):
        page = office.get(reverse("agreements_office:alone") + what)

    assert len(page.context["lines"]) == 5


def desk_of(giver):
    """A desk with something of each kind on it."""
    agreement = kept(giver)
    closed = kept(giver, confidential=True)
    actions.promise(
        agreement,
        text_ru="Прислать отчёт",
        due_on=today() + days(9),
        responsible=giver.person,
    )
    step = LogEntry.objects.create(
        organisation=agreement.counterpart,
        channel="call",
        subject="Звонок",
        next_step="Отправить программу",
        due_on=today() + days(5),
        responsible=giver.person,
    )
    route = RouteFactory()
    route.steps.update(role="", person=giver.person)
    negotiated = AgreementFactory(stage="negotiation", origin="", responsible=None)
    paper = drafted(negotiated)
    round_ = actions.start_round(
        negotiated, route=route, paper=paper, by=giver, on=today()
    )
    draft = Draft.objects.create(
        user=giver,
        form="/office/partners/7/log/add",
        values=[["subject", "Письмо"]],
        kept_at=timezone.now(),
    )
    return agreement, closed, step, round_.steps.get(), draft


def chosen(giver):
    held = continuity.pieces_of(giver.person)
    return {name: [one.key for one in rows] for name, rows in held.items()}


def test_desk_passes_whole_and_comes_back_whole(coordinator, office):
    giver, taker = UserFactory(coordinator=True), UserFactory(coordinator=True)
    agreement, closed, entry, step, draft = desk_of(giver)
    continuity.write_notes(giver.person, "Пишите ректору по-немецки.", by=giver)
    address = reverse("agreements_office:hand_over")
    address += f"?giver={giver.person_id}&taker={taker.person_id}"

    shown = office.get(address)
    office.post(address, {**chosen(giver), "notes": shown.context["notes"]})

    handover = Handover.objects.get()
    assert {name: len(keys) for name, keys in handover.passed.items()} == {
        "agreements": 2,
        "obligations": 1,
        "steps": 1,
        "log": 1,
        "drafts": 1,
    }
    assert continuity.pieces_of(giver.person) == {}
    assert handover.document.audience == "confidential"
    assert "по-немецки" in handover.notes
    told = Notification.objects.get(user_id=taker.pk, kind="agreements.handed_over")
    assert told.url == handover.get_absolute_url()
    assert Letter.objects.filter(to=taker.email).count() == 2

    agreement.refresh_from_db()
    continuity.give([agreement.pk], taker=coordinator.person, by=coordinator)
    office.post(reverse("agreements_office:take_handover_back", args=[handover.pk]))

    closed.refresh_from_db()
    agreement.refresh_from_db()
    assert closed.responsible == giver.person
    assert Notification.objects.filter(kind="agreements.handed_back").get().url
    empty = reverse("agreements_office:hand_over") + "?giver=&taker="
    assert 'href="#id_giver"' in office.get(empty).content.decode()
    assert agreement.responsible == coordinator.person
    assert ApprovalStep.objects.get(pk=step.pk).person == giver.person
    assert LogEntry.objects.get(pk=entry.pk).responsible == giver.person
    assert Draft.objects.get(pk=draft.pk).user == giver


def test_handover_is_all_or_nothing(coordinator):
    giver, gone = UserFactory(coordinator=True), UserFactory(is_active=False)
    one = kept(giver)

    for taker, asked in [(gone, chosen(giver)), (coordinator, {"agreements": [0]})]:
        with pytest.raises((continuity.NotHere, continuity.NothingPasses)):
            continuity.hand_over(
                giver.person,
                taker.person,
                chosen=asked,
                notes="",
                by=coordinator,
                on=today(),
            )

    one.refresh_from_db()
    assert one.responsible == giver.person
    assert not Handover.objects.exists()


def test_file_of_a_handover_is_for_its_sides_alone(client, coordinator):
    giver, taker = UserFactory(lawyer=True), UserFactory(lawyer=True)
    kept(giver)
    done = continuity.hand_over(
        giver.person,
        taker.person,
        chosen=chosen(giver),
        notes="",
        by=coordinator,
        on=today(),
    )
    address = reverse("documents:download", args=[done.document.key])

    codes = {}
    for user in (taker, coordinator, UserFactory(rector=True)):
        client.force_login(user)
        answer = client.get(address)
        codes[user] = answer.status_code
        if answer.streaming:
            assert b"".join(answer.streaming_content).startswith(b"%PDF")

    assert list(codes.values()) == [200, 200, 404]


def test_deputy_sees_what_falls_due_for_who_is_away(client, coordinator):
    away, deputy = UserFactory(lawyer=True), UserFactory(lawyer=True)
    ending = kept(away)
    later = kept(away)
    soon = today() + days(6)
    Agreement.objects.filter(pk=ending.pk).update(ends_on=soon)
    Agreement.objects.filter(pk=later.pk).update(ends_on=today() + days(25))
    absence = actions.announce_absence(
        person=away.person,
        deputy=deputy.person,
        since=today(),
        until=today() + days(10),
        by=away,
        on=today(),
    )

    tasks = desk.instead(deputy, today())

    assert [(one.count, len(one.lines)) for one in tasks] == [(1, 1)]
    assert str(away.person) in str(tasks[0].title)
    for user, code in [(away, 200), (deputy, 200), (UserFactory(lawyer=True), 404)]:
        client.force_login(user)
        page = client.get(reverse("agreements_office:absence", args=[absence.pk]))
        assert page.status_code == code
        if code == 200:
            assert [one["on"] for one in page.context["days"]] == [soon]


def test_agreement_that_binds_fewer_than_two_is_on_the_desk(coordinator):
    left = AgreementFactory(in_force=True)
    left.parties.update(withdrawn_on=today() - days(3))
    going = AgreementFactory(in_force=True)
    going.parties.update(withdrawn_on=today() + days(3))

    tasks = desk.too_few(coordinator, today())

    assert [one.number for task in tasks for one in task.lines] == [
        left.register_number
    ]
