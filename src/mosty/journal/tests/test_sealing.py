import io
import json
import threading

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from mosty.journal.actions import erase_personal, record, seal, verify
from mosty.journal.chain import START
from mosty.journal.models import Entry, Seal, SealMark

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tampered():
    """Run SQL as somebody who switched the triggers off."""

    def run(statement):
        with transaction.atomic(), connection.cursor() as cursor:
            for table in ("journal_entry", "journal_seal"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("journal_entry", "journal_seal"):
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
                cursor.execute(
                    f"ALTER TABLE {table} DISABLE TRIGGER {table}_is_not_emptied"
                )

    return run


def sealed(count=3):
    entries = [record("thing.done", detail={"number": n}) for n in range(count)]
    seal()
    seal()
    return entries


def test_seals_cover_all_committed_entries_and_chain():
    first = sealed(3)
    second = sealed(2)

    verdict = verify()

    assert [(one.last_id, one.entries) for one in Seal.objects.order_by("pk")] == [
        (first[-1].pk, 3),
        (second[-1].pk, 2),
    ]
    assert (verdict.seals, verdict.entries, verdict.unsealed) == (2, 5, 0)
    assert verdict.is_sound


def test_nothing_new_is_sealed_twice():
    sealed(1)

    assert [seal(), seal()] == [None, None]
    assert Seal.objects.count() == 1


def test_a_late_commit_is_waited_for_and_not_lost():
    began, may_commit = threading.Event(), threading.Event()

    def slow_writer():
        with transaction.atomic():
            record("slow.done")
            began.set()
            may_commit.wait(10)
        connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    began.wait(10)
    quick = record("quick.done")

    before = [seal(), seal()]
    may_commit.set()
    writer.join()
    made = [seal(), seal(), seal()]

    slow = Entry.objects.get(verb="slow.done")
    assert slow.pk < quick.pk
    assert before == [None, None]
    assert sum(one.entries for one in made if one) == 2
    assert verify().is_sound


def test_a_writer_never_waits_for_the_sealing():
    record("thing.done")
    seal()
    with transaction.atomic():
        seal()
        with (
            psycopg.connect(**parameters(), autocommit=True) as other,
            other.cursor() as cursor,
        ):
            cursor.execute("SET lock_timeout = '2s'")
            cursor.execute(
                "INSERT INTO journal_entry "
                "(at, verb, actor, object_id, label, detail) "
                "VALUES (now(), 'other.done', '', '', '', '{}')"
            )

    assert Entry.objects.filter(verb="other.done").exists()


def test_a_mark_of_another_server_is_replaced():
    record("thing.done")
    SealMark.objects.create(pk=1, last_id=1, transaction_id=2**60)

    assert seal() is None

    assert SealMark.objects.get().transaction_id < 2**60
    assert seal().entries == 1


def parameters():
    given = connection.get_connection_params()
    return {
        name: value
        for name, value in given.items()
        if name not in {"cursor_factory", "context"}
    }


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal_entry SET verb = 'other' WHERE id = {1}", "was changed"),
        ("DELETE FROM journal_entry WHERE id = {1}", "3 were sealed, 2 are there"),
        ("DELETE FROM journal_seal WHERE last_id = {2}", "a seal is missing"),
        ("UPDATE journal_seal SET digest = repeat('0', 64)", "was changed"),
    ],
)
def test_verify_finds_what_was_done_behind_its_back(tampered, statement, fault):
    entries = sealed(3)
    sealed(1)

    tampered(statement.format(*[one.pk for one in entries]))

    assert fault in " ".join(verify().faults)


def test_verify_misses_a_noted_seal_that_was_cut_off(tampered):
    sealed(1)
    sealed(1)
    noted = verify().digest

    tampered("DELETE FROM journal_seal WHERE id = (SELECT max(id) FROM journal_seal)")

    assert verify().is_sound
    assert verify(noted=noted).faults == [f"the noted seal {noted} is not in the chain"]


def test_erasing_a_person_leaves_the_chain_verifiable():
    record("person.named", personal=("person:7", {"family_name": "Зайцева"}))
    sealed(1)

    erase_personal("person:7")

    assert verify().is_sound


def test_verify_finds_a_false_personal_value(tampered):
    record("person.named", personal=("person:7", {"family_name": "Зайцева"}))

    tampered("UPDATE journal_personalvalue SET value = 'Волкова'")

    assert "the value of “family_name” was changed" in verify().faults[0]


def test_command_tells_programs_and_fails_on_a_fault(tampered):
    sealed(2)
    out = io.StringIO()
    call_command("journal", "verify", "--json", stdout=out)

    assert json.loads(out.getvalue()) | {"digest": ""} == {
        "seals": 1,
        "entries": 2,
        "unsealed": 0,
        "digest": "",
        "faults": [],
        "is_sound": True,
    }
    tampered("UPDATE journal_entry SET actor = 'user:1'")
    with pytest.raises(CommandError):
        call_command("journal", "verify", stdout=io.StringIO())


def test_an_empty_journal_is_sound():
    assert seal() is None
    assert (verify().is_sound, verify().digest) == (True, START)
