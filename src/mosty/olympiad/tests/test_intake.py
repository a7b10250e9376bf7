"""The door of answers: kept once, told honestly, harmless whatever comes."""

import json
from datetime import timedelta

import pytest
from django.core import signing
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from mosty.olympiad import tokens
from mosty.olympiad.models import Event, Quarantined
from mosty.olympiad.tests.factories import AttemptFactory
from mosty.olympiad.tests.sheets import Device, body

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt():
    return AttemptFactory()


@pytest.fixture
def device(attempt):
    return Device(attempt)


@pytest.fixture
def send(client, attempt):
    token = tokens.token_of(attempt)

    def sender(told, *, token=token):
        return client.post(
            "/olympiad/events",
            told,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )

    return sender


def kept():
    return list(Event.objects.order_by("arrival").values_list("seq", "item", "value"))


def test_batch_is_kept_and_acknowledged(send, device, attempt):
    answer = send(body(*(device.answer("t1", n) for n in (1, 2, 3))))

    told = answer.json()
    assert (answer.status_code, told["ack"], told["apart"]) == (200, 3, [])
    assert told["deadline"] == attempt.ends_at.isoformat()
    assert told["state"] == "open"
    assert kept() == [(1, "t1", "1"), (2, "t1", "2"), (3, "t1", "3")]


def test_batch_told_twice_is_there_once(send, device):
    told = body(device.answer("t1", "a"), device.answer("t2", "b"))

    answers = [send(told), send(told), send(body(device.answer("t3", "c")))]

    assert [one.json()["ack"] for one in answers] == [2, 2, 3]
    assert len(kept()) == 3
    assert not Quarantined.objects.exists()


def test_other_payload_under_one_number_is_told_and_put_apart(send, device):
    first = device.answer("t1", "a")
    send(body(first))

    answer = send(body({**first, "value": '"b"'}, device.answer("t2", "c")))

    told = answer.json()
    assert (answer.status_code, told["ack"]) == (409, 2)
    assert (told["disputed"], told["apart"]) == ([1], [1])
    assert kept() == [(1, "t1", '"a"'), (2, "t2", '"c"')]
    apart = Quarantined.objects.get()
    assert (apart.reason, json.loads(apart.payload)["value"]) == (
        "other_payload",
        '"b"',
    )


def test_gap_holds_the_acknowledgement_back_until_it_is_filled(send, device):
    one, two, three = (device.answer("t1", n) for n in range(3))

    answers = [send(body(one)), send(body(three)), send(body(two))]

    assert [answer.json()["ack"] for answer in answers] == [1, 1, 3]


def test_odd_event_never_fails_the_others(send, device):
    good, strange, broken = (
        device.answer("t1", "a"),
        device.answer("t9", "b"),
        device.answer("t2", "c"),
    )
    last = device.answer("t3", "d")

    answer = send(body(good, strange, {**broken, "value": "\0"}, last))

    told = answer.json()
    assert (answer.status_code, told["apart"]) == (200, [2, 3])
    assert [seq for seq, *_rest in kept()] == [1, 4]
    reasons = Quarantined.objects.order_by("seq").values_list("reason", flat=True)
    assert list(reasons) == ["item", "nul"]


def test_what_the_database_refuses_is_put_apart_alone(send, device):
    good, last = device.answer("t1", "a"), device.answer("t3", "d")
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE olympiad_event ADD CHECK (value <> '\"bad\"'), "
            "ADD CHECK (length(value) < 100)"
        )
    bad = {**device.answer("t2", "bad")}

    answer = send(body(good, last, bad))

    assert answer.json()["apart"] == [3]
    assert [seq for seq, *_rest in kept()] == [1, 2]
    assert Quarantined.objects.get().reason == "refused"


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        (b"", 400, "no_json"),
        (b"\xff\xfe", 400, "no_json"),
        (b"[" * 100_000, 400, "no_json"),
        (b'{"events": []}', 400, "no_events"),
        (b'{"events": 5}', 400, "no_events"),
        (b'{"events": [5]}', 400, "fields"),
        (b'{"events": [' + b"{}," * 50 + b"{}]}", 413, "too_many"),
        (b" " * 262_145, 413, "too_large"),
    ],
)
def test_what_is_no_batch_is_refused_in_a_word(send, told, status, code):
    answer = send(told)

    assert (answer.status_code, answer.json()) == (status, {"error": code})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seq": 0}, "seq"),
        ({"seq": True}, "seq"),
        ({"seq": 10**7}, "seq"),
        ({"client": "x"}, "fields"),
        ({"prev_hash": "g" * 64}, "fields"),
        ({"value": 5}, "fields"),
        ({"more": "x"}, "fields"),
        ({"item": "t" * 41}, "fields"),
    ],
)
def test_event_of_another_form_is_refused(send, device, change, code):
    answer = send(body(device.answer("t1", "a") | change))

    assert (answer.status_code, answer.json()["error"]) == (400, code)
    assert kept() == []


def test_foreign_attempt_and_two_devices_are_refused(send, device, attempt):
    other = AttemptFactory()

    answers = [
        send(body(Device(other).answer("t1", "a"))),
        send(
            body(
                device.answer("t1", "a"),
                Device(attempt, client="x" * 9).answer("t1", 1),
            )
        ),
    ]

    told = [(one.status_code, one.json()["error"]) for one in answers]
    assert told == [(403, "foreign_attempt"), (400, "number_twice")]
    assert kept() == []


@pytest.mark.parametrize("change", ["forged", "altered", "empty", "other"])
def test_token_that_is_not_ours_opens_nothing(send, device, attempt, change):
    right = tokens.token_of(attempt)
    other = tokens.token_of(AttemptFactory())
    token = {
        "forged": signing.Signer(key="somebody else's", salt=tokens.SALT).sign(
            str(attempt.pk)
        ),
        "altered": right[:-1] + ("A" if right[-1] != "A" else "B"),
        "empty": "",
        "other": f"{attempt.pk}:{other.partition(':')[2]}",
    }[change]

    answer = send(body(device.answer("t1", "a")), token=token)

    assert (answer.status_code, answer.json()) == (401, {"error": "token"})
    assert kept() == []


def test_late_answer_is_kept_and_told_late(send, attempt, device):
    attempt.started_at = timezone.now() - timedelta(hours=3)
    attempt.ends_at = timezone.now() - timedelta(hours=2)
    attempt.save()

    answer = send(body(device.answer("t1", "a")))

    assert (answer.status_code, answer.json()["state"]) == (200, "late")
    assert len(kept()) == 1


def test_closed_edition_takes_nothing_more(send, attempt, device):
    attempt.round.edition.is_closed = True
    attempt.round.edition.save()

    answer = send(body(device.answer("t1", "a")))

    assert (answer.status_code, answer.json()) == (410, {"error": "closed"})


def test_log_is_only_added_to(send, device, attempt):
    send(body(device.answer("t1", "a")))

    for words in (
        "UPDATE olympiad_event SET value = 'b'",
        "DELETE FROM olympiad_event",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(words)
    assert kept() == [(1, "t1", '"a"')]


def test_save_of_a_known_attempt_asks_little(send, device, django_assert_num_queries):
    told = [body(device.answer("t1", n)) for n in range(2)]
    send(told[0])

    with django_assert_num_queries(3):  # two of them a savepoint
        send(told[1])
