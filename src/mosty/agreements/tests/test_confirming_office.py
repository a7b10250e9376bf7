"""The office asks partners to confirm, and is told what came of it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.agreements import actions, personal, unanswered
from mosty.agreements.actions.compared import compare
from mosty.agreements.bulk import ask_partner, take_links_back
from mosty.agreements.models import Confirmation
from mosty.agreements.tests.confirming import last_code, proposed_by, seen_on
from mosty.agreements.tests.factories import AgreementFactory
from mosty.letters.models import Letter
from mosty.partners.tests.factories import ContactFactory
from mosty.people.personal import subject_of
from mosty.people.tests.factories import PersonFactory
from mosty.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db


def test_office_asks_after_reading_the_letter(client, coordinator):
    agreement = AgreementFactory(in_force=True)
    page = reverse("agreements_office:ask_confirmation", kwargs={"pk": agreement.pk})
    client.force_login(coordinator)
    assert "Некому" in client.get(page).content.decode()
    person = PersonFactory(family_name="Петровић", given_name="Јелена", name_en="")
    agreement.counterpart.country = CountryFactory(code="RS")
    agreement.counterpart.save()
    contact = ContactFactory(organisation=agreement.counterpart, person=person)
    typed = {"contact": contact.pk, "language": "en", "days": 5, "note": "Thank you"}

    look = client.post(page, {**typed, "show": "1"})

    body = look.context["letter"].body
    assert "Thank you" in body
    assert "Dear Jelena Petrović," in body
    assert "coordinator" in body.partition("Who asks: ")[2]
    assert "No. " not in body
    assert not Letter.objects.exists()
    client.post(page, typed)
    letter = Letter.objects.get(to=contact.email)
    assert (letter.language, "/en/agreements/confirm/" in letter.body) == ("en", True)
    twice = client.post(page, typed)
    assert twice.context["form"].non_field_errors()
    asked = agreement.confirmations.get()
    days = (asked.expires_at - asked.asked_at).days
    assert days in (4, 5)


def test_a_later_change_of_terms_differs_and_a_contact_does_not(
    client, asked, asked_path, coordinator, django_assert_max_num_queries
):
    page = client.get(asked_path)
    client.post(asked_path, {"seen": seen_on(page), "do": "code"})
    client.post(
        asked_path, {"seen": seen_on(page), "do": "answer", "code": last_code()}
    )
    asked.refresh_from_db()
    actions.describe(asked.agreement, by=coordinator, responsible=coordinator.person)
    asked.contact.phone = "1"
    asked.contact.save()
    asked.refresh_from_db()
    assert asked.differs_since is None

    actions.describe(asked.agreement, by=coordinator, number="13")

    asked.refresh_from_db()
    assert asked.differs_since is not None
    (task,) = unanswered.differing(coordinator, timezone.localdate())
    assert task.count == 1
    client.force_login(coordinator)
    office = reverse(
        "agreements_office:confirmations", kwargs={"pk": asked.agreement.pk}
    )
    client.get(office)
    with django_assert_max_num_queries(16):
        told = client.get(office).context["told"]
    assert [one.key for one in told.differing[0].fields] == ["number"]
    actions.describe(asked.agreement, by=coordinator, number="12-04")
    asked.refresh_from_db()
    assert asked.differs_since is None


def test_desk_tells_what_is_not_answered_and_what_to_decide(
    client, asked, asked_path, coordinator
):
    today = timezone.localdate()
    assert unanswered.not_answered(coordinator, today) == []
    Confirmation.objects.update(asked_at=timezone.now() - datetime.timedelta(days=11))
    assert unanswered.not_answered(coordinator, today)[0].count == 1

    actions.remind_of_confirmation(asked, by=coordinator, now=timezone.now())

    assert unanswered.not_answered(coordinator, today) == []
    assert Letter.objects.filter(to=asked.contact.email).count() == 2
    proposed_by(client, asked_path, number="12-05")
    assert unanswered.proposals(coordinator, today)[0].count == 1


def test_many_are_asked_at_once_and_taken_back(coordinator):
    agreement = AgreementFactory(in_force=True)
    values = {"language": "", "days": 30, "note": ""}
    with pytest.raises(actions.NoAddress):
        ask_partner(agreement, values, by=coordinator)
    ContactFactory(organisation=agreement.counterpart)

    changes = ask_partner(agreement, values, by=coordinator)

    asked = agreement.confirmations.get()
    assert changes == {"confirmation": ["", str(asked.pk)]}
    take_links_back(agreement, changes, by=coordinator)
    asked.refresh_from_db()
    assert asked.revoked_at is not None


def test_names_and_words_within_what_was_confirmed_are_told_and_taken_out(
    client, asked, asked_path, coordinator
):
    signatory = PersonFactory(family_name="Жданов", given_name="Пётр", patronymic="")
    asked.contact.person = PersonFactory()
    asked.contact.save()
    asked.agreement.parties.update(signatory="Пётр Жданов", signatory_position="Ректор")
    page = client.get(asked_path)
    client.post(asked_path, {"seen": seen_on(page), "do": "code"})
    client.post(
        asked_path, {"seen": seen_on(page), "do": "answer", "code": last_code()}
    )
    asked.refresh_from_db()
    before = asked.answered_sha256
    Confirmation.objects.filter(pk=asked.pk).update(comment="Спасибо за всё")
    of_contact, of_signatory = map(subject_of, (asked.contact.person, signatory))

    told = [personal.rows(one) for one in (of_contact, of_signatory)]
    for one in (of_contact, of_signatory):
        list(personal.erase(one, coordinator))
    compare(asked.agreement)

    asked.refresh_from_db()
    assert any("Спасибо за всё" in one.get("text", "") for one in told[0])
    assert any(one.get("signatory") == "Пётр Жданов, Ректор" for one in told[1])
    assert asked.comment == "[…]"
    assert "Жданов" not in str((asked.terms, asked.answered_terms))
    assert (asked.answered_sha256, asked.differs_since) == (before, None)
    assert "данные человека уничтожены" in client.get(asked_path).content.decode()
