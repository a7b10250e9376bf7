"""Editions, what waits for one, and the last day of each change."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from mosty.agreements.actions import archive
from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import record
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.sveden import actions, pending
from mosty.sveden.models import Edition, Placement, Publishing, Waiting
from mosty.sveden.register import content_now
from mosty.sveden.rows import Both, Content
from mosty.sveden.standing import shown
from mosty.sveden.tests.factories import (
    EditionFactory,
    WaitingFactory,
    content,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def coordinator():
    return UserFactory(coordinator=True)


def agreement(name, **situation):
    return AgreementFactory(counterpart=OrganisationFactory(name_ru=name), **situation)


def by_a_person(**more):
    """The first edition shows what there is; from now on a person publishes."""
    actions.look()
    Publishing.objects.update(publishes_by_itself=False, **more)


def names():
    return [row.organisation.ru for row in shown().content.rows]


def waiting():
    return [(one.title_ru, str(one.kind)) for one in Waiting.objects.all()]


def test_each_change_makes_an_edition_that_is_kept():
    agreement("Минский институт")
    actions.look()
    second = agreement("Витебский институт")
    actions.look()
    archive(second)
    actions.look()
    actions.look()

    editions = list(Edition.objects.order_by("number"))
    told = [
        [row.organisation.ru for row in Content.of(one.content).rows]
        for one in editions
    ]
    assert told == [
        ["Минский институт"],
        ["Минский институт", "Витебский институт"],
        ["Минский институт"],
    ]
    assert [one.reason for one in editions] == ["first", "changed", "changed"]
    assert all(Content.of(one.content).sha256() == one.sha256 for one in editions)
    assert waiting() == []


def test_nothing_is_compared_until_something_is_written():
    agreement("Минский институт")

    assert actions.look_if_changed() is True
    assert actions.look_if_changed() is True  # the edition itself was written of
    assert actions.look_if_changed() is False
    record("agreement.described", Agreement.objects.get())
    assert actions.look_if_changed() is True


def test_page_of_a_person_shows_the_last_edition_until_the_next(coordinator):
    agreement("Минский институт")
    by_a_person()
    agreement("Витебский институт")
    actions.look()

    before, waited = names(), waiting()
    actions.publish(by=coordinator)

    assert before == ["Минский институт"]
    assert waited == [("Витебский институт", "added")]
    assert names() == ["Минский институт", "Витебский институт"]
    assert waiting() == []
    last = Edition.objects.first()
    assert (last.reason, last.made_by) == ("published", f"user:{coordinator.pk}")


def test_what_may_not_be_shown_any_more_leaves_the_page_at_once():
    agreement("Минский институт")
    secret = agreement("Ставший тайным")
    by_a_person()
    Agreement.objects.filter(pk=secret.pk).update(audience="confidential")
    actions.look()

    assert names() == ["Минский институт"]
    assert waiting() == [("Ставший тайным", "removed")]


def test_publishing_is_refused_when_the_register_changed_meanwhile(coordinator):
    agreement("Минский институт")
    by_a_person()
    seen = content("Что-то другое").sha256()

    with pytest.raises(actions.ChangedBefore):
        actions.publish(by=coordinator, seen=seen)
    assert Edition.objects.count() == 1


def test_taking_publishing_over_begins_from_the_page_as_it_stands(coordinator):
    agreement("Минский институт")
    actions.set_up({"publishes_by_itself": False}, by=coordinator)
    agreement("Витебский институт")

    assert names() == ["Минский институт"]
    actions.set_up({"publishes_by_itself": True}, by=coordinator)
    assert names() == ["Минский институт", "Витебский институт"]
    assert waiting() == []


def test_each_kind_of_change_waits_once_from_its_first_day():
    changed, gone = agreement("Минский"), agreement("Витебский")
    early = timezone.now() - timedelta(days=20)
    EditionFactory(shown=content_now(Publishing.objects.create()), made_at=early)
    by_a_person()
    agreement("Гомельский")
    Agreement.objects.filter(pk=changed.pk).update(
        number="7", changed_at=early + timedelta(days=5)
    )
    archive(gone)
    actions.look()
    Agreement.objects.filter(pk=changed.pk).update(number="8")
    actions.look()

    assert waiting() == [
        ("Минский", "changed"),
        ("Витебский", "removed"),
        ("Гомельский", "added"),
    ]
    today = timezone.localdate()
    days = list(Waiting.objects.values_list("since", flat=True))
    assert days == [timezone.localdate(early + timedelta(days=5)), today, today]


def test_change_that_was_taken_back_does_not_wait():
    one = agreement("Минский", number="5")
    by_a_person()
    Agreement.objects.filter(pk=one.pk).update(number="6")
    actions.look()
    assert Waiting.objects.count() == 1
    Agreement.objects.filter(pk=one.pk).update(number="5")
    actions.look()

    assert waiting() == []


def test_partner_that_is_renamed_in_the_register_waits_too():
    one = agreement("Минский")
    by_a_person()
    one.parties.update(name_at_signing="Минский городской")
    Organisation.objects.filter(pk=one.counterpart_id).update(name_ru="Другое")
    actions.look()

    assert waiting() == [("Минский городской", "changed")]


def test_block_of_another_site_waits_until_somebody_says_it_is_there(coordinator):
    agreement("Минский институт")
    Publishing.objects.create(other_site="file", other_address="https://a.example/")
    actions.look()
    edition = Edition.objects.get()
    waited = waiting()

    actions.confirm_placed(edition, by=coordinator, on=timezone.localdate())
    settled = waiting()
    agreement("Витебский институт")
    actions.look()

    assert waited == [("Минский институт", "added")]
    assert settled == []
    assert waiting() == [("Витебский институт", "added")]
    assert names() == ["Минский институт", "Витебский институт"]
    assert Placement.objects.get().said_by == f"user:{coordinator.pk}"


@pytest.mark.parametrize("days", [-1, 1])
def test_edition_is_not_placed_before_it_is_made_or_tomorrow(coordinator, days):
    edition = EditionFactory()
    on = timezone.localdate() + timedelta(days=days)

    with pytest.raises(actions.PlacedTooEarly):
        actions.confirm_placed(edition, by=coordinator, on=on)


def test_notice_waits_as_what_is_no_row(coordinator):
    by_a_person()
    notice = {"is_suspended": True, "suspension_ru": "По акту"}
    actions.set_up(notice, by=coordinator)

    assert list(Waiting.objects.values_list("number", "kind")) == [(0, "changed")]
    actions.publish(by=coordinator)
    assert shown().content.suspension == Both("По акту", "")


@pytest.mark.parametrize(
    ("since", "due_on", "is_reckoned"),
    [
        (date(2026, 11, 24), date(2026, 12, 8), True),
        (date(2025, 12, 30), date(2026, 1, 23), True),
        (date(2026, 12, 25), date(2026, 12, 30), False),
    ],
)
def test_change_is_due_in_ten_working_days_and_never_guessed(
    since, due_on, is_reckoned
):
    one = WaitingFactory.build(since=since)

    assert (one.due_on, one.is_reckoned) == (due_on, is_reckoned)


def test_desk_shows_overdue_changes_first_with_their_days(coordinator):
    on = date(2026, 11, 24)
    WaitingFactory(number=1, since=date(2026, 11, 23), title_ru="Свежее")
    WaitingFactory(number=2, since=date(2026, 11, 5), title_ru="Просроченное")
    WaitingFactory(number=3, since=date(2026, 11, 10), title_ru="Сегодняшнее")

    (task,) = pending.waiting(coordinator, on)

    assert [line.title for line in task.lines] == [
        "Просроченное",
        "Сегодняшнее",
        "Свежее",
    ]
    assert [line.text.replace("\xa0", " ") for line in task.lines] == [
        "добавить; опубликовать до 19 ноября 2026 включительно "
        "(просрочено на 3 рабочих дня)",
        "добавить; опубликовать до 24 ноября 2026 включительно "
        "(сегодня последний день)",
        "добавить; опубликовать до 7 декабря 2026 включительно "
        "(осталось 9 рабочих дней)",
    ]
    assert task.count == 3
    assert task.urgency == pending.URGENT
    assert pending.waiting(UserFactory(editor=True), on) == []


def test_office_publishes_and_shows_any_past_edition(client, coordinator):
    agreement("Минский институт")
    by_a_person()
    agreement("Витебский институт")
    actions.look()
    client.force_login(coordinator)

    page = client.get(reverse("sveden_office:page"))
    seen = page.context["seen"]
    client.post(reverse("sveden_office:publish"), {"seen": seen})
    first = client.get(reverse("sveden_office:edition", kwargs={"number": 1}))
    second = client.get(reverse("sveden_office:edition", kwargs={"number": 2}))

    assert "Витебский институт" in page.content.decode()
    assert "Витебский институт" not in first.content.decode()
    assert "Витебский институт" in second.content.decode()
    assert client.get(reverse("sveden_office:editions")).status_code == 200


@pytest.mark.parametrize("change", [lambda: Edition.objects.update(count=7),
                                    lambda: Edition.objects.all().delete()])  # fmt: skip
def test_database_refuses_to_change_an_edition(change):
    EditionFactory()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()


def test_edition_that_was_changed_in_the_database_is_told(client, coordinator):
    edition = EditionFactory(content=content("Подменённый").as_json())
    client.force_login(coordinator)

    address = reverse("sveden_office:edition", kwargs={"number": edition.number})

    assert "не совпадает с печатью" in client.get(address).content.decode().replace(
        "\xa0", " "
    )
