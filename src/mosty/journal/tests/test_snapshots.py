"""What is kept under a name of the data is never other than what a reading would give."""

import random

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import RequestFactory

from mosty.agreements.tests.factories import AgreementFactory
from mosty.journal import marks, snapshots
from mosty.journal.actions import forget_changes, record
from mosty.journal.models import DataChange, Entry

ADD = "INSERT INTO journal_entry (at, verb, actor, object_id, label, detail)" + (
    " VALUES (now(), %s, '', '', '', '{}')"
)
ADD_JOB = (
    "INSERT INTO procrastinate_jobs (task_name, queue_name) VALUES ('tested', 'x')"
)


def verbs():
    return sorted(Entry.objects.values_list("verb", flat=True))


@pytest.fixture
def writers():
    """Three more connections, each to open and end transactions as it likes."""
    given = connections["default"].get_connection_params()
    for name in ("cursor_factory", "context", "pool"):
        given.pop(name, None)
    opened = [psycopg.connect(**given) for _ in range(3)]
    yield opened
    for one in opened:
        one.close()


@pytest.mark.django_db(transaction=True)
def test_kept_value_is_read_again_after_any_change(django_assert_num_queries):
    kept = snapshots.Kept(verbs)
    with transaction.atomic():
        record("tested.once", by="test")

    assert kept.value(snapshots.current()) == ["tested.once"]
    with django_assert_num_queries(1):
        assert kept.value(snapshots.current()) == ["tested.once"]

    with transaction.atomic():
        record("tested.twice", by="test")

    assert kept.value(snapshots.current()) == ["tested.once", "tested.twice"]


@pytest.mark.django_db(transaction=True)
def test_kept_value_never_holds_what_was_not_committed():
    kept = snapshots.Kept(verbs)

    with transaction.atomic():
        record("tested.undone", by="test")
        snapshot = snapshots.current()
        seen = kept.value(snapshot)
        transaction.set_rollback(True)

    assert (snapshot, seen) == ("", ["tested.undone"])
    assert kept.value(snapshots.current()) == []


@pytest.mark.django_db(transaction=True)
def test_request_that_may_write_takes_nothing_kept():
    assert snapshots.of(RequestFactory().get("/"))
    assert snapshots.of(RequestFactory().post("/")) == ""


@pytest.mark.django_db(transaction=True)
def test_later_transaction_that_commits_first_hides_no_earlier_one(writers):
    first, second, _ = writers
    kept = snapshots.Kept(verbs)
    first.execute(ADD, ["tested.first"])
    second.execute(ADD, ["tested.second"])

    second.commit()
    after_second = kept.value(snapshots.current())
    first.commit()
    after_first = kept.value(snapshots.current())

    assert after_second == ["tested.second"]
    assert after_first == ["tested.first", "tested.second"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.django_db(transaction=True)
def test_no_order_of_commits_leaves_a_stale_value(writers, seed):
    """Two processes look at random moments; one of them seldom."""
    dice = random.Random(seed)
    often, seldom = snapshots.Sight(), snapshots.Sight()
    kept_often, kept_seldom = snapshots.Kept(verbs), snapshots.Kept(verbs)
    kept_of_one = snapshots.Kept(verbs, ["journal_entry"])

    for step in range(120):
        one = dice.choice(writers)
        match dice.randrange(8):
            case 0 | 1 | 2:
                one.execute(ADD, [f"tested.{step}"])
            case 3:
                one.execute(ADD_JOB)
            case 4:
                one.execute("SAVEPOINT here")
                one.execute(ADD, [f"tested.{step}"])
                one.execute("ROLLBACK TO here")
            case 5 | 6:
                one.commit()
            case 7:
                one.rollback()
        if dice.random() < 0.05:
            forget_all()
        name = often.name()
        assert kept_often.value(name) == kept_of_one.value(name) == verbs()
        if dice.random() < 0.1:
            assert kept_seldom.value(seldom.name()) == verbs()

    for one in writers:
        one.rollback()


def forget_all():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "ENOUGH", 0)
        forget_changes()


@pytest.mark.django_db(transaction=True)
def test_what_no_page_shows_changes_nothing(writers):
    before = snapshots.current()

    writers[0].execute(ADD_JOB)
    writers[0].commit()
    writers[0].execute(ADD, ["tested.undone"])
    writers[0].rollback()

    assert snapshots.current() == before


@pytest.mark.django_db(transaction=True)
def test_what_was_read_of_other_tables_is_still_known(writers):
    read = []
    kept = snapshots.Kept(lambda: read.append(1), ["places_country", "places_region"])
    kept.value(snapshots.current())
    writers[0].execute(ADD, ["tested.elsewhere"])
    writers[0].commit()

    kept.value(snapshots.current())
    assert len(read) == 1

    writers[0].execute("UPDATE places_region SET code = code")
    writers[0].commit()
    kept.value(snapshots.current())
    assert len(read) == 2

    forget_all()
    kept.value(snapshots.current())
    assert len(read) == 3


@pytest.mark.django_db(transaction=True)
def test_name_tells_which_agreements_a_change_touched(writers):
    """Of every row that a statement saw; a truncated table tells none."""
    one, other = (row.pk for row in AgreementFactory.create_batch(2))
    table, seats, writer = "agreements_agreement", "agreements_party", writers[0]
    update = f"UPDATE {table} SET number = number WHERE id = ANY(%s)"
    before = snapshots.current()
    writer.execute(update, [[]])
    writer.commit()
    assert snapshots.current() == before

    writer.execute(update, [[one]])
    writer.execute(update, [[one, other]])
    writer.execute(f"DELETE FROM {seats} WHERE agreement_id = %s", [other])
    writer.commit()
    after = snapshots.current()
    assert after.since(before) == {table: {one, other}, seats: {other}}

    writer.execute(f"DELETE FROM {seats}")
    writer.execute("SET CONSTRAINTS ALL IMMEDIATE")
    writer.execute(f"TRUNCATE {seats} CASCADE")
    writer.commit()
    now = snapshots.current()
    assert (now.since(after)[seats], now.since(before)[table]) == (None, {one, other})
    assert (now.since(now), now.since("another")) == ({}, None)


@pytest.mark.django_db(transaction=True)
def test_writers_do_not_wait_for_each_other(writers):
    for one in writers:
        one.execute("SET statement_timeout = '2s'")
        one.execute(ADD, ["tested.together"])

    for one in writers:
        one.commit()

    assert verbs() == ["tested.together"] * 3


@pytest.mark.django_db(transaction=True)
def test_marks_are_forgotten_once_there_are_many(monkeypatch):
    monkeypatch.setattr(marks, "ENOUGH", 3)
    for number in range(5):
        record(f"tested.{number}", by="test")

    forget_changes()

    assert DataChange.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_table_without_marks_makes_every_commit_a_change(writers):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER marks_change ON journal_entry")
    sight = snapshots.Sight()
    before = sight.name()

    writers[0].execute(ADD, ["tested.unmarked"])
    writers[0].commit()

    assert marks.unmarked() == ["journal_entry"]
    assert sight.name() != before
    marks.put_on()
    assert marks.unmarked() == []


@pytest.mark.django_db
def test_every_table_but_those_named_has_its_trigger():
    tables = set(connection.introspection.table_names())

    assert marks.unmarked() == []
    assert set(settings.UNMARKED_TABLES) <= tables


@pytest.mark.django_db(transaction=True)
def test_mark_of_another_server_is_no_change(writers):
    """A backup brings numbers that this server has not given out yet."""
    writers[0].execute(
        "INSERT INTO journal_datachange"
        " SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000, ''"
    )
    writers[0].commit()
    sight = snapshots.Sight()

    assert sight.name() == sight.name()


def test_shelf_keeps_the_last_asked_for_under_one_snapshot():
    shelf, read = snapshots.Shelf(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        shelf.value(key, "1:1:", lambda key=key: read.append(key))
    assert read == ["a", "b", "c", "b"]
    shelf.value("a", "2:2:", lambda: read.append("a anew"))
    shelf.value("a", "", lambda: read.append("a unkept"))
    assert read[4:] == ["a anew", "a unkept"]


def test_shelf_reads_again_what_grew_old():
    shelf, read = snapshots.Shelf(2, seconds=-1), []
    for _ in range(2):
        shelf.value("a", "1:1:", lambda: read.append("a"))
    assert len(read) == 2


@pytest.mark.django_db(transaction=True)
def test_shelf_by_tables_reads_again_after_a_change_of_what_it_read(writers):
    shelf, read = snapshots.ShelfByTables(2, tables=["places_country"]), []

    def value():
        return shelf.value("a", snapshots.current(), lambda: read.append(verbs()))

    def after(statement, *given):
        writers[0].execute(statement, given)
        writers[0].commit()
        value()
        return len(read)

    value()
    assert after("UPDATE places_region SET code = code") == 1
    assert after(ADD, "tested.here") == 2
    assert after("UPDATE places_country SET code = code") == 3
    assert read == [[], ["tested.here"], ["tested.here"]]
