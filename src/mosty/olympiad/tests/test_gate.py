"""The door before Django: many at once, one commit, nobody's answer for another's."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.db import connection

from mosty.olympiad import tokens
from mosty.olympiad.gate import ADDRESS, AnswerDoor
from mosty.olympiad.models import Event, Quarantined
from mosty.olympiad.tests.factories import AttemptFactory
from mosty.olympiad.tests.sheets import Device, body

PUPILS = 8


class Nobody:
    pk = "0"


def nobody(environ, start_response):
    start_response("404 Not Found", [])
    return [b"{}"]


@pytest.fixture
def door():
    door = AnswerDoor(nobody)
    yield door
    door.writer.end()


def knock(door, attempt, told, *, path=ADDRESS, method="POST"):
    seen = {}
    token = tokens.token_of(attempt)
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(told)),
        "HTTP_AUTHORIZATION": f"Bearer {token}",
        "wsgi.input": BytesIO(told),
    }
    parts = door(environ, lambda status, headers: seen.update(status=status))
    if threading.current_thread() is not threading.main_thread():
        connection.close()
    return int(seen["status"][:3]), json.loads(b"".join(parts))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_each_get_their_own(door):
    first = AttemptFactory()
    attempts = [first] + [
        AttemptFactory(edition=first.round.edition) for _ in range(PUPILS - 1)
    ]
    devices = [Device(one) for one in attempts]
    told = [
        [body(*(device.answer("t1", n) for n in range(5))) for _ in range(4)]
        for device in devices
    ]
    together = threading.Barrier(PUPILS)

    def take(number):
        together.wait()
        return [
            knock(door, attempts[number], one) for one in told[number] for _ in range(2)
        ]

    with ThreadPoolExecutor(PUPILS) as pool:
        answers = list(pool.map(take, range(PUPILS)))

    acks = [[(status, one["ack"]) for status, one in own] for own in answers]
    assert acks == [[(200, n) for n in (5, 5, 10, 10, 15, 15, 20, 20)]] * PUPILS
    assert Event.objects.count() == PUPILS * 20
    assert not Quarantined.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_payloads_at_once_are_one_kept_and_one_told(door):
    attempt = AttemptFactory()
    event = Device(attempt).answer("t1", "a")
    together = threading.Barrier(2)

    def take(value):
        together.wait()
        return knock(door, attempt, body({**event, "value": value}))

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(take, ['"a"', '"b"']))

    assert sorted(status for status, _told in answers) == [200, 409]
    assert Event.objects.count() == Quarantined.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "method"), [("/olympiad/", "POST"), (ADDRESS, "GET"), ("/", "POST")]
)
def test_all_else_is_left_to_django(door, path, method):
    status, _told = knock(door, Nobody, b"{}", path=path, method=method)

    assert status == 404
