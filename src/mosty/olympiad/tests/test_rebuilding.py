"""Results are folds of the log: dropped and made anew they are the same."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mosty.olympiad.actions import Sent, load_bank, rebuild, take
from mosty.olympiad.bank import key_of, shipped
from mosty.olympiad.batches import batch_of
from mosty.olympiad.keyring import from_json, to_json
from mosty.olympiad.marking import Kind
from mosty.olympiad.models import Result, Task
from mosty.olympiad.tests.factories import AttemptFactory, VariantFactory
from mosty.olympiad.tests.sheets import Device, body

pytestmark = pytest.mark.django_db


def keys_of(*names):
    tasks = {task["key"]: task for task in shipped()}
    return {
        name: to_json(
            Kind(tasks[name]["kind"]),
            tasks[name]["points"],
            key_of(tasks[name], seed="1"),
        )
        for name in names
    }


@pytest.fixture
def attempt():
    keys = keys_of("river-of-the-city", "bread-in-grams", "essay-letter-to-a-friend")
    made = AttemptFactory(variant=VariantFactory(keys=keys))
    made.ends_at = made.started_at + timedelta(hours=1)
    made.save()
    return made


def send(attempt, *events):
    edition = attempt.round.edition_id
    batch = batch_of(
        body(*events), attempt=str(attempt.pk), items=set(attempt.variant.keys)
    )
    return take(Sent(edition, str(attempt.pk), batch))


def test_points_follow_the_last_answers(attempt):
    device = Device(attempt)
    send(attempt, device.answer("river-of-the-city", "Ладога"))
    send(
        attempt,
        device.answer("bread-in-grams", "125"),
        device.answer("river-of-the-city", "НЕВА"),
        device.answer("essay-letter-to-a-friend", "Дорогой друг…"),
    )

    made = rebuild(attempt.round.edition)

    result = Result.objects.get()
    assert (made.attempts, made.events, result.points) == (1, 4, 4)
    assert {one["item"]: one["points"] for one in result.answers} == {
        "bread-in-grams": "2.00",
        "essay-letter-to-a-friend": None,
        "river-of-the-city": "2.00",
    }


def test_rebuilding_again_gives_the_same_bytes(attempt):
    for client in ("phone-0001", "school-001"):
        device = Device(attempt, client=client)
        send(attempt, *(device.answer("bread-in-grams", str(n)) for n in range(5)))
    first, results = rebuild(attempt.round.edition), list(Result.objects.values())

    assert rebuild(attempt.round.edition) == first
    assert list(Result.objects.values()) == results


def test_keys_survive_json():
    for task in shipped():
        kind, key = Kind(task["kind"]), key_of(task, seed="7")

        marked = from_json(to_json(kind, task["points"], key))

        assert (marked.kind, marked.points, marked.key) == (kind, task["points"], key)


def test_bank_is_loaded_once_and_unchecked():
    told = [StringIO(), StringIO()]
    for one in told:
        call_command("olympiad", "bank", stdout=one)

    assert Task.objects.unchecked().count() == len(shipped())
    assert [one.getvalue().split(": ")[1] for one in told] == [
        f"{len(shipped())}.\n",
        "0.\n",
    ]
    assert load_bank() == 0


def test_command_rebuilds_and_knows_no_other_edition(attempt):
    send(attempt, Device(attempt).answer("bread-in-grams", "125"))
    told = StringIO()

    call_command("olympiad", "rebuild", str(attempt.round.edition_id), stdout=told)

    assert rebuild(attempt.round.edition).digest in told.getvalue()
    with pytest.raises(CommandError, match="99999"):
        call_command("olympiad", "rebuild", "99999")
