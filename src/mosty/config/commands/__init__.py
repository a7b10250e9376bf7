"""The commands of the house. Each module has `main(arguments) -> exit code`."""

from typing import NamedTuple


class Own(NamedTuple):
    """A command: where it stands, as whom it enters the database.

    Without a role Django is not set up; without the database it is not started.
    """

    module: str
    summary: str
    role: str = ""
    has_database: bool = True


def here(name: str, summary: str, role: str = "", **more) -> Own:
    return Own(f"mosty.config.commands.{name}", summary, role, **more)


OWN = {
    "serve": here("serve", "database, web and worker together"),
    "worker": Own("mosty.config.serve.worker", "background work only", "app"),
    "init": here("init", "found an institution from nothing", "app"),
    "demo": here("demo", "load the example institution", "app"),
    "prepare": here("prepare", "all that a node needs before it serves", "owner"),
    "migrate": here("migrate", "bring the tables up to date", "owner"),
    "doctor": here("doctor", "look for what is wrong", "app", has_database=False),
    "policy": here("policy", "who may use which address", "app", has_database=False),
    "sveden": here("sveden", "check, read, export a statutory page"),
    "partners": here("partners", "match names of organisations"),
    "backup": here("backup", "write database and files to one file", "owner"),
    "restore": here("restore", "read them back from it", "owner"),
    "bench": here("bench", "measure speed and memory", "owner", has_database=False),
}

WITH_DJANGO = "mosty.config.management"
