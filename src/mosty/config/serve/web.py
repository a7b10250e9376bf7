"""The web process: granian before Django.

Run as `python -m mosty.config.serve.web`; `mosty serve` does it.
"""

import argparse
import importlib
import os
import signal

import django
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from mosty.config import leash
from mosty.config.logs import logging_configuration
from mosty.config.serve import gate

DOOR = "mosty.config.wsgi"


def load(_target):
    """Load the application in a worker of granian.

    The worker dies with granian's main process: otherwise it would go on to
    answer on the same port beside its successor. Django is read while the
    database is being prepared, and finished when it is.
    """
    leash.die_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # granian sets its own when loaded
    django.setup()
    importlib.import_module("mosty.config.urls")
    gate.wait_until_open()
    return importlib.import_module(DOOR).application


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    asked = parser.parse_args()
    Granian(
        DOOR,
        address=asked.host,
        port=asked.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=asked.workers,
        blocking_threads=asked.threads,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_dictconfig=logging_configuration(level=os.environ["MOSTY_LOG_LEVEL"]),
    ).serve(target_loader=load)


if __name__ == "__main__":
    main()
