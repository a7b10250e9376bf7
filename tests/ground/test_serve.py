"""`mosty serve` with real processes: killed, started twice, stopped."""

import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from mosty.config.serve import address, processes
from mosty.config.serve.record import Record, end
from tests.ground.serving import (
    ALIVE,
    Serving,
    eventually,
    free_port,
    is_alive,
    mosty,
    remove,
    status,
)


@pytest.fixture(scope="module")
def data():
    folder = Path(tempfile.mkdtemp(prefix="mosty-serve-")) / "var"
    yield folder
    remove(folder)
    remove(folder.parent)


@pytest.fixture(scope="module")
def kept(data):
    """One that runs through the tests of this module."""
    serving = Serving(data, free_port()).start()
    yield serving
    if serving.process.poll() is None:
        serving.stop()


@pytest.fixture
def serving(kept):
    if kept.process.poll() is not None:
        kept.start()
    eventually(kept.is_ready, what="ready")
    eventually(lambda: kept.group("worker"), what="a worker")
    return kept


def all_gone(processes):
    return lambda: not any(map(is_alive, processes))


@pytest.mark.parametrize("kind", ["database", "web", "worker"])
def test_site_answers_after_a_killed_process_with_new_ones_only(serving, kind):
    before = serving.group(kind)

    before[0].kill()

    eventually(all_gone(before), what=f"the old {kind} gone")
    eventually(serving.is_ready, what="ready again")
    after = eventually(lambda: serving.group(kind), what=f"a new {kind}")
    assert not {one.pid for one in before} & {one.pid for one in after}


@pytest.mark.parametrize("kind", ["database", "web"])
def test_site_answers_after_a_killed_helper_process(serving, kind):
    killed = serving.group(kind)[-1]

    killed.kill()

    eventually(all_gone([killed]), what="gone")
    eventually(serving.is_ready, what="ready again")


def test_second_start_says_so_and_leaves_the_first_alone(serving, data):
    before = {one.pid for one in serving.group("web")}

    second = mosty(data, "serve", "--port", free_port())

    assert second.returncode == 3
    assert f"served already, by process {serving.process.pid}" in second.stderr
    assert {one.pid for one in serving.group("web")} == before
    assert serving.is_ready()


def test_killed_supervisor_takes_all_with_it_and_a_start_follows(serving):
    before = serving.tree()

    serving.process.kill()
    serving.process.wait()
    serving.start()

    # The old web process may have been the one that answered.
    eventually(all_gone(before), what="the old tree gone")
    eventually(serving.is_ready, what="ready again")


def test_leftovers_are_ended_at_the_start(serving):
    """Stopped processes do not obey the signal of their parent's death."""
    before = serving.group("worker") + serving.group("web")
    for process in before:
        process.send_signal(signal.SIGSTOP)
    serving.process.kill()
    serving.process.wait()

    serving.start()

    assert all_gone(before)()


def test_command_uses_the_database_that_runs(serving, data):
    before = serving.group("database")[0]

    said = mosty(data, "migrate")

    assert said.returncode == 0, said.stderr
    assert is_alive(before)
    assert serving.is_ready()
    assert address.read(data) == f"http://localhost:{serving.port}"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stop_is_orderly(serving, data, number):
    before = serving.tree()

    assert serving.stop(number) == 0

    assert all_gone(before)()
    assert not (data / "processes.json").exists()
    assert address.read(data) == ""
    assert "database system is shut down" in serving.cluster.place.log.read_text()
    assert status(ALIVE.format(port=serving.port)) == 0


def test_taken_port_is_told(data, serving):
    serving.stop()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = mosty(data, "serve", "--port", port)

    assert said.returncode == 1
    assert f"Port {port} is taken by another program" in said.stderr


def test_start_that_cannot_be_prepared_ends(tmp_path):
    nobody = "postgresql://nobody@127.0.0.1:1/none"

    said = mosty(tmp_path, "serve", "--port", free_port(), DATABASE_URL=nobody)

    assert said.returncode == 1
    assert "The database does not answer" in said.stderr
    assert "cannot be prepared" in said.stderr


def test_record_knows_its_processes_by_their_start(tmp_path):
    """A number may belong to somebody else by now."""
    words = [sys.executable, "-c", "import time; time.sleep(600)"]
    with subprocess.Popen(words) as other:
        record = Record(tmp_path / "processes.json")
        record.write({"web": other.pid})
        assert record.leftovers() == {"web": other.pid}

        text = record.path.read_text()
        started = processes.stat(other.pid).started
        record.path.write_text(text.replace(str(started), str(started - 1)))

        assert record.leftovers() == {}
        end([other.pid])
    assert not psutil.pid_exists(other.pid)
