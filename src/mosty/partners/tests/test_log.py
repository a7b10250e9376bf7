"""The contact log: entries, steps, letters dropped in, who sees what."""

import datetime
import zoneinfo
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import mosty.documents
from mosty.access.desk import tasks_for
from mosty.documents.models import Upload
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry, PersonalValue
from mosty.partners import actions
from mosty.partners.correspondence import OUTGOING, is_ours, number_in
from mosty.partners.models import Contact, LogEntry
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
)
from mosty.people.models import Person
from mosty.people.tests.factories import UserFactory

LETTERS = Path(mosty.documents.__file__).parent / "tests" / "letters"
MOSCOW = zoneinfo.ZoneInfo("Europe/Moscow")
OURS = "coop@academy.example"


@pytest.fixture
def user(client, db):
    InstitutionFactory(email=OURS)
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


@pytest.fixture
def partner(user):
    return OrganisationFactory(name_ru="Минский городской институт")


def page(name, organisation, **more):
    keys = {"pk": organisation.pk, **more}
    return reverse(f"partners_office:{name}", kwargs=keys)


def drop(client, partner, *names):
    files = [
        SimpleUploadedFile(f"{name}.eml", (LETTERS / f"{name}.eml").read_bytes())
        for name in names
    ]
    data = {"letters_files": files}
    return client.post(page("letters", partner), data, follow=True)


def test_letter_dropped_in_becomes_an_entry(client, partner):
    contact = ContactFactory(organisation=partner, email="O.Petrova@minsk-iro.example")

    drop(client, partner, "outlook")

    entry = LogEntry.objects.get()
    assert entry.channel == "letter_in"
    assert entry.subject.startswith("О пролонгации соглашения")
    assert (entry.contact, entry.outgoing_number) == (contact, "02-14/217")
    assert str(entry.outgoing_on) == "2026-03-16"
    assert entry.happened_at == datetime.datetime(
        2026, 3, 16, 7, 12, 31, tzinfo=datetime.UTC
    )
    assert list(entry.documents.values_list("title_ru", "audience")) == [
        ("Письмо о продлении.pdf", "confidential")
    ]
    partner.refresh_from_db()
    assert str(partner.last_contact_on) == "2026-03-16"


def test_our_own_letter_went_out(client, partner):
    drop(client, partner, "thunderbird")

    entry = LogEntry.objects.get()
    assert (entry.channel, entry.theirs) == (
        "letter_out",
        "o.petrova@minsk-iro.example",
    )


def test_same_letter_dropped_twice_is_told(client, partner):
    drop(client, partner, "mailru-koi8")
    again = drop(client, partner, "mailru-koi8", "yandex")

    told = [str(one) for one in again.context["messages"]]
    assert LogEntry.objects.count() == 2
    assert any("mailru-koi8.eml" in one for one in told)


def test_file_that_is_no_letter_is_told(client, partner):
    data = {"letters_files": SimpleUploadedFile("a.eml", b"\x00\x01")}

    response = client.post(page("letters", partner), data, follow=True)

    assert ".eml" in str(*response.context["messages"])
    assert not LogEntry.objects.exists()
    assert [one.name for one in Upload.objects.all()] == ["a.eml"]


def test_files_follow_the_readers_of_their_entry(partner):
    entry = LogEntryFactory(organisation=partner, audience="staff")
    entry.documents.add(stored(audience="staff"))

    actions.amend_entry(entry, audience="confidential")

    assert entry.documents.get().audience == "confidential"


def test_packed_files_of_outlook_are_explained(client, partner):
    drop(client, partner, "outlook-winmail")

    assert "winmail.dat" in LogEntry.objects.get().text


@pytest.mark.parametrize(
    ("sender", "ours"),
    [
        ("coop@academy.example", True),
        ("rector@mail.academy.example", True),
        ("someone@yandex.ru", False),
        ("me@yandex.ru", True),
        ("a@notacademy.example", False),
    ],
)
def test_letter_is_ours_by_domain_but_not_of_free_mail(sender, ours):
    known = ["coop@academy.example", "me@yandex.ru"]

    assert is_ours(sender, our_addresses=known) is ours


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Исх. № 02-14/217 от 16.03.2026", ("02-14/217", "16.03.2026")),
        ("на исх. 15 от вчера", ("15", "")),
        ("исходящий №7-а.", ("7-а", "")),
        ("исходя из 5 пунктов", ("", "")),
    ],
)
def test_number_is_read_from_the_text(text, found):
    assert number_in(OUTGOING, text) == found


def test_entry_is_written_and_its_step_waits_on_the_desk(client, user, partner):
    today = timezone.localdate(timezone=MOSCOW)
    data = {
        "channel": "call",
        "happened_on": today.strftime("%d.%m.%Y"),
        "happened_time": "14:30",
        "subject": "О визите",
        "next_step": "Прислать программу",
        "due_on": today.strftime("%d.%m.%Y"),
        "responsible": user.person_id,
        "audience": "staff",
    }

    response = client.post(page("add_entry", partner), data)

    entry = LogEntry.objects.get()
    assert response.url == page("entry", partner, entry=entry.pk)
    assert f"{entry.happened_at.astimezone(MOSCOW):%H:%M}" == "14:30"
    lines = [line for task in tasks_for(user, on=today) for line in task.lines]
    assert "Прислать программу" in [line.title for line in lines]
    client.post(page("finish_step", partner, entry=entry.pk))
    entry.refresh_from_db()
    assert entry.step_done_on == today


def test_call_is_written_down_without_a_next_step(client, user, partner):
    address = page("add_entry", partner)
    form = client.get(address).context["form"]
    begun = {k: v for k, v in form.initial.items() if v is not None}
    asked = begun | {"channel": "call", "subject": "Позвонили", "audience": "staff"}

    late = client.post(address, asked | {"due_on": "01.12.2026"})
    client.post(address, asked)

    assert form["responsible"].initial == user.person_id
    assert "next_step" in late.context["form"].errors
    assert LogEntry.objects.get().responsible is None


def test_amended_entry_keeps_what_others_wrote(client, partner):
    entry = LogEntryFactory(organisation=partner, subject="О визите", is_timed=True)
    form = client.get(page("entry", partner, entry=entry.pk)).context["form"]
    shown = {
        "channel": "call",
        "happened_on": form["happened_on"].value(),
        "happened_time": f"{entry.happened_at.astimezone(MOSCOW):%H:%M}",
        "subject": "О визите в мае",
        "audience": "staff",
        "seen": form.seen,
    }
    LogEntry.objects.filter(pk=entry.pk).update(text="Написал другой")

    client.post(page("entry", partner, entry=entry.pk), shown)

    entry.refresh_from_db()
    assert (entry.subject, entry.text) == ("О визите в мае", "Написал другой")


def test_entry_put_away_is_no_last_contact(client, partner):
    entry = LogEntryFactory(organisation=partner)
    client.post(page("archive_entry", partner, entry=entry.pk))
    partner.refresh_from_db()
    away = partner.last_contact_on

    client.post(page("restore_entry", partner, entry=entry.pk))

    partner.refresh_from_db()
    assert (away, partner.last_contact_on) == (
        None,
        timezone.localdate(timezone=MOSCOW),
    )


def test_contact_and_its_person_leave_no_open_trace(client, partner):
    data = {"family_name": "Петрова", "email": "o@minsk.example", "audience": "staff"}
    client.post(page("add_contact", partner), data)
    contact = Contact.objects.get()
    form = client.get(page("contact", partner, contact=contact.pk)).context["form"]

    changed = {**data, "email": "new@minsk.example", "family_name": "Сидорова"}
    client.post(
        page("contact", partner, contact=contact.pk), {**changed, "seen": form.seen}
    )

    contact.refresh_from_db()
    assert (contact.email, contact.person.family_name) == (
        "new@minsk.example",
        "Сидорова",
    )
    told = str([list(Entry.objects.values_list("detail", "label"))])
    assert not {"Петрова", "Сидорова", "minsk.example"} & set(
        told.replace("'", " ").split()
    )
    assert "Сидорова" not in told
    assert PersonalValue.objects.filter(value="Сидорова").exists()
    assert Person.objects.filter(family_name="Сидорова").count() == 1
