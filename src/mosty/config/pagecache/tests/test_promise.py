"""Stale for at most one second, on every node, whatever happens meanwhile."""

import threading
import time

import pytest
from django.db import connections, transaction

from mosty.config.pagecache.tests.factories import HTML, Answer, environment, wait_until
from mosty.config.pagecache.watch import PROMISE_S, connect
from mosty.institution.actions import describe, found

pytestmark = pytest.mark.django_db(transaction=True)
DEAF = {"channel": "mosty_nobody_sends_here"}


class Register:
    """A page that says what the database says; it may be held up while rendered."""

    def __init__(self):
        self.has_read = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self, environ, start_response):
        with connect() as database:
            said = database.execute(
                "SELECT short_name_ru FROM institution_institution"
            ).fetchone()[0]
        self.has_read.set()
        self.may_go_on.wait(10)
        start_response("200 OK", [*HTML])
        return [said.encode()]


@pytest.fixture
def academy():
    return found(name_ru="Академия", short_name_ru="0", unit_ru="Отдел")


def said(cache):
    return Answer(cache, environment()).body.decode()


def test_page_that_was_being_rendered_when_something_changed_is_not_kept(node, academy):
    register = Register()
    cache = node(register)
    generation = cache.store.generation
    register.may_go_on.clear()
    answers = []
    visitor = threading.Thread(target=lambda: answers.append(said(cache)))
    visitor.start()
    register.has_read.wait(10)

    describe(short_name_ru="1")
    wait_until(lambda: cache.store.generation > generation)
    register.may_go_on.set()
    visitor.join()

    assert answers == ["0"]
    assert len(cache.store) == 0
    assert said(cache) == "1"


def test_page_kept_between_a_commit_and_its_notice_lives_less_than_a_second(
    node, academy
):
    register = Register()
    cache = node(register, **DEAF)
    register.may_go_on.clear()
    visitor = threading.Thread(target=lambda: said(cache))
    visitor.start()
    register.has_read.wait(10)

    describe(short_name_ru="1")
    committed = time.monotonic()
    register.may_go_on.set()
    visitor.join()
    wait_until(lambda: said(cache) == "1")

    assert time.monotonic() - committed < PROMISE_S + 0.05


@pytest.mark.walk
@pytest.mark.parametrize(
    "manner", [pytest.param({}, id="listening"), pytest.param(DEAF, id="asking")]
)
def test_no_visitor_of_any_node_sees_what_was_replaced_a_second_ago(
    node, academy, manner
):
    nodes = [node(Register(), **manner) for _ in range(2)]
    committed, seen, is_over = [(time.monotonic(), 0)], [], threading.Event()

    def visit(cache):
        while not is_over.is_set():
            asked_at = time.monotonic()
            seen.append((asked_at, int(said(cache))))
            time.sleep(0.002)

    def write():
        for number in range(1, 16):
            with transaction.atomic():
                describe(short_name_ru=str(number))
            committed.append((time.monotonic(), number))
            time.sleep(0.1 if number % 5 else 0.6)
        connections.close_all()

    visitors = [threading.Thread(target=visit, args=(one,)) for one in nodes * 2]
    writer = threading.Thread(target=write)
    for thread in [*visitors, writer]:
        thread.start()
    writer.join()
    time.sleep(PROMISE_S)
    is_over.set()
    for thread in visitors:
        thread.join()

    broken = [
        (asked_at, number)
        for asked_at, number in seen
        if number
        < max(n for at, n in committed if at <= asked_at - PROMISE_S or n == 0)
    ]
    assert broken == []
    assert len(seen) > 300
    assert {said(one) for one in nodes} == {"15"}
