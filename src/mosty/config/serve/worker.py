"""The worker process: background tasks out of PostgreSQL.

Run as `python -m mosty.config.serve.worker`, by `mosty serve` or on a machine of
its own; any number of them share the work.
"""

import os

import django
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from mosty.config.serve import gate

CONNECTIONS = {"min_size": 1, "max_size": 4}
STOPPING_S = 20


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mosty.config.settings")
    django.setup()
    gate.wait_until_open()
    connector = PsycopgConnector(kwargs=connector_params(), **CONNECTIONS)
    with app.replace_connector(connector) as working:
        working.run_worker(
            concurrency=1,
            delete_jobs="successful",
            shutdown_graceful_timeout=STOPPING_S,
        )


if __name__ == "__main__":
    main()
