"""`mosty worker`: background tasks out of PostgreSQL.

One runs inside `mosty serve`; any number of others, on other machines too, share
the work.
"""

import argparse
import os
import sys

import django
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from mosty.config.serve import gate

CONNECTIONS = {"min_size": 1, "max_size": 4}
STOPPING_S = 20


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty worker", description=__doc__)
    parser.parse_args(arguments)
    gate.wait_until_open()
    connector = PsycopgConnector(kwargs=connector_params(), **CONNECTIONS)
    with app.replace_connector(connector) as working:
        working.run_worker(
            concurrency=1,
            delete_jobs="successful",
            shutdown_graceful_timeout=STOPPING_S,
        )
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mosty.config.settings")
    django.setup()
    sys.exit(main([]))
