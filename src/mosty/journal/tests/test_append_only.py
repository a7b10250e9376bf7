import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    ProgrammingError,
    connection,
    transaction,
)

from mosty.journal.actions import record
from mosty.journal.models import Entry, PersonalValue, Seal

pytestmark = pytest.mark.django_db

CHANGES = [
    "UPDATE journal_entry SET verb = 'other'",
    "DELETE FROM journal_entry",
    "UPDATE journal_seal SET digest = ''",
    "DELETE FROM journal_seal",
]
EMPTYINGS = ["TRUNCATE journal_entry CASCADE", "TRUNCATE journal_seal"]


@pytest.fixture
def written():
    record("thing.done")
    Seal.objects.create(first_id=-5, last_id=0, entries=0, digest="0" * 64)


@pytest.fixture
def serving_role():
    """Act as the role that serves, which owns nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mosty_app")
        yield
        cursor.execute("RESET ROLE")


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_even_the_owner_cannot_change_or_remove(written, statement):
    with pytest.raises(ProgrammingError, match="is append-only"):
        run(statement)


@pytest.mark.parametrize("statement", EMPTYINGS)
def test_even_the_owner_cannot_empty(statement):
    table = statement.split()[1]
    run(f"ALTER TABLE {table} ENABLE TRIGGER {table}_is_not_emptied")

    with pytest.raises(DatabaseError, match="is append-only"):
        run(statement)


def test_nothing_is_written_under_a_seal():
    entry = record("thing.done")
    Seal.objects.create(first_id=1, last_id=entry.pk + 10, entries=1, digest="0" * 64)

    with pytest.raises(IntegrityError, match="would stand under a seal"):
        record("thing.done")


def test_the_serving_role_records_and_reads(serving_role):
    entry = record("thing.done", personal=("person:7", {"family_name": "Зайцева"}))
    Seal.objects.create(first_id=-5, last_id=0, entries=0, digest="0" * 64)

    assert Entry.objects.get() == entry
    assert PersonalValue.objects.all().delete()[0] == 1


@pytest.mark.parametrize("statement", [*CHANGES, *EMPTYINGS])
def test_the_serving_role_has_no_right_to_change_or_remove(
    written, serving_role, statement
):
    with pytest.raises(ProgrammingError, match="permission denied"):
        run(statement)


@pytest.mark.parametrize("table", ["journal_entry", "journal_seal"])
def test_the_serving_role_cannot_switch_the_guards_off(serving_role, table):
    with pytest.raises(ProgrammingError, match="must be owner"):
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
