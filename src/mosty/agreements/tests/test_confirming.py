"""A partner confirms the terms by letter, or proposes changes; the office decides."""

import datetime
import threading

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from mosty.access.refusals import Refused
from mosty.agreements import actions, confirmed
from mosty.agreements.actions.answering import MOST_CODES
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.models import Confirmation, ConfirmationCode
from mosty.agreements.tests.confirming import (
    asked_of,
    fields_on,
    last_code,
    proposed_by,
    seen_on,
)
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.models import Institution
from mosty.journal.kinds import names_of
from mosty.journal.models import Entry
from mosty.letters.models import Letter, Notification
from mosty.partners import actions as actions_of_partners
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_looking_keeps_nothing_and_a_code_confirms_once(
    client, asked, asked_path, coordinator
):
    for _look in range(2):
        page = client.get(asked_path)
    told = page.content.decode()
    assert (page.status_code, "12-04" in told) == (200, True)
    assert page.headers["Cache-Control"].find("no-store") >= 0
    assert not ConfirmationCode.objects.exists()

    sent = client.post(asked_path, {"seen": seen_on(page), "do": "code"})
    assert "a•••@partner.example" in sent.content.decode()
    assert "autofocus" in str(sent.context["form"]["code"])
    answer = {"seen": seen_on(sent), "do": "answer", "code": f" {last_code()} "}
    done = client.post(asked_path, answer, follow=True)

    asked.refresh_from_db()
    assert (asked.outcome, asked.answered_terms) == ("confirmed", asked.terms)
    assert asked.answered_sha256 in done.content.decode()
    again = client.post(asked_path, answer)
    assert (again.status_code, "подтверждены" in again.context["why"]) == (410, True)
    assert Confirmation.objects.get().answered_at == asked.answered_at
    assert client.get(f"{asked_path}/statement.pdf").content.startswith(b"%PDF")


def test_terms_shown_are_those_held_and_nothing_internal(client, asked, asked_path):
    agreement = asked.agreement
    agreement.origin_reason = "Тайное-внутреннее"
    agreement.audience = "confidential"
    agreement.save()
    agreement.parties.update(original_place="Тайный-шкаф", signatory="Иванова")

    told = client.get(asked_path).content.decode()

    assert "Тайное-внутреннее" not in told
    assert "Тайный-шкаф" not in told
    assert "Иванова" in told
    assert str(agreement.counterpart) in told


def test_wrong_codes_wear_out_and_lose_nothing_that_was_typed(
    client, asked, asked_path
):
    where = f"{asked_path}/changes"
    page = client.get(where)
    typed = {**fields_on(page), "number": "12-05", "comment": "Ошиблись цифрой"}
    page = client.post(where, {**typed, "do": "code"})

    troubles = []
    for _try in range(6):
        page = client.post(where, {**typed, "do": "answer", "code": "000000x"})
        troubles.append(page.context["form"].errors["code"][0])
    assert len(set(troubles[:4])) == 1
    assert "пять раз" in troubles[4]
    right = client.post(where, {**typed, "do": "answer", "code": last_code()})
    assert "пять раз" in right.context["form"].errors["code"][0]
    assert right.context["form"]["number"].value() == "12-05"
    assert right.context["form"]["comment"].value() == "Ошиблись цифрой"

    client.post(where, {**typed, "do": "code"})
    ConfirmationCode.objects.update(expires_at=timezone.now())
    late = client.post(where, {**typed, "do": "answer", "code": last_code()})
    assert "20 минут" in late.context["form"].errors["code"][0].replace("\xa0", " ")
    assert late.context["form"]["number"].value() == "12-05"
    asked.refresh_from_db()
    assert asked.outcome == ""


def test_codes_are_sent_only_so_often(asked):
    now = timezone.now()
    for _code in range(MOST_CODES):
        actions.send_code(asked, now=now)

    with pytest.raises(actions.TooManyCodes):
        actions.send_code(asked, now=now)


def test_proposals_are_kept_decided_field_by_field_and_answered(
    client, asked, asked_path, coordinator
):
    seat = asked.agreement.parties.get()
    wanted = {
        "number": "12-05",
        "term_rule": "length",
        "term_months": "36",
        "valid_until": "",
        f"p{seat.pk}-signatory": "Б. Н. Крунич",
        "c-phone": "+375 17 000",
        "comment": "Остальное верно",
    }

    assert proposed_by(client, asked_path, **wanted).status_code == 302

    asked.refresh_from_db()
    changes = {one.field: one for one in asked.changes.all()}
    assert set(changes) == {
        "number",
        "term",
        "party_signatory",
        "contact_phone",
        "words",
    }
    agreement = asked.agreement
    agreement.refresh_from_db()
    assert agreement.number == "12-04"
    client.force_login(coordinator)
    page = reverse(
        "agreements_office:decide_changes",
        kwargs={"pk": agreement.pk, "confirmation": asked.pk},
    )
    told = client.get(page)
    sent = {"seen": told.context["seen"]}
    for name, one in changes.items():
        sent[f"verdict-{one.pk}"] = "refused" if name == "number" else "accepted"
    refused = client.post(page, sent)
    assert f"word-{changes['number'].pk}" in refused.context["form"].errors
    sent[f"word-{changes['number'].pk}"] = "На бумаге 12-04"
    assert client.post(page, sent).status_code == 302

    agreement.refresh_from_db()
    seat.refresh_from_db()
    asked.contact.refresh_from_db()
    assert (agreement.number, agreement.term_months) == ("12-04", 36)
    assert (seat.signatory, asked.contact.phone) == ("Б. Н. Крунич", "+375 17 000")
    assert asked.changes.get(field="number").decided_by == coordinator.person
    assert_all_are_told(client, asked, asked_path)


def assert_all_are_told(client, asked, asked_path):
    """The record counts what was decided, the old link tells it, history names who."""
    letter = Letter.objects.get(template__endswith="confirmation_decided")
    assert all(one in letter.body for one in ("На бумаге 12-04", "принято"))
    card = reverse("agreements_office:record", kwargs={"pk": asked.agreement_id})
    told = client.get(card).content.decode().replace("\xa0", " ")
    assert "предложений принято: 4, отклонено: 1" in told
    assert "не считаются подтверждёнными" in told
    old = client.get(asked_path).content.decode()
    assert all(one in old for one in ("12-05", "На бумаге 12-04", "Отклонено"))
    entries = Entry.objects.filter(verb="agreement.changes_proposed")
    (who,) = names_of({one.actor for one in entries}).values()
    assert str(asked.contact.organisation.name_ru) in who


def test_a_field_changed_meanwhile_is_no_silent_overwrite(
    client, asked, asked_path, coordinator
):
    proposed_by(client, asked_path, number="12-05")
    change = asked.changes.get()
    actions.describe(asked.agreement, by=coordinator, number="12-99")
    decision = {change.pk: actions.Decision("accepted", "", change.held)}

    with pytest.raises(actions.HeldOtherwise):
        actions.decide_changes(asked, decision, by=coordinator, now=timezone.now())

    told = confirmed.changes_of(Confirmation.objects.get(pk=asked.pk))[0]
    assert (told.before, told.now, told.is_moved) == ("12-04", "12-99", True)
    decision = {change.pk: actions.Decision("accepted", "", told.held_now)}
    actions.decide_changes(asked, decision, by=coordinator, now=timezone.now())
    asked.agreement.refresh_from_db()
    assert asked.agreement.number == "12-05"
    with pytest.raises(actions.DecidedAlready):
        actions.decide_changes(asked, decision, by=coordinator, now=timezone.now())


def test_terms_changed_while_the_partner_reads_are_told_first(
    client, asked, asked_path, coordinator
):
    page = client.get(asked_path)
    sent = client.post(asked_path, {"seen": seen_on(page), "do": "code"})
    actions.describe(asked.agreement, by=coordinator, number="12-07")

    answer = {"seen": seen_on(sent), "do": "answer", "code": last_code()}
    told = client.post(asked_path, answer)

    assert [(one.before, one.after) for one in told.context["changed"]] == [
        ("12-04", "12-07")
    ]
    asked.refresh_from_db()
    assert asked.outcome == ""
    client.post(asked_path, {**answer, "seen": seen_on(told)})
    asked.refresh_from_db()
    assert (asked.outcome, asked.answered_terms["number"]) == ("confirmed", "12-07")


def test_proposals_survive_a_change_by_the_office(
    client, asked, asked_path, coordinator
):
    where = f"{asked_path}/changes"
    page = client.get(where)
    typed = {**fields_on(page), "title_ru": "О сотрудничестве"}
    actions.describe(asked.agreement, by=coordinator, number="12-07")

    told = client.post(where, {**typed, "do": "code"})

    form = told.context["form"]
    assert (form["number"].value(), form["title_ru"].value()) == (
        "12-07",
        "О сотрудничестве",
    )
    again = {**fields_on(told), "title_ru": "О сотрудничестве"}
    client.post(where, {**again, "do": "code"})
    client.post(where, {**again, "do": "answer", "code": last_code()})
    assert [one.field for one in asked.changes.all()] == ["title"]


def expire(asked, coordinator):
    asked.expires_at = timezone.now() - datetime.timedelta(days=1)
    asked.save()


def revoke(asked, coordinator):
    actions.revoke_confirmation(asked, by=coordinator, now=timezone.now())


def put_away(asked, coordinator):
    actions.archive(asked.agreement, by=coordinator)


def leave(asked, coordinator):
    asked.contact.is_archived = True
    asked.contact.save()


def move_away(asked, coordinator):
    actions_of_partners.describe_contact(
        asked.contact, by=coordinator, email="other@else.example"
    )


def lose_the_seat(asked, coordinator):
    seat, other = asked.agreement.parties.get(), OrganisationFactory()
    why = {"reason": "Misread", "by": coordinator}
    actions.describe_party(seat, organisation=other, **why)


@pytest.mark.parametrize(
    "spend", [expire, revoke, put_away, leave, move_away, lose_the_seat]
)
def test_a_link_that_works_no_more_says_why_and_how_to_get_another(
    client, asked, asked_path, coordinator, spend
):
    spend(asked, coordinator)

    answers = [
        client.get(asked_path),
        client.post(asked_path, {"do": "code", "seen": ""}),
    ]
    assert [one.status_code for one in answers] == [410, 410]
    assert all(one.context["why"] for one in answers)
    assert not ConfirmationCode.objects.exists()
    english = client.get(f"/en{asked_path}").content.decode()
    assert "Ask for a new link" in english
    client.post(asked_path, {"do": "again"})
    asked.refresh_from_db()
    assert asked.asks_again_at is not None
    assert "просили" in client.get(asked_path).content.decode()
    wanted = Notification.objects.filter(kind="agreements.confirmation_wanted")
    assert wanted.get().user_id == coordinator.pk
    if spend is move_away:
        asked.contact.refresh_from_db()
        asked_of(asked.agreement, asked.contact, coordinator)
        asked.refresh_from_db()
        assert asked.revoked_at is not None


def test_an_altered_link_says_so_and_gives_an_address(client, asked, asked_path):
    Institution.objects.update(email="office@academy.example")
    for altered in (asked_path[:-3], f"{asked_path}x", f"{asked_path[:-3]}/changes"):
        page = client.get(altered)
        assert (
            page.status_code,
            "office@academy.example" in page.content.decode(),
        ) == (
            404,
            True,
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_one_confirms_and_the_other_is_told(coordinator):
    agreement = AgreementFactory(in_force=True)
    contact = ContactFactory(organisation=agreement.counterpart)
    asked = asked_of(agreement, contact, coordinator)
    actions.send_code(asked, now=timezone.now())
    code, seen = last_code(), terms_of(agreement)
    start, outcomes = threading.Barrier(3, timeout=20), []

    def run(work):
        try:
            start.wait()
            outcomes.append(work())
        except Refused as refusal:
            outcomes.append(str(refusal.message))
        finally:
            connection.close()

    def click():
        _row, trouble = actions.answer(asked, code=code, seen=seen, now=timezone.now())
        return trouble or "confirmed"

    def edit():
        actions.describe(agreement, by=coordinator, number="99")
        return "edited"

    threads = [
        threading.Thread(target=run, args=(one,)) for one in (click, click, edit)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=20)

    asked.refresh_from_db()
    assert outcomes.count("edited") == 1
    told = [one for one in outcomes if one not in ("edited", "confirmed")]
    if asked.outcome:
        assert outcomes.count("confirmed") == 1
        assert (len(told), asked.answered_terms == seen) == (1, True)
        assert asked.differs_since is not None
    else:
        assert told == [str(actions.TermsChanged.message)] * 2
