"""A person agrees, withdraws, and takes a copy of everything that is kept."""

import datetime
import io
import json
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mosty.access.roles import Audience
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry, PublicChange
from mosty.letters.actions import send
from mosty.listings.models import SavedView
from mosty.pages.actions import write_news
from mosty.partners import actions as partners
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people import personal
from mosty.people.actions import consents, exports
from mosty.people.models import Consent, ConsentText, Purpose
from mosty.people.tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


# -- consents


def test_published_words_never_change(text_of, administrator):
    first = text_of(Purpose.NAME)
    second = consents.write_text(
        Purpose.NAME, by=administrator, text_ru="Иначе.", text_en="Otherwise."
    )

    with pytest.raises(consents.AlreadyPublished):
        consents.reword_text(first, {"text_ru": "Нет"}, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentText.objects.filter(pk=first.pk).update(text_ru="Нет")
    with pytest.raises(IntegrityError), transaction.atomic():
        first.delete()
    tomorrow = TODAY() + datetime.timedelta(days=1)
    consents.publish_text(second, by=administrator, on=tomorrow)
    in_force = {one.pk: one.version for one in ConsentText.objects.in_force(TODAY())}
    assert in_force == {first.pk: 1}
    assert [one.version for one in ConsentText.objects.in_force(tomorrow)] == [2]


def test_text_is_published_in_both_languages_and_not_backwards(administrator):
    text = consents.write_text(Purpose.NAME, by=administrator, text_ru="Да.")

    with pytest.raises(consents.Untranslated):
        consents.publish_text(text, by=administrator, on=TODAY())
    text = consents.reword_text(text, {"text_en": "Yes."}, by=administrator)
    with pytest.raises(consents.InThePast):
        consents.publish_text(
            text, by=administrator, on=TODAY() - datetime.timedelta(days=1)
        )


def test_consent_stands_once_and_is_not_withdrawn_before_it_was_given(
    agree, administrator
):
    consent = agree(PersonFactory(), Purpose.NAME)

    with pytest.raises(consents.GivenAlready):
        consents.give_consent(
            consent.person, consent.text, by=administrator, how="letter", on=TODAY()
        )
    with pytest.raises(consents.WithdrawnBefore):
        consents.withdraw_consent(
            consent,
            by=administrator,
            how="letter",
            on=TODAY() - datetime.timedelta(days=1),
        )
    broken = {"person": consent.person, "text": consent.text, "given_on": TODAY()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(**broken, how="paper", recorded_by="a test")


@pytest.fixture
def shown(agree, administrator):
    """A contact on the site of a person who agreed to it, and to the name."""
    organisation = OrganisationFactory(audience="public")
    return partners.add_contact(
        organisation,
        by=administrator,
        family_name="Шамшурина",
        given_name="Ольга",
        email="olga@minsk.example",
        audience="public",
    )


def test_contact_stands_on_the_site_only_under_a_consent(
    client, shown, agree, administrator
):
    InstitutionFactory()
    address = shown.organisation.get_absolute_url()

    def page():
        told = client.get(address).content.decode()
        return "olga@minsk.example" in told, "Шамшурина" in told

    assert page() == (False, False)
    contact = agree(shown.person, Purpose.CONTACT)
    assert page() == (True, False)
    name = agree(shown.person, Purpose.NAME)
    assert page() == (True, True)
    consents.withdraw_consent(name, by=administrator, how="letter", on=TODAY())
    assert page() == (True, False)
    PublicChange.objects.all().delete()
    hidden = consents.withdraw_consent(
        contact, by=administrator, how="letter", on=TODAY()
    )
    assert (hidden, page()) == (1, (False, False))
    shown.refresh_from_db()
    assert shown.audience == Audience.STAFF


def test_withdrawal_empties_the_caches_of_pages(agree, administrator):
    consent = agree(PersonFactory(), Purpose.NAME)
    before = Entry.objects.count()

    consents.withdraw_consent(consent, by=administrator, how="letter", on=TODAY())

    assert PublicChange.objects.exists()
    assert Entry.objects.count() == before + 1


def test_author_leaves_the_news_when_the_consent_for_the_name_ends(
    agree, administrator
):
    person = PersonFactory(family_name="Шамшурина", given_name="Ольга")
    news = write_news("Визит", "<p>Был.</p>", author_ru="Ольга Шамшурина")
    other = write_news("Приезд", "<p>Был.</p>", author_ru="Ольга Петрова")
    consent = agree(person, Purpose.NAME)

    hidden = consents.withdraw_consent(
        consent, by=administrator, how="letter", on=TODAY()
    )

    news.refresh_from_db()
    other.refresh_from_db()
    assert (hidden, news.author_ru, other.author_ru) == (1, "", "Ольга Петрова")


# -- a copy


def test_copy_holds_everything_in_both_forms_for_one_day(client, files):
    InstitutionFactory()
    user = UserFactory(email="olga@academy.example", with_password=True)
    SavedView.objects.create(listing="agreements", name="Мои", by_id=user.pk)
    send(
        to=user.email,
        template="people/letters/email_taken",
        language="ru",
        context={"house": "https://academy.example"},
    )

    export = exports.order_export(user.person, by=user, language="ru")

    client.force_login(user)
    assert client.get(reverse("people:take_copy", args=[export.key])).status_code == 302
    with zipfile.ZipFile(files / export.stored) as archive:
        told = json.loads(archive.read("data.json"))
        paper = archive.read("data.pdf")
    names = {one["name"] for one in told["sections"]}
    assert {"person", "account", "letters", "listings"} <= names
    assert paper.startswith(b"%PDF")
    later = timezone.now() + datetime.timedelta(hours=25)
    assert exports.forget_exports(now=later) == 1


def test_copy_of_one_is_never_given_to_another(client, files, administrator):
    InstitutionFactory()
    person = PersonFactory()
    export = exports.order_export(person, by=administrator, language="ru")
    client.force_login(UserFactory(coordinator=True))

    answer = client.get(reverse("people_office:take_copy", args=[export.key]))

    assert answer.status_code == 404
    client.force_login(administrator)
    answer = client.get(reverse("people_office:take_copy", args=[export.key]))
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert Entry.objects.filter(verb="person.export_taken").exists()


def test_staff_do_not_hand_out_what_an_account_takes_itself(client, administrator):
    InstitutionFactory()
    client.force_login(administrator)
    user = UserFactory()

    answer = client.post(reverse("people_office:hand_out", args=[user.person_id]))

    assert answer.status_code == 403


def test_paper_consent_has_its_scan_that_does_not_tell_whose(
    client,
    administrator,
    text_of,
    files,
):
    InstitutionFactory()
    client.force_login(administrator)
    person = PersonFactory(family_name="Шамшурина")
    text = text_of(Purpose.NAME)
    page = reverse("people_office:record_consent", args=[person.pk])
    told = {"text": text.pk, "how": "paper", "on": TODAY().isoformat()}

    without = client.post(page, told)
    scan = io.BytesIO(b"\x25PDF-1.4 scan")
    scan.name = "Шамшурина.pdf"
    client.post(page, {**told, "scan": scan})

    consent = person.consents.get()
    assert without.status_code == 200
    assert "Шамшурина" not in consent.document.title_ru + consent.document.newest.name
    assert consent.document.audience == Audience.CONFIDENTIAL


def test_one_gives_a_consent_to_the_words_that_were_shown(client, text_of):
    InstitutionFactory()
    user = UserFactory()
    client.force_login(user)
    text = text_of(Purpose.LETTERS)
    page = reverse("people:agree", args=["letters"])

    client.post(page, {"text": "999999"})
    assert not user.person.consents.exists()
    client.post(page, {"text": text.pk})
    consent = user.person.consents.get()
    client.post(reverse("people:withdraw", args=[consent.pk]))

    consent.refresh_from_db()
    assert (consent.how, consent.withdrawn_on) == ("form", consent.given_on)
    assert personal.PUBLICATIONS
