"""Notifications, wishes, digests, unsubscribing, reminders."""

import datetime
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils.translation import gettext_noop, override

from mosty.letters import addressees, kinds
from mosty.letters.actions import (
    drop_reminders,
    forget,
    kept_of,
    mark_all_read,
    notify,
    prefer,
    remind,
    send_digests,
    send_reminders,
    stop_of,
    unsubscribe,
)
from mosty.letters.actions.notices import path, sentence
from mosty.letters.actions.stopping import NoSuchLink, unsubscribe_url
from mosty.letters.kinds import NoticeKind, Way
from mosty.letters.models import (
    Digest,
    Letter,
    LetterTemplate,
    Notification,
    Preference,
    Reminder,
)
from mosty.letters.periods import Rhythm, last_morning
from mosty.letters.tests.factories import NotificationFactory

ANNA, BORIS = 41, 42
MOSCOW, VLADIVOSTOK = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Vladivostok")
KIND = "trial.happened"


@pytest.fixture(autouse=True)
def people(monkeypatch):
    """Two who can be written to, and three kinds of what they are told."""
    known = {
        ANNA: addressees.Addressee("anna@x.example", "ru", "Europe/Moscow", "Анна"),
        BORIS: addressees.Addressee("b@x.example", "en", "Asia/Vladivostok", "Boris"),
    }
    found = lambda numbers: {n: known[n] for n in numbers if n in known}  # noqa: E731
    monkeypatch.setattr(addressees, "FINDERS", [found])
    monkeypatch.setattr(kinds.DECLARED, "notices", {})
    says = gettext_noop("Agreement %(number)s")
    for name, way, is_required in (
        (KIND, Way.DIGEST, False),
        ("trial.at_once", Way.AT_ONCE, False),
        ("trial.safety", Way.ONLY_HERE, True),
    ):
        kinds.declare_notice(NoticeKind(name, name, says, way, is_required))


def at(zone, *moment):
    return datetime.datetime(*moment, tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "rhythm", "day"),
    [
        (at(MOSCOW, 2026, 11, 25, 7, 59), Rhythm.DAILY, 24),
        (at(MOSCOW, 2026, 11, 25, 8, 0), Rhythm.DAILY, 25),
        (at(MOSCOW, 2026, 11, 25, 9, 0), Rhythm.WEEKLY, 23),
        (at(MOSCOW, 2026, 11, 23, 7, 0), Rhythm.WEEKLY, 16),
        (at(VLADIVOSTOK, 2026, 11, 26, 8, 0), Rhythm.DAILY, 25),
    ],
)
def test_morning_is_where_the_person_lives(now, rhythm, day):
    morning = last_morning(now, zone="Europe/Moscow", rhythm=rhythm)

    assert morning == at(MOSCOW, 2026, 11, day, 8, 0)


@pytest.mark.django_db
def test_letter_at_once_can_be_stopped_by_one_click():
    notify(ANNA, "trial.at_once", parts={"number": 12}, url="/agreements/")

    letter = Letter.objects.get()
    assert (letter.to, letter.language, letter.subject) == (
        "anna@x.example",
        "ru",
        "Agreement 12",
    )
    stop = unsubscribe_url(ANNA, "trial.at_once", "ru")
    assert stop in letter.body
    assert (letter.user_id, letter.notice) == (ANNA, "trial.at_once")


@pytest.mark.django_db
def test_required_letter_comes_whatever_one_wishes():
    prefer(ANNA, {"trial.safety": "only_here"}, rhythm="never")

    notify(ANNA, "trial.safety", parts={"number": 1})

    letter = Letter.objects.get()
    assert (letter.notice, Preference.objects.count()) == ("", 0)
    assert "отключить их нельзя" in letter.body


@pytest.mark.django_db
def test_account_that_cannot_be_written_to_is_told_here():
    notify(99, "trial.at_once", parts={"number": 1})

    assert (Letter.objects.count(), Notification.objects.count()) == (0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["https://evil.example", "//evil.example", "x"])
def test_notification_leads_nowhere_else(url):
    with pytest.raises(ValueError, match="no path"):
        notify(ANNA, KIND, parts={"number": 1}, url=url)


@pytest.mark.django_db
def test_part_that_is_missing_is_met_when_it_is_written_not_when_it_is_read():
    with pytest.raises(KeyError):
        notify(ANNA, KIND)

    assert sentence(NotificationFactory.build(parts={}), "en") == KIND


def test_sentence_speaks_the_readers_language():
    told = NotificationFactory.build(
        user_id=ANNA, parts={"number": {"ru": "двенадцать", "en": "twelve"}}
    )
    dated = NotificationFactory.build(parts={"number": {"on": "2026-03-12"}})

    assert sentence(told, "en") == "Agreement twelve"
    assert sentence(told, "ru").endswith("двенадцать")
    assert sentence(dated, "ru").endswith("12\u00a0марта\u00a02026")


def test_way_leads_to_the_page_in_the_readers_language():
    told = NotificationFactory.build(url="/agreements/")

    with override("en"):
        assert path(told, "en") == "/en/agreements/"
        assert path(told, "ru") == "/agreements/"


@pytest.mark.django_db
def test_digest_is_sent_once_a_morning_with_what_is_unread():
    old = NotificationFactory(user_id=ANNA)
    read = NotificationFactory(user_id=ANNA, parts={"number": "77"})
    mark_all_read(ANNA, up_to=0)
    Notification.objects.filter(pk=read.pk).update(read_at=old.at)
    tomorrow = old.at + datetime.timedelta(days=1, hours=1)

    made = [send_digests(now=tomorrow) for _ in range(2)]

    letter = Letter.objects.get()
    assert made == [1, 0]
    assert "— Agreement 12" in letter.body
    assert "77" not in letter.body
    assert Digest.objects.get().letter == letter
    NotificationFactory(user_id=ANNA)
    assert send_digests(now=tomorrow) == 0


@pytest.mark.django_db
def test_what_comes_after_the_morning_waits_for_the_next():
    told = NotificationFactory(user_id=BORIS)
    Notification.objects.update(at=at(VLADIVOSTOK, 2026, 11, 25, 8, 1))
    told.refresh_from_db()

    evening = send_digests(now=at(VLADIVOSTOK, 2026, 11, 25, 23, 0))
    morning = send_digests(now=at(VLADIVOSTOK, 2026, 11, 26, 8, 0))

    assert (evening, morning, Digest.objects.get().period_on.day) == (0, 1, 26)


@pytest.mark.django_db
def test_weekly_digest_waits_for_monday_and_never_is_never():
    prefer(ANNA, {}, rhythm="weekly")
    prefer(BORIS, {}, rhythm="never")
    for user_id in (ANNA, BORIS):
        NotificationFactory(user_id=user_id)
    Notification.objects.update(at=at(MOSCOW, 2026, 11, 24, 12, 0))

    friday = send_digests(now=at(MOSCOW, 2026, 11, 27, 9, 0))
    monday = send_digests(now=at(MOSCOW, 2026, 11, 30, 9, 0))

    assert (friday, monday, Letter.objects.get().to) == (0, 1, "anna@x.example")


@pytest.mark.django_db
@pytest.mark.parametrize("notice", ["trial.at_once", "digest"])
def test_link_of_a_letter_stops_what_it_says(notice):
    token = unsubscribe_url(ANNA, notice, "ru").rpartition("/")[2]

    unsubscribe(stop_of(token))

    notify(ANNA, "trial.at_once", parts={"number": 1})
    NotificationFactory(user_id=ANNA)
    far = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=9)
    send_digests(now=far)
    stopped = {"trial.at_once": "notice", "digest": "digest"}[notice]
    left = {one.template.rpartition("/")[2] for one in Letter.objects.all()}
    assert left == {"notice", "digest"} - {stopped}


def test_link_that_was_changed_stops_nothing():
    token = unsubscribe_url(ANNA, "digest", "ru").rpartition("/")[2]

    with pytest.raises(NoSuchLink):
        stop_of(token[:-1] + ("A" if token[-1] != "A" else "B"))


@pytest.mark.django_db
def test_reminder_is_one_row_and_one_notice():
    thing = LetterTemplate.objects.create(name="x")
    due = datetime.date(2026, 11, 25)
    for number in (1, 2):
        remind(KIND, thing, user_id=ANNA, due_on=due, parts={"number": number})

    early = send_reminders(now=at(MOSCOW, 2026, 11, 25, 7, 30))
    sent = [send_reminders(now=at(MOSCOW, 2026, 11, 25, 8, 0)) for _ in range(2)]

    assert (early, sent) == (0, [1, 0])
    assert sentence(Notification.objects.get(), "en") == "Agreement 2"
    remind(KIND, thing, user_id=ANNA, due_on=due)
    assert send_reminders(now=at(MOSCOW, 2026, 11, 26, 9, 0)) == 0


@pytest.mark.django_db
def test_reminder_that_was_dropped_is_silent_until_it_is_asked_for_again():
    thing = LetterTemplate.objects.create(name="x")
    asked = {"user_id": ANNA, "due_on": datetime.date(2026, 11, 25)}
    remind(KIND, thing, **asked, parts={"number": 1})
    drop_reminders(thing)
    noon = at(MOSCOW, 2026, 11, 25, 12, 0)

    assert send_reminders(now=noon) == 0
    remind(KIND, thing, **asked, parts={"number": 1})
    assert send_reminders(now=noon) == 1


def together(action, times=4):
    """Run it in several connections at the same moment; give what each gave."""
    gate, made = threading.Barrier(times), []

    def run():
        try:
            gate.wait()
            made.append(action())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_reminder_one_notice_and_one_digest():
    thing = LetterTemplate.objects.create(name="x")
    due = datetime.date(2026, 11, 25)
    noon = at(MOSCOW, 2026, 11, 25, 12, 0)

    rows = together(
        lambda: remind(KIND, thing, user_id=ANNA, due_on=due, parts={"number": 1}).pk
    )
    sent = together(lambda: send_reminders(now=noon))
    Notification.objects.update(at=noon)
    digests = together(lambda: send_digests(now=noon + datetime.timedelta(days=1)))

    assert len(set(rows)) == 1
    assert (sum(sent), Notification.objects.count()) == (1, 1)
    assert (sum(digests), Letter.objects.count()) == (1, 1)
    assert Reminder.objects.count() == 1


@pytest.mark.django_db
def test_what_is_kept_of_a_person_is_handed_out_and_erased():
    notify(ANNA, "trial.at_once", parts={"number": 12})
    notify(BORIS, KIND, parts={"number": 13})

    kept = kept_of(ANNA, ["anna@x.example"])

    assert [one["to"] for one in kept["letters"]] == ["anna@x.example"]
    assert len(kept["notifications"]) == 1
    assert forget(ANNA, ["anna@x.example"]) == 2
    assert (Letter.objects.count(), Notification.objects.get().user_id) == (0, BORIS)
