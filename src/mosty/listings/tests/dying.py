"""A worker that is killed in the middle of a run: `python -m … ROWS`."""

import os
import signal
import sys
from dataclasses import replace

import django

django.setup()

from procrastinate.contrib.django import app  # noqa: E402 - after the setup

from mosty.listings.office import declaring  # noqa: E402
from mosty.listings.tests.trial import TRIAL  # noqa: E402


def dying_after(rows, perform):
    done = []

    def performed(row, values, *, by):
        if len(done) == rows:
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(row.pk)
        return perform(row, values, by=by)

    return performed


if __name__ == "__main__":
    action = TRIAL.bulk[0]
    dying = replace(action, perform=dying_after(int(sys.argv[1]), action.perform))
    declaring.offer(replace(TRIAL, bulk=(dying,)))
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, listen_notify=False)
