"""Commands that need Django: of the house, of the rooms, and Django's own."""

import importlib
import os
from contextlib import nullcontext

import django
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError
from psycopg.errors import UndefinedTable

from mosty.config import env
from mosty.config.commands import OWN
from mosty.config.database import DatabaseFault
from mosty.config.database.borrowing import running

BY_OWNER = {"makemigrations", "sqlmigrate", "flush", "shell", "dbshell"}
WITHOUT_DATABASE = {"messages", "collectstatic", "help", "version", "--version"}
HELP = {"-h", "--help"}


def main(arguments: list[str]) -> int:
    """Run a command with the role and the database that it needs."""
    word, rest = arguments[0], arguments[1:]
    own = OWN.get(word)
    if own:
        os.environ["MOSTY_DATABASE_ROLE"] = own.role
    elif word in BY_OWNER:
        os.environ.setdefault("MOSTY_DATABASE_ROLE", "owner")
    has_database = own.has_database if own else word not in WITHOUT_DATABASE
    is_needed = has_database and not HELP & set(rest)
    try:
        with running(os.environ, env.data_folder()) if is_needed else nullcontext():
            if own is None:
                execute_from_command_line(["mosty", *arguments])
                return 0
            django.setup()
            return importlib.import_module(own.module).main(rest)
    except OperationalError as error:
        raise DatabaseFault(f"The database does not answer: {error}".strip()) from error
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        raise DatabaseFault(
            "The database has no tables yet. Run `mosty prepare` once, then try again."
        ) from error
