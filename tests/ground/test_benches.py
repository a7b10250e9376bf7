"""The benches measure what they say, over a world that is always the same."""

import os
import subprocess
import sys
import time

import pytest
from benchmarks import world
from benchmarks.asking import ask
from benchmarks.measure import cpu_ms, figures, pss_mb, questions, tree
from django.core.handlers.wsgi import WSGIHandler

from mosty.agreements.models import Agreement
from mosty.institution.models import Institution
from mosty.partners.models import Organisation
from mosty.search.models import IndexEntry


@pytest.mark.django_db(transaction=True)
def test_world_is_whole_and_findable():
    world.load(partners=30, papers=20, deeds=5)

    assert Organisation.objects.count() == 31
    assert Agreement.objects.count() == 20
    assert IndexEntry.objects.filter(kind="agreement").exists()
    page = ask(WSGIHandler(), "/agreements/").decode()
    assert Agreement.objects.public().first().counterpart.name_ru[:20] in page


@pytest.mark.django_db
def test_questions_are_counted():
    assert questions(lambda: [Institution.objects.first() for _ in range(3)]) == 3


def test_cpu_is_that_of_the_processes_named():
    script = "import time\nwhile time.process_time() < 0.3: pass\ninput()"
    process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE)
    try:
        spent = 0
        while spent < 300:
            time.sleep(0.02)
            spent = cpu_ms([process.pid])

        assert tree(process.pid) == [process.pid]
        assert 300 <= spent < 600
        assert 3 < pss_mb([process.pid]) < 60
    finally:
        process.communicate(b"\n", timeout=10)


def test_memory_is_shared_among_those_that_share_it():
    assert 1 < pss_mb([os.getpid()]) <= 4000


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([3.0, 1.0, 2.0], "median 2.0, p99 3.0, worst 3.0"),
        (range(1, 201), "median 100.5, p99 198.0, worst 200.0"),
    ],
)
def test_figures_say_median_and_tail(times, said):
    assert str(figures(times)) == said
