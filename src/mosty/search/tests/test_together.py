"""Several writers at once: nobody waits, nobody is lost."""

from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from mosty.search import actions, tasks
from mosty.search.actions import index, sweep
from mosty.search.models import Word
from mosty.search.tests.factories import note

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other_writer():
    """A transaction elsewhere that has indexed «Мост» and is not over."""
    written, may_end = Event(), Event()

    def write():
        try:
            with transaction.atomic():
                index(note("Мост другой"))
                written.set()
                may_end.wait(timeout=30)
        finally:
            connection.close()

    thread = Thread(target=write)
    thread.start()
    assert written.wait(timeout=10)
    yield
    may_end.set()
    thread.join(timeout=10)


def test_writers_of_the_same_new_word_do_not_wait(other_writer, titles):
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '5s'")

    index(note("Мост первый"))

    assert titles("мсот") == ["Мост первый"]
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


def test_sweep_does_not_make_others_queue(other_writer, monkeypatch):
    monkeypatch.setattr(actions, "PATIENCE_S", 1)

    with pytest.raises(CommandError, match="Try again|Повторите"):
        call_command("search", "sweep")
    tasks.sweep(timestamp=0)


def test_sweep_leaves_one_of_a_word_written_twice(titles):
    index(note("Мост"))
    word = Word.objects.get()
    word.pk = None
    word.save()

    assert sweep() == 1
    assert titles("мсот") == ["Мост"]
