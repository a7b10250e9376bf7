"""The command line: `mosty <command> …`.

Its own commands stand in `config.commands`; every other word is a management
command of a room.
"""

import importlib
import os
import signal
import sys

from django.core.exceptions import ImproperlyConfigured

from mosty.config import env
from mosty.config.commands import OWN, WITH_DJANGO
from mosty.config.database import DatabaseFault
from mosty.config.serve import address

FAULT, USAGE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mosty.config.settings")
    os.environ["MOSTY_DATA"] = str(env.data_folder())
    if url := address.read(env.data_folder()):
        os.environ.setdefault("MOSTY_URL", url)
    signal.signal(signal.SIGTERM, leave)  # so that a borrowed database is stopped
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except (DatabaseFault, ImproperlyConfigured) as fault:
        print(f"mosty: {fault}", file=sys.stderr)
        return FAULT
    except PermissionError as error:
        if not str(error.filename).startswith(os.environ["MOSTY_DATA"]):
            raise
        print(
            f"mosty: no right to use {error.filename}. Run as the owner of the data "
            "folder, or name another in MOSTY_DATA.",
            file=sys.stderr,
        )
        return FAULT
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:  # the reader, like `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run(arguments: list[str]) -> int:
    """Django is loaded only for what needs it: `serve` stays small without it."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(usage())
        return 0 if arguments else USAGE
    own = OWN.get(arguments[0])
    if own and not own.role:
        return importlib.import_module(own.module).main(arguments[1:])
    return importlib.import_module(WITH_DJANGO).main(arguments)


def leave(_number, _frame):
    raise SystemExit(128 + signal.SIGTERM)


def usage() -> str:
    width = max(len(word) for word in OWN)
    lines = [f"  {word:<{width}}  {own.summary}" for word, own in OWN.items()]
    return "\n".join(
        [
            "usage: mosty COMMAND …",
            "",
            *lines,
            "",
            "Each has --help. `mosty help` lists the commands of the rooms: import,",
            "messages, migrate and others.",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
