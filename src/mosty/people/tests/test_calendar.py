"""One's own calendar: valid, stable, for its owner's eyes, shut when it must be."""

import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from mosty.people import actions, dates
from mosty.people.dates import Dated, Occasion, Standing, offer_occasion
from mosty.people.models import CalendarLink
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(monkeypatch):
    """An occasion whose days a test fills in; the others are left out."""
    found = []
    monkeypatch.setattr(dates, "OFFERED", dates.Offered())
    offer_occasion(
        Occasion(
            "trial.day",
            "Дни",
            "Дело № %(number)s: %(day)s.",
            "Дело № %(number)s; с запятой, и «кавычками»",
            "Дела",
            lambda user: True,
            lambda since, until, persons: [
                one
                for one in found
                if since <= one.on <= until and set(one.persons) & set(persons)
            ],
        )
    )
    return found


def day_of(person, number=12, on=None, **fields):
    on = on or timezone.localdate() + datetime.timedelta(days=9)
    parts = {"number": number, "day": {"on": on.isoformat()}}
    thing = ("people.person", number)
    return Dated(
        "trial.day",
        str(number),
        on,
        thing,
        parts=parts,
        url=reverse("people:account"),
        persons=(person.pk,),
        **fields,
    )


@pytest.fixture
def user():
    cache.clear()
    return UserFactory(editor=True)


def address_of(user):
    return reverse(
        "people:calendar_feed",
        args=[actions.token_of(actions.open_calendar(user, by=user))],
    )


def test_calendar_is_valid_and_stable(client, user, days):
    days.append(day_of(user.person))
    address = address_of(user)

    first, again = client.get(address), client.get(address)

    calendar = Calendar.from_ical(first.content)
    (event,) = calendar.walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    on = days[0].on
    assert first.content == again.content
    assert (event["DTSTART"].dt, event["DTEND"].dt - on) == (
        on,
        datetime.timedelta(days=1),
    )
    assert event["SUMMARY"] == "Дело № 12; с запятой, и «кавычками»"
    assert event["CATEGORIES"].cats == ["Дела"]
    assert alarm["ACTION"] == "DISPLAY"
    assert {"PRODID", "VERSION"} <= set(calendar)
    assert all(len(line) <= 75 for line in first.content.split(b"\r\n"))
    days[0] = day_of(user.person, on=on + datetime.timedelta(days=3))
    (moved,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert (moved["UID"], moved["DTSTART"].dt) == (event["UID"], days[0].on)


def test_calendar_that_has_not_changed_is_not_sent_again(client, user, days):
    address = address_of(user)
    tag = client.get(address)["ETag"]

    same = client.get(address, headers={"If-None-Match": tag})
    days.append(day_of(user.person))
    fresh = client.get(address, headers={"If-None-Match": tag})

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert (fresh.status_code, fresh["ETag"] == tag) == (200, False)


def test_calendar_holds_what_its_owner_may_see_and_no_more(client, user, days):
    away, other = UserFactory(), UserFactory()
    today = timezone.localdate()
    dates.offer_standing(
        lambda asked, on: [
            Standing(away.person, today, today + datetime.timedelta(days=10))
        ]
    )
    far = today + datetime.timedelta(days=20)
    days += [
        day_of(user.person, 1),
        day_of(user.person, 2, audience="confidential"),
        day_of(other.person, 3),
        day_of(away.person, 4),
        day_of(away.person, 5, on=far),
    ]

    events = Calendar.from_ical(client.get(address_of(user)).content).walk("VEVENT")

    assert [one["UID"].split("@")[0] for one in events] == [
        "trial.day.1",
        "trial.day.4",
    ]
    assert str(away.person) in events[1]["SUMMARY"]


def test_address_is_renewed_shut_and_closed_with_the_account(client, user, days):
    first = address_of(user)
    client.force_login(user)
    client.post(reverse("people:open_calendar"))
    second = address_of(user)
    codes = [client.get(one).status_code for one in (first, second, second[:-5])]
    client.post(reverse("people:shut_calendar"))
    codes.append(client.get(second).status_code)
    third = address_of(user)
    user.is_active = False
    user.save()
    client.logout()
    codes.append(client.get(third).status_code)

    assert codes == [404, 200, 404, 404, 404]
    link = CalendarLink.objects.get()
    assert link.nonce not in third
    assert link.nonce


def test_who_guesses_addresses_is_held_up(client, user, days):
    address = address_of(user)
    guessed = reverse("people:calendar_feed", args=[f"{user.pk}-guess"])

    codes = [client.get(guessed).status_code for _number in range(31)]

    assert (codes[:30], codes[30]) == ([404] * 30, 429)
    assert client.get(address).status_code == 200


def test_page_tells_the_address_to_its_owner_alone(client, user, days):
    client.force_login(user)
    before = client.get(reverse("people:calendar")).content.decode()
    link = actions.open_calendar(user, by=user)
    after = client.get(reverse("people:calendar")).content.decode()
    client.force_login(UserFactory())
    others = client.get(reverse("people:calendar")).content.decode()

    token = actions.token_of(link)
    assert [token in page for page in (before, after, others)] == [False, True, False]
