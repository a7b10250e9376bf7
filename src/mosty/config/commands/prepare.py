"""`mosty prepare`: all that must be done before a node serves.

Refuses a poor server, migrates, grants rights, compiles messages and collects
static files. `mosty serve` does it by itself; nodes behind a balancer may do it in
their deployment. Doing it again changes nothing.
"""

import argparse
import os

import django
from django.db import connection

from mosty.config import env, static
from mosty.config.commands import migrate
from mosty.config.database.borrowing import running


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty prepare", description=__doc__)
    parser.parse_args(arguments)
    os.environ["MOSTY_DATABASE_ROLE"] = "owner"
    with running(os.environ, env.data_folder()):
        prepare()
    return 0


def prepare() -> None:
    django.setup()
    migrate.refuse_poor_server()
    migrate.bring_up_to_date()
    static.compile_messages()
    static.collect()
    connection.close()
