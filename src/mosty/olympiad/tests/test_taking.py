"""The doors of an answer sheet, beside the browser: starts, states, files, packages."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.olympiad import package, tokens
from mosty.olympiad.actions import found_practice
from mosty.olympiad.allotting import chosen_by, group_for
from mosty.olympiad.models import Attempt, Event, Presence, Track, Variant, ZoneGroup
from mosty.olympiad.tests.rounds import open_round
from mosty.olympiad.tests.sheets import Device

pytestmark = pytest.mark.django_db
AT = "2026-03-02T10:00:00+03:00"


def start(client, **asked):
    answer = client.post(
        reverse("olympiad_start"), json.dumps(asked), content_type="application/json"
    )
    return answer.status_code, answer.json()


def bearer(attempt) -> dict:
    return {"HTTP_AUTHORIZATION": f"Bearer {tokens.token_of(attempt)}"}


def test_code_starts_once_and_is_resumed_with_the_same_end(client):
    entrant = open_round(duration_min=30)

    status, first = start(client, code=f" {entrant.code[:5]}-{entrant.code[5:]} ")
    attempt = Attempt.objects.get()
    Device(attempt).answer("t2", "Нева")
    again = start(client, code=entrant.code.lower())[1]

    assert (status, first["stage"]) == (200, "runs")
    assert attempt.ends_at - attempt.started_at == timedelta(minutes=30)
    names = ("attempt", "token", "key", "deadline", "package")
    assert [first[name] for name in names] == [again[name] for name in names]
    assert start(client, code="AAAAA-AAAAA") == (404, {"error": "code"})
    assert start(client, code="") == (404, {"error": "code"})


def test_before_the_window_there_is_a_package_and_no_key(client):
    entrant = open_round(opens_in=timedelta(hours=1))

    told = start(client, code=entrant.code)[1]
    bytes_ = client.get(told["package"]).content
    variant = Variant.objects.get()

    assert told["stage"] == "waits"
    assert not {"key", "token", "attempt"} & told.keys()
    assert not Attempt.objects.exists()
    assert "Нева".encode() not in bytes_
    text = AESGCM(package.key_of(variant)).decrypt(bytes_[:12], bytes_[12:], None)
    assert json.loads(text) == variant.sheet
    assert client.get(told["package"][:-1] + "x").status_code == 404


def test_answers_of_two_devices_are_told_apart(client):
    entrant = open_round()
    start(client, code=entrant.code)
    attempt = Attempt.objects.get()
    for name, value in (("device-0001", "Нева"), ("device-0002", "Мойка")):
        event = Device(attempt, client=name).answer("t2", value, at=AT)
        sent = client.post(
            reverse("olympiad_events"),
            json.dumps({"events": [event]}),
            content_type="application/json",
            **bearer(attempt),
        )
        assert sent.status_code == 200
        pulse = {"client": name, "waiting": 0, "private": False}
        told = client.post(
            reverse("olympiad_pulse"),
            json.dumps(pulse),
            content_type="application/json",
            **bearer(attempt),
        ).json()

    (answer,) = client.get(reverse("olympiad_state"), **bearer(attempt)).json()[
        "answers"
    ]
    assert answer["disputed"]
    assert answer["current"]["client"] == "device-0002"
    assert [one["value"] for one in answer["versions"]] == ['"Нева"', '"Мойка"']
    assert (told["devices"], Presence.objects.count()) == (2, 2)


def test_doors_refuse_strangers_and_nonsense(client):
    entrant = open_round()
    start(client, code=entrant.code)
    attempt = Attempt.objects.get()
    doors = {
        name: reverse(f"olympiad_{name}") for name in ("pulse", "hand_in", "attach")
    }

    forged = {"HTTP_AUTHORIZATION": f"Bearer {attempt.pk}:forged"}
    assert {client.post(one, **forged).status_code for one in doors.values()} == {401}
    assert client.get(reverse("olympiad_state"), **forged).status_code == 401
    for body in (b"", b"[]", b'{"client": "x"}', b"\xff", b'{"client":"device-0001"}'):
        told = client.post(
            doors["pulse"], body, content_type="application/json", **bearer(attempt)
        )
        assert told.status_code == 400
    assert (
        client.post(
            doors["attach"], b"x", content_type="x/y", **bearer(attempt)
        ).status_code
        == 404
    )
    outcome = client.get(reverse("olympiad_outcome"), **bearer(attempt))
    assert outcome.status_code == 404


def test_answer_file_is_taken_once_however_often_it_comes(client):
    InstitutionFactory()
    entrant = open_round()
    start(client, code=entrant.code)
    attempt = Attempt.objects.get()
    device = Device(attempt)
    events = [device.answer("t2", f"ответ {number}", at=AT) for number in range(120)]
    told = {"format": "mosty-olympiad-answers", "token": tokens.token_of(attempt)}

    for _turn in range(2):
        answer = hand_over(client, told | {"events": events})
        assert answer.status_code == 200
        assert "120" in answer.content.decode()
    assert Event.objects.count() == 120
    other = Device(attempt, client="in-memory-1")
    mixed = [
        one
        for pair in zip(
            events,
            [other.answer("t2", f"{number}", at=AT) for number in range(60)],
            strict=False,
        )
        for one in pair
    ]
    assert hand_over(client, told | {"events": mixed}).status_code == 200
    assert Event.objects.filter(client="in-memory-1").count() == 60
    for broken in (
        told | {"events": []},
        told | {"events": [events[0] | {"attempt": "x"}]},
        {"events": events},
        told | {"events": events, "token": "x"},
    ):
        assert hand_over(client, broken).status_code == 422


def hand_over(client, told):
    file = SimpleUploadedFile("answers.json", json.dumps(told).encode())
    return client.post(reverse("olympiad:answer_file"), {"file": file})


def test_practice_is_founded_once_and_tells_what_was_right(client):
    InstitutionFactory()
    found_practice()
    found_practice()
    assert Track.objects.count() == 6
    page = client.get(reverse("olympiad:olympiad")).content.decode()
    assert page.count('name="practice"') == 6

    track = Track.objects.first()
    assert start(client, practice=track.pk)[0] == 200
    attempt = Attempt.objects.get()
    asked = {"path": reverse("olympiad_outcome"), **bearer(attempt)}
    assert client.get(**asked).status_code == 409
    client.post(reverse("olympiad_hand_in"), **bearer(attempt))
    told = client.get(**asked).content.decode()
    assert told.count("Верный ответ") + told.count("проверяют люди") >= 9
    assert told.count("Источник") == 10


def test_first_results_are_shown_by_code_once_they_are_published(client):
    InstitutionFactory()
    entrant = open_round()
    start(client, code=entrant.code)
    ask = reverse("olympiad:results")

    before = client.post(ask, {"code": entrant.code}).content.decode()
    attempt = Attempt.objects.select_related("round").get()
    attempt.round.results_shown_at = timezone.now()
    attempt.round.save()
    after = client.post(ask, {"code": entrant.code}).content.decode()

    assert "Результатов пока нет" in before
    assert "sheet-score" in after
    attempt.round.edition.is_closed = True
    attempt.round.edition.save()
    assert "sheet-score" in client.post(ask, {"code": entrant.code}).content.decode()
    assert client.post(ask, {"code": "AAAAAAAAAA"}).status_code == 422


def test_variant_goes_by_zone_then_by_code():
    others = ZoneGroup(zones=[])
    east = ZoneGroup(zones=["Asia/Vladivostok"])
    variants = [Variant(number=number) for number in (3, 1, 2)]

    assert group_for("Asia/Vladivostok", [others, east]) is east
    assert group_for("Europe/Lisbon", [east, others]) is others
    assert group_for("Europe/Lisbon", [east]) is None
    assert chosen_by("ABC", variants) is chosen_by("ABC", variants[::-1])
    codes = [f"CODE{number}" for number in range(60)]
    assert len({chosen_by(one, variants).number for one in codes}) == 3
