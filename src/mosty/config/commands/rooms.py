"""Every other command is a management command of a room, or of Django.

The database is made sure to run for those that need it.
"""

import os
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from mosty.config import env
from mosty.config.database.borrowing import running

BY_OWNER = {"makemigrations", "sqlmigrate", "flush", "shell", "dbshell"}
WITHOUT_DATABASE = {"messages", "collectstatic", "help", "version", "--version"}
HELP = {"-h", "--help"}


def main(arguments: list[str]) -> int:
    word, rest = arguments[0], arguments[1:]
    if word in BY_OWNER:
        os.environ.setdefault("MOSTY_DATABASE_ROLE", "owner")
    is_alone = word in WITHOUT_DATABASE or HELP & set(rest)
    with nullcontext() if is_alone else running(os.environ, env.data_folder()):
        execute_from_command_line(["mosty", *arguments])
    return 0
