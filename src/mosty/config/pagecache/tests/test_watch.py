import datetime
import os
import threading

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from mosty.config.pagecache.tests.factories import (
    Answer,
    Page,
    Road,
    environment,
    wait_until,
)
from mosty.config.pagecache.watch import PROMISE_S, connect
from mosty.institution.models import Institution
from mosty.journal.actions import announce_public_change, record
from mosty.journal.models import PublicChange
from mosty.pages.models import News

pytestmark = pytest.mark.django_db(transaction=True)
DEAF = {"channel": "mosty_nobody_sends_here"}
MANNERS = [pytest.param({}, id="listening"), pytest.param(DEAF, id="asking")]


def filled(cache):
    Answer(cache, environment())
    assert len(cache.store) == 1
    return cache


def emptied(cache):
    return lambda: len(cache.store) == 0


@pytest.mark.parametrize("manner", MANNERS)
def test_every_node_is_emptied_within_a_second(node, manner):
    nodes = [filled(node(Page(), **manner)) for _ in range(2)]

    record("thing.done")

    for one in nodes:
        assert wait_until(emptied(one)) < PROMISE_S


def test_notice_is_heard_at_once(node):
    cache = filled(node(Page()))

    record("thing.done")

    assert wait_until(emptied(cache)) < 0.2


@pytest.mark.parametrize("manner", MANNERS)
def test_what_did_not_become_true_empties_nothing(node, manner):
    cache = filled(node(Page(), **manner))
    generation = cache.store.generation

    with transaction.atomic():
        record("thing.done")
        transaction.set_rollback(True)
    record("account.signed_in", is_public=False)
    threading.Event().wait(PROMISE_S)

    assert (len(cache.store), cache.store.generation) == (1, generation)


@pytest.mark.parametrize("manner", MANNERS)
def test_transaction_that_commits_after_a_later_one_is_not_missed(node, manner):
    cache = node(Page(), **manner)
    began, may_commit = threading.Event(), threading.Event()

    def slow_writer():
        with transaction.atomic():
            announce_public_change()
            began.set()
            may_commit.wait(10)
        connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    began.wait(10)
    announce_public_change()
    threading.Event().wait(PROMISE_S)
    filled(cache)
    may_commit.set()
    writer.join()

    assert wait_until(emptied(cache)) < PROMISE_S


def test_number_left_by_another_server_empties_nothing(node):
    PublicChange.objects.create(transaction_id=2**60)
    cache = filled(node(Page(), **DEAF))

    threading.Event().wait(PROMISE_S)

    assert len(cache.store) == 1


def test_node_whose_connection_is_cut_watches_again(node):
    cache = filled(node(Page()))
    generation = cache.store.generation

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'mosty page cache'"
        )
    wait_until(lambda: cache.store.generation > generation)
    wait_until(lambda: cache.store.is_trusted)

    filled(cache)


def test_node_that_gets_no_answer_gives_nothing_from_memory(node, target):
    host, port = target
    road = Road(host, port)

    def by_road():
        given = connections["default"].get_connection_params()
        for name in ("cursor_factory", "context", "host", "port"):
            given.pop(name, None)
        return psycopg.connect(
            **given, host="127.0.0.1", port=road.port, autocommit=True
        )

    page = Page()
    cache = filled(node(page, connect=by_road))

    road.is_open.clear()
    waited = wait_until(lambda: not cache.store.is_trusted)
    Answer(cache, environment())
    Answer(cache, environment())

    assert waited <= PROMISE_S + 0.05
    assert len(page.asked) == 3
    road.is_open.set()
    wait_until(lambda: cache.store.is_trusted)
    road.close()


def test_node_without_a_database_renders_everything(node):
    def nowhere():
        return psycopg.connect(host="127.0.0.1", port=1, connect_timeout=1)

    page = Page()
    cache = node(page, wait=False, connect=nowhere)

    answers = [Answer(cache, environment()) for _ in range(2)]

    assert [answer.status for answer in answers] == ["200 OK"] * 2
    assert len(page.asked) == 2


def test_fork_begins_with_nothing(node):
    cache = filled(node(Page()))
    reading, writing = os.pipe()

    child = os.fork()
    if child == 0:
        trusted_before = cache.store.is_trusted
        cache.watcher.ensure()
        os.write(writing, bytes([trusted_before, len(cache.store)]))
        os._exit(0)
    os.waitpid(child, 0)

    assert os.read(reading, 2) == bytes([True, 0])
    os.close(reading)
    os.close(writing)


def test_pages_expire_at_the_institutions_midnight(node):
    Institution.objects.create(
        name_ru="Академия",
        short_name_ru="Академия",
        unit_ru="Отдел",
        time_zone="Asia/Vladivostok",
    )
    announce_public_change()
    cache = node(Page())
    now = timezone.now()

    expires_at = datetime.datetime.fromtimestamp(cache.store.expires_at, datetime.UTC)

    assert now < expires_at <= now + datetime.timedelta(days=1)
    assert (expires_at.hour, expires_at.minute) == (14, 0)


def test_pages_expire_when_something_is_published(node):
    soon = timezone.now() + datetime.timedelta(seconds=2)
    News.objects.create(slug="a", title_ru="А", body_ru="А", published_from=soon)
    announce_public_change()
    page = Page()
    cache = filled(node(page))

    assert cache.store.expires_at == soon.timestamp()
    wait_until(lambda: timezone.now() >= soon)
    Answer(cache, environment())
    wait_until(lambda: cache.store.is_trusted)

    assert len(page.asked) == 2
    assert cache.store.expires_at > soon.timestamp()
    filled(cache)


def test_connection_of_its_own_is_not_djangos(django_db_setup):
    with connect() as own:
        assert own.autocommit
        assert own.execute("SELECT current_database()").fetchone() == (
            connection.settings_dict["NAME"],
        )
